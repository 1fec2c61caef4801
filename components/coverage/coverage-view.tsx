"use client";
// `/coverage`: how many members answer of those that should, which clusters cannot be seen since when, how old the rules' results are.
import { ListChips, ListPager } from "@/components/alerts/list-chips";
import { SceneHead } from "@/components/business/scene-head";
import { SectionHead } from "@/components/ui/section-head";
import { EmptyState } from "@/components/ui/states";
import { Id } from "@/components/ui/table";
import { useWords, type Words } from "@/lib/client/fleet-words";
import type { CoveragePage } from "@/lib/contract/coverage";
import { mayClaim, sayUniversal } from "@/lib/sentences/claims";
import { hrefCoverage } from "@/lib/url/hrefs";
import { BlindTable } from "./blind-table";
import { LagTable } from "./lag-table";
import { RegionTable } from "./region-table";

export function CoverageView({ page }: { page: CoveragePage }) {
  const words = useWords();
  const { t } = words;
  const { list, isKnown } = page;
  const clusters = list.rows.reduce((sum, { clusterCount }) => sum + clusterCount, 0);
  return (
    <>
      <SceneHead
        title={t("coverage.title")}
        facts={isKnown ? [t("coverage.facts", { clusters, regions: list.totalCount })] : []}
        sentence={isKnown ? describe(page, words) : t("coverage.unknown")}
        page={page}
      />
      <ListChips hrefPage={hrefCoverage} />
      <section aria-labelledby="regions">
        <SectionHead id="regions" title={t("coverage.regions.title")} question={t("coverage.regions.question")} />
        <div className="surface overflow-hidden">
          <RegionTable rows={list.rows} />
        </div>
        <p className="mt-2 text-small text-t3">{t("coverage.young")}</p>
        <ListPager list={list} hrefPage={hrefCoverage} />
      </section>
      <section aria-labelledby="blind">
        <SectionHead id="blind" title={t("coverage.blind.title")} question={t("coverage.blind.question")}>
          {list.blindCount > list.blind.length ? (
            <span>{t("coverage.blind.shown", { shown: list.blind.length, count: list.blindCount })}</span>
          ) : null}
        </SectionHead>
        <div className="surface overflow-hidden">
          {list.blind.length > 0 ? (
            <BlindTable rows={list.blind} nowUnixMs={list.asOfUnixMs} />
          ) : (
            <EmptyState className="px-4">
              {isKnown
                ? sayUniversal(mayClaim(page.evidence), () => t("coverage.blind.none"), t)
                : t("coverage.unknown")}
            </EmptyState>
          )}
        </div>
      </section>
      <Unlisted page={page} />
      <section aria-labelledby="lag">
        <SectionHead id="lag" title={t("coverage.lag.title")} question={t("coverage.lag.question")} />
        <div className="surface overflow-hidden">
          <LagTable lags={list.ruleLags} nowUnixMs={list.asOfUnixMs} />
        </div>
      </section>
    </>
  );
}

function Unlisted({ page: { list, isInventoryFromLabels } }: { page: CoveragePage }) {
  const { t } = useWords();
  const { unlisted } = list;
  const empty = isInventoryFromLabels ? "labels" : "none";
  return (
    <section aria-labelledby="unlisted">
      <SectionHead id="unlisted" title={t("coverage.unlisted.title")} question={t("coverage.unlisted.question")} />
      <div className="surface px-4">
        {unlisted && unlisted.length > 0 ? (
          <ul className="flex flex-wrap gap-x-4 gap-y-1 py-3">
            {unlisted.map((id) => (
              <li key={id}>
                <Id>{id}</Id>
              </li>
            ))}
          </ul>
        ) : (
          <EmptyState>
            {t(unlisted || isInventoryFromLabels ? `coverage.unlisted.${empty}` : "coverage.unknown")}
          </EmptyState>
        )}
      </div>
    </section>
  );
}

function describe({ list, evidence }: CoveragePage, { t }: Words): string {
  const late = list.ruleLags.filter(({ isLate }) => isLate).map(({ layer }) => t(`coverage.layer.${layer}`));
  const seen =
    list.blindCount === 0
      ? sayUniversal(mayClaim(evidence), () => t("coverage.say.all"), t)
      : t("coverage.say.blind", { count: list.blindCount });
  return late.length > 0 ? `${seen} ${t("coverage.say.late", { layers: late.join(", ") })}` : seen;
}
