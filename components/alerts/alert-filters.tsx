"use client";
// What the list of alerts is narrowed to: tier and state with their counts, and the labels of what fires. All of it in the URL.
import { useRouter } from "next/navigation";
import { Segmented } from "@/components/ui/segmented";
import { useWords } from "@/lib/client/fleet-words";
import { useListState } from "@/lib/client/url-state";
import { ALERT_FACETS, ALERT_STATES, ALERT_TIER_CHOICES, type AlertsPage } from "@/lib/contract/alerts";
import { formatCount } from "@/lib/units/quantity";
import { hrefAlerts } from "@/lib/url/hrefs";
import { pickFilters } from "@/lib/url/state";

const ALL = "all";

export function AlertFilters({ page: { choice, list, facets } }: { page: AlertsPage }) {
  const { t } = useWords();
  const filters = pickFilters(useListState());
  const { counts } = list;
  const chosen = (values: readonly string[]) => (values.length === 1 ? (values[0] ?? ALL) : ALL);
  // Counts of tiers are of what fires; what is pending is counted once, by its state.
  const stateCounts = { firing: counts.page + counts.ticket + counts.other, pending: counts.pending };
  const tiers = ALERT_TIER_CHOICES.filter((tier) => tier !== "other" || counts.other > 0 || choice.tier.includes(tier));
  return (
    <div className="flex flex-wrap items-center gap-2 pb-3">
      <Segmented
        label={t("alerts.col.tier")}
        value={chosen(choice.tier)}
        segments={[
          { value: ALL, label: t("alerts.tier.all"), href: hrefAlerts(filters, { state: choice.state }) },
          ...tiers.map((tier) => ({
            value: tier,
            label: `${t(`alerts.tier.${tier}`)} ${formatCount(counts[tier])}`,
            href: hrefAlerts(filters, { ...choice, tier: [tier] }),
          })),
        ]}
      />
      <Segmented
        label={t("alerts.col.state")}
        value={chosen(choice.state)}
        segments={[
          { value: ALL, label: t("alerts.state.all"), href: hrefAlerts(filters, { tier: choice.tier }) },
          ...ALERT_STATES.map((state) => ({
            value: state,
            label: `${t(`alerts.state.${state}`)} ${formatCount(stateCounts[state])}`,
            href: hrefAlerts(filters, { ...choice, state: [state] }),
          })),
        ]}
      />
      {ALERT_FACETS.filter((facet) => facets[facet].length > 1).map((facet) => (
        <FacetSelect
          key={facet}
          label={t(`label.${facet}`)}
          value={filters[facet]?.length === 1 ? (filters[facet]?.[0] ?? "") : ""}
          values={facets[facet]}
          hrefOf={(value) => hrefAlerts({ ...filters, [facet]: value === "" ? [] : [value] }, choice)}
        />
      ))}
    </div>
  );
}

interface FacetSelectProps {
  label: string;
  /** "" = all */
  value: string;
  values: readonly string[];
  hrefOf: (value: string) => string;
}

function FacetSelect({ label, value, values, hrefOf }: FacetSelectProps) {
  const { t } = useWords();
  const router = useRouter();
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => router.push(hrefOf(event.target.value), { scroll: false })}
      className="h-7 max-w-44 rounded-control border border-hair bg-panel px-2 text-small text-t2 hover:bg-raise touch:h-11"
    >
      <option value="">{t("alerts.filter.all", { label })}</option>
      {values.map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </select>
  );
}
