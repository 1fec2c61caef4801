"use client";
// What became worse or recovered lately: in the last minutes before now, or before the past moment that the map shows.
import { useQuery } from "@tanstack/react-query";
import { cn } from "@/components/ui/cn";
import { HealthIcon } from "@/components/ui/health-icon";
import { HEALTH_TEXT } from "@/components/ui/health-tone";
import { RowLink } from "@/components/ui/table";
import { isWorse } from "@/lib/client/fleet-history";
import { CHANGES_MINUTES, changesOptions } from "@/lib/client/fleet-queries";
import { useWords } from "@/lib/client/fleet-words";
import type { Health } from "@/lib/slo/vocabulary";
import { hrefCluster } from "@/lib/url/hrefs";
import type { Filters } from "@/lib/url/state";
import { SidePanel } from "./side-panel";

export interface Change {
  readonly id: string;
  readonly from: Health;
  readonly to: Health;
  readonly atUnixMs: number;
}

interface ChangesPanelProps {
  filters: Filters;
  /** changes before a past moment; null = ask for those before now */
  past: { readonly changes: readonly Change[]; readonly atUnixMs: number } | null;
  className?: string;
}

const ROWS = 6;

export default function ChangesPanel({ filters, past, className }: ChangesPanelProps) {
  const { t } = useWords();
  const { data } = useQuery({ ...changesOptions(filters), enabled: past === null });
  const changes = past?.changes ?? data?.rows;
  const nowUnixMs = past?.atUnixMs ?? data?.toUnixMs ?? null;
  const worseCount = past ? past.changes.filter(isWorse).length : (data?.worseCount ?? 0);
  const recoveredCount = past ? past.changes.filter(({ to }) => to === "ok").length : (data?.recoveredCount ?? 0);
  const betterCount = past ? past.changes.length - worseCount - recoveredCount : (data?.betterCount ?? 0);
  return (
    <SidePanel
      id="changes"
      title={t("fleet.changes.title", { minutes: CHANGES_MINUTES })}
      aside={
        changes && changes.length > 0 ? (
          <>
            <b className={cn("font-semibold", worseCount > 0 && HEALTH_TEXT.burning)}>{worseCount}</b>{" "}
            {t("fleet.changes.worse")} <b className={cn("font-semibold", HEALTH_TEXT.ok)}>{recoveredCount}</b>{" "}
            {t("fleet.changes.recovered")}
            {betterCount > 0 ? ` ${t("fleet.changes.better", { count: betterCount })}` : null}
          </>
        ) : null
      }
      className={className}
    >
      {changes && changes.length === 0 ? <p className="text-t3">{t("fleet.changes.none")}</p> : null}
      <ul className={changes ? undefined : "min-h-48"}>
        {changes?.slice(0, ROWS).map((change) => (
          <ChangeRow key={change.id} change={change} nowUnixMs={nowUnixMs} />
        ))}
      </ul>
      {changes && changes.length > ROWS ? (
        <p className="text-small text-t3">{t("fleet.changes.more", { count: changes.length - ROWS })}</p>
      ) : null}
    </SidePanel>
  );
}

function ChangeRow({ change, nowUnixMs }: { change: Change; nowUnixMs: number | null }) {
  const { t, formatMoment } = useWords();
  const { id, from, to, atUnixMs } = change;
  return (
    <li className="relative flex h-7 items-center gap-3 text-small hover:bg-raise touch:h-11">
      <span className="w-9 text-t3">{formatMoment(atUnixMs, nowUnixMs)}</span>
      <HealthIcon health={to} />
      <RowLink href={hrefCluster(id)} className="min-w-0 truncate font-mono">
        {id}
      </RowLink>
      <span className="ml-auto whitespace-nowrap text-t2">
        {t("fleet.changes.step", { from: t(`health.${from}`), to: t(`health.${to}`) })}
      </span>
    </li>
  );
}
