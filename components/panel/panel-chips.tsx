"use client";
import { Chip } from "@/components/ui/chip";
import { useNow } from "@/lib/client/clock";
import { useLocale, useText } from "@/lib/client/text";
import type { PanelResult } from "@/lib/contract/panel-result";
import { formatDuration } from "@/lib/units/duration";
import { formatIsoTime } from "@/lib/units/time";

interface PanelChipsProps {
  result: PanelResult;
  /** the last try failed and older data is shown */
  isKept: boolean;
}

export function PanelChips({ result, isKept }: PanelChipsProps) {
  return (
    <>
      {result.isStale || isKept ? <StaleChip asOfUnixMs={result.asOfUnixMs} /> : null}
      {result.state === "partial" ? <PartialChip result={result} /> : null}
    </>
  );
}

function StaleChip({ asOfUnixMs }: { asOfUnixMs: number | null }) {
  const t = useText();
  const locale = useLocale();
  const nowUnixMs = useNow(10_000);
  const age = asOfUnixMs === null ? "" : formatDuration(Math.max(0, nowUnixMs - asOfUnixMs) / 1000, { locale });
  return (
    <Chip health="blind" title={formatIsoTime(asOfUnixMs)}>
      {t("panel.stale", { age }).trim()}
    </Chip>
  );
}

function PartialChip({ result }: { result: PanelResult }) {
  const t = useText();
  const { answeredCount, expectedCount, missing } = result.coverage;
  const isCounted = answeredCount !== null && expectedCount !== null && answeredCount < expectedCount;
  return (
    <Chip
      health="blind"
      title={missing.length > 0 ? t("panel.partial.missing", { names: missing.join(", ") }) : undefined}
    >
      {isCounted
        ? t("panel.partial", { answered: answeredCount, expected: expectedCount })
        : t("panel.partial.unknown")}
    </Chip>
  );
}
