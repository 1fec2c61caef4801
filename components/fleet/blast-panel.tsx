"use client";
// What the bad clusters have in common. Says so plainly when nothing stands out, and always says what was checked.
import { useQuery } from "@tanstack/react-query";
import { ArrowUpRight } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { ErrorState, Skeleton } from "@/components/ui/states";
import { useFleetLinks } from "@/lib/client/fleet-links";
import { blastRadiusOptions } from "@/lib/client/fleet-queries";
import { useWords } from "@/lib/client/fleet-words";
import type { BlastFinding, BlastRadius, LabelValue } from "@/lib/contract/level1";
import { formatBurn, formatCount } from "@/lib/units/quantity";
import { formatRatio } from "@/lib/units/ratio";
import { hrefHost, hrefZone } from "@/lib/url/hrefs";
import type { Filters } from "@/lib/url/state";
import { ShareBar, SidePanel } from "./side-panel";

interface BlastPanelProps {
  filters: Filters;
  /** null = now */
  atUnixMs: number | null;
  className?: string;
}

const FOLDED_ROWS = 3;

export function BlastPanel({ filters, atUnixMs, className }: BlastPanelProps) {
  const { t, locale } = useWords();
  const { data, isError } = useQuery(blastRadiusOptions(filters, atUnixMs, locale));
  const aside = data ? t("fleet.blast.of", { bad: data.badCount }) : null;
  return (
    <SidePanel id="blast" title={t("fleet.blast.title")} aside={aside} className={className}>
      {data ? (
        <Found blast={data} />
      ) : isError ? (
        <ErrorState>{t("fleet.blast.failed")}</ErrorState>
      ) : (
        <Skeleton label={t("fleet.blast.loading")} className="min-h-40" />
      )}
    </SidePanel>
  );
}

function Found({ blast }: { blast: BlastRadius }) {
  const { t } = useWords();
  const { findings, outcome } = blast;
  const [first] = findings;
  return (
    <>
      <p className={cn("leading-[22px]", first ? "text-[15px]" : "text-t2")}>
        {first ? first.sentence : outcome === "nothing" ? t("fleet.blast.nothing") : blast.sentence}
      </p>
      {first ? (
        <div className="mt-2">
          <Head />
          <ul>
            {findings.map((finding) => (
              <li key={keyOf(finding.values)} className="border-hair2 border-t">
                <Row values={finding.values} counts={finding} blast={blast} isHot />
                <Folded finding={finding} blast={blast} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {outcome === "found" || outcome === "nothing" ? (
        <p className="mt-2 text-small text-t3">
          {t("fleet.blast.checked", {
            labels: blast.checkedLabelCount,
            values: blast.checkedValueCount,
            pairs: blast.checkedPairCount,
          })}{" "}
          {first && blast.unexplainedCount > 0 ? t("fleet.blast.unexplained", { count: blast.unexplainedCount }) : null}
        </p>
      ) : null}
    </>
  );
}

const GRID =
  "grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_44px_64px_84px_44px] items-center gap-2 max-sm:grid-cols-[minmax(0,1fr)_64px_44px]";
const WIDE_ONLY = "max-sm:hidden";

function Head() {
  const { t } = useWords();
  return (
    <div aria-hidden className="flex">
      <div className={cn(GRID, "h-6 text-axis text-t3")}>
        <span className="col-span-2 max-sm:col-span-1">{t("fleet.blast.col.common")}</span>
        <span className="text-right">{t("fleet.blast.col.bad")}</span>
        <span className={cn("text-right", WIDE_ONLY)}>{t("fleet.blast.col.fleet")}</span>
        <span className="text-right">{t("fleet.blast.col.lift")}</span>
      </div>
      <span className={PAGE_LINK} />
    </div>
  );
}

interface RowProps {
  values: readonly LabelValue[];
  counts: { readonly badCount: number; readonly totalCount: number };
  blast: BlastRadius;
  isHot?: boolean;
  isNested?: boolean;
}

/** The row narrows the page to the clusters with the value; a zone or host has a page of its own beside that. */
function Row({ values, counts, blast, isHot = false, isNested = false }: RowProps) {
  const { t } = useWords();
  const links = useFleetLinks();
  const share = counts.totalCount / Math.max(1, blast.totalCount);
  const explained = counts.badCount / Math.max(1, blast.badCount);
  const lift = share > 0 ? explained / share : null;
  const name = values.map(({ label, value }) => `${t(`label.${label}`)} ${value || t("common.unlabelled")}`).join(", ");
  const place = hrefPlace(values);
  return (
    <div className="flex items-center">
      <Link
        href={links.withValues(values.map(whereItLives))}
        scroll={false}
        aria-label={t("fleet.blast.row", { name, bad: counts.badCount, all: blast.badCount })}
        className={cn(GRID, "h-8 rounded-control transition-colors hover:bg-raise touch:h-11", isNested && "text-t2")}
      >
        <span className={cn("truncate", isNested && "pl-4")} title={name}>
          {values.map(({ label, value }, at) => (
            <span key={label}>
              {at > 0 ? " + " : null}
              {t(`label.${label}`)}{" "}
              <b className={cn("font-mono text-small", isNested ? "font-normal" : "font-semibold")}>
                {value || t("common.unlabelled")}
              </b>
            </span>
          ))}
        </span>
        <ShareBar ratio={explained} isHot={isHot} className={WIDE_ONLY} />
        <span className="whitespace-nowrap text-right">
          <b className="font-semibold">{formatCount(counts.badCount)}</b>
          <span className="text-t3"> / {formatCount(blast.badCount)}</span>
        </span>
        <span className={cn("whitespace-nowrap text-right text-small text-t2", WIDE_ONLY)}>
          {formatCount(counts.totalCount)} · {formatRatio(share)}
        </span>
        <b className="text-right font-semibold">{formatBurn(lift)}</b>
      </Link>
      <span className={PAGE_LINK}>
        {place ? (
          <Link
            href={place}
            aria-label={t("fleet.blast.page", { name })}
            title={t("fleet.blast.page", { name })}
            className="grid size-full place-items-center rounded-control text-t3 transition-colors hover:bg-raise hover:text-t1"
          >
            <ArrowUpRight aria-hidden size={14} />
          </Link>
        ) : null}
      </span>
    </div>
  );
}

const PAGE_LINK = "-mr-2 block h-8 w-7 shrink-0 touch:h-11 touch:w-11";

/** A finding counts a zone's clusters by their members: so does the filter that it leads to. */
function whereItLives({ label, value }: LabelValue) {
  return { label: label === "zone" ? ("member_zone" as const) : label, value };
}

function hrefPlace(values: readonly LabelValue[]): string | null {
  const [only, second] = values;
  if (second || !only || only.value === "") return null;
  if (only.label === "zone") return hrefZone(only.value);
  return only.label === "host" ? hrefHost(only.value) : null;
}

/** Values that stand out only because of the finding above them: hosts in the zone. */
function Folded({ finding, blast }: { finding: BlastFinding; blast: BlastRadius }) {
  const inside = finding.folded.filter(({ relation }) => relation === "inside" || relation === "same");
  return inside
    .slice(0, FOLDED_ROWS)
    .map(({ values, badCount, totalCount }) => (
      <Row key={keyOf(values)} values={values} counts={{ badCount, totalCount }} blast={blast} isHot isNested />
    ));
}

function keyOf(values: readonly LabelValue[]): string {
  return values.map(({ label, value }) => `${label}=${value}`).join("&");
}
