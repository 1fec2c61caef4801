"use client";
// `/inspections`: a matrix of what was asked and how many could answer, and the findings, worst first.
import { type HrefPage, ListChips, ListPager } from "@/components/alerts/list-chips";
import { SceneHead } from "@/components/business/scene-head";
import { buttonClass } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Link } from "@/components/ui/link";
import { SectionHead } from "@/components/ui/section-head";
import { EmptyState } from "@/components/ui/states";
import { useWords, type Words } from "@/lib/client/fleet-words";
import { useListState } from "@/lib/client/url-state";
import type { InspectionsPage } from "@/lib/contract/inspections";
import { mayClaim, sayUniversal } from "@/lib/sentences/claims";
import { CONSISTENCY_INSPECTION, type InspectionId } from "@/lib/slo/inspections";
import { hrefApiInspectionsCsv } from "@/lib/url/api-hrefs";
import { hrefInspections } from "@/lib/url/hrefs";
import { pickFilters, toClusterFilter } from "@/lib/url/state";
import { FindingTable } from "./finding-table";
import { InspectionMatrix } from "./inspection-matrix";

interface InspectionsViewProps {
  page: InspectionsPage;
  /** the inspections that the list is narrowed to */
  inspections: readonly InspectionId[];
}

export function InspectionsView({ page, inspections }: InspectionsViewProps) {
  const words = useWords();
  const { t } = words;
  const state = useListState();
  const { list } = page;
  const hrefPage: HrefPage = (next) => hrefInspections(next, inspections);
  const clusters = countClusters(page);
  return (
    <>
      <SceneHead
        title={t("inspections.title")}
        facts={page.isKnown ? [t("inspections.facts", { clusters, inspections: list.counts.length })] : []}
        sentence={page.isKnown ? describe(page, state, words) : t("inspections.unknown")}
        page={page}
      />
      <ListChips hrefPage={hrefPage} />
      <section aria-labelledby="matrix">
        <SectionHead id="matrix" title={t("inspections.matrix.title")} question={t("inspections.matrix.question")} />
        <div className="surface overflow-hidden">
          <InspectionMatrix counts={list.counts} chosen={inspections} isKnown={page.isKnown} />
        </div>
      </section>
      <section aria-labelledby="findings">
        <SectionHead id="findings" title={t("inspections.list.title")} question={t("inspections.list.question")}>
          {inspections.map((id) => (
            <Chip key={id}>{t(`inspection.${id}.title`)}</Chip>
          ))}
          {inspections.length > 0 ? (
            <Link href={hrefInspections(pickFilters(state))} className={buttonClass()}>
              {t("inspections.all")}
            </Link>
          ) : null}
          <a href={hrefApiInspectionsCsv(pickFilters(state), inspections)} download className={buttonClass()}>
            {t("inspections.csv")}
          </a>
        </SectionHead>
        <div className="surface overflow-hidden">
          {list.rows.length > 0 ? (
            <FindingTable list={list} hrefPage={hrefPage} />
          ) : (
            <EmptyState className="px-4">
              {page.isKnown
                ? sayUniversal(mayClaim(page.evidence), () => t("inspections.say.none"), t)
                : t("inspections.unknown")}
            </EmptyState>
          )}
        </div>
        <ListPager list={list} hrefPage={hrefPage} />
      </section>
    </>
  );
}

function countClusters({ list }: InspectionsPage): number {
  const [first] = list.counts;
  return first ? first.ok + first.risk + first.warning + first.critical + first.notInspected : 0;
}

function describe(
  { list, evidence }: InspectionsPage,
  state: Parameters<typeof toClusterFilter>[0],
  { t }: Words,
): string {
  const sum = (severity: "critical" | "warning" | "risk") => list.counts.reduce((all, one) => all + one[severity], 0);
  const found = { critical: sum("critical"), warning: sum("warning"), risk: sum("risk") };
  const isNothing = found.critical + found.warning + found.risk === 0;
  const none = Object.keys(toClusterFilter(state)).length > 0 ? "inspections.say.noneFiltered" : "inspections.say.none";
  const blind = list.counts.find(({ inspection }) => inspection === CONSISTENCY_INSPECTION)?.notInspected ?? 0;
  const said = isNothing ? sayUniversal(mayClaim(evidence), () => t(none), t) : t("inspections.say.found", found);
  return blind > 0 ? `${said} ${t("inspections.say.blind", { count: blind })}` : said;
}
