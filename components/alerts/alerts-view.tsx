"use client";
// `/alerts`: what fires and what is pending, grouped by cluster, zone or host; each alert opens its cluster at the alert's start.
import { SceneHead } from "@/components/business/scene-head";
import { EmptyState } from "@/components/ui/states";
import { useWords, type Words } from "@/lib/client/fleet-words";
import { useListState } from "@/lib/client/url-state";
import type { AlertsPage } from "@/lib/contract/alerts";
import { mayClaim, sayUniversal } from "@/lib/sentences/claims";
import { hrefAlerts } from "@/lib/url/hrefs";
import { toClusterFilter } from "@/lib/url/state";
import { AlertFilters } from "./alert-filters";
import { AlertTable } from "./alert-table";
import { type HrefPage, ListChips, ListPager } from "./list-chips";

export function AlertsView({ page }: { page: AlertsPage }) {
  const words = useWords();
  const { t } = words;
  const isNarrowed = page.choice.tier.length + page.choice.state.length > 0;
  const hasLabels = Object.keys(toClusterFilter(useListState())).length > 0;
  const hrefPage: HrefPage = (state) => hrefAlerts(state, page.choice);
  const { list } = page;
  const { counts } = list;
  const firing = counts.page + counts.ticket + counts.other;
  const sentence = page.isKnown ? describe(page, { hasLabels, isNarrowed }, words) : t("alerts.unknown");
  return (
    <>
      <SceneHead
        title={t("alerts.title")}
        facts={page.isKnown ? [t("alerts.facts", { firing, pending: counts.pending })] : []}
        sentence={sentence}
        page={page}
      />
      {page.isKnown ? <AlertFilters page={page} /> : null}
      <ListChips hrefPage={hrefPage} />
      <div className="surface overflow-hidden">
        {list.rows.length > 0 ? (
          <AlertTable groups={list.rows} nowUnixMs={list.asOfUnixMs} />
        ) : (
          <EmptyState className="px-4">{page.isKnown ? t("alerts.noRules") : t("alerts.unknown")}</EmptyState>
        )}
      </div>
      <ListPager list={list} hrefPage={hrefPage} />
    </>
  );
}

interface Narrowed {
  /** by the labels of clusters */
  readonly hasLabels: boolean;
  /** by tier or state */
  readonly isNarrowed: boolean;
}

function describe({ list, evidence }: AlertsPage, { hasLabels, isNarrowed }: Narrowed, { t }: Words): string {
  const { counts, rows, totalCount } = list;
  const none = hasLabels || isNarrowed ? "alerts.say.noneFiltered" : "alerts.say.none";
  if (totalCount === 0) return sayUniversal(mayClaim(evidence), () => t(none), t);
  if (isNarrowed) return t("alerts.say.narrowed", { count: totalCount });
  const paging = rows.filter(({ alerts }) => alerts.some(({ tier, state }) => tier === "page" && state === "firing"));
  if (counts.page > 0) return t("alerts.say.pages", { count: counts.page, clusters: paging.length });
  const tickets = counts.ticket + counts.other;
  return tickets > 0 ? t("alerts.say.tickets", { count: tickets }) : t("alerts.say.pending", { count: counts.pending });
}
