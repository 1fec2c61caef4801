// How much is wrong: counts per health and budget first, then the service SLIs as sums, then how much is seen. From memory.
import type { FleetSummary } from "../../contract/fleet";
import type { Stat } from "../../contract/views";
import { HEALTHS_WORST_FIRST, SERVICE_SLI_IDS } from "../../slo/vocabulary";
import { buildSearch } from "../../url/state";
import { definePanel, MEMORY_BUDGET, panelText } from "../definition";
import { filterParams, toFilter } from "../params";

const ID = "fleet-headline";

const EMPTY: Omit<Stat, "id" | "labelId" | "unit" | "value"> = {
  health: null,
  note: null,
  objectiveRatio: null,
  budgetRemainingRatio: null,
  href: null,
};

function healthStats({ counts }: FleetSummary): Stat[] {
  return HEALTHS_WORST_FIRST.map((health) => ({
    ...EMPTY,
    id: health,
    labelId: `health.${health}`,
    unit: "count",
    value: counts[health],
    health,
    href: buildSearch({ health: [health] }).slice(1),
  }));
}

function budgetStat({ budgetCounts, clusterCount }: FleetSummary): Stat {
  const knownCount = clusterCount - budgetCounts.unknown;
  return {
    ...EMPTY,
    id: "over-budget",
    labelId: "stat.over-budget",
    unit: "count",
    value: knownCount === 0 ? null : budgetCounts.breached,
    note: { messageId: "stat.over-budget.note", values: { known: knownCount, atRisk: budgetCounts["at-risk"] } },
    href: buildSearch({ budget: ["breached"] }).slice(1),
  };
}

function sliStats({ slis }: FleetSummary): Stat[] {
  return SERVICE_SLI_IDS.map((sli) => {
    const rollup = slis.find((one) => one.sli === sli);
    return {
      ...EMPTY,
      id: sli,
      labelId: `sli.${sli}`,
      unit: "ratio",
      value: rollup?.valueRatio ?? null,
      objectiveRatio: rollup?.objectiveRatio ?? null,
      budgetRemainingRatio: rollup?.budgetRemainingRatio ?? null,
    };
  });
}

function coverageStat({ coverage }: FleetSummary): Stat {
  return {
    ...EMPTY,
    id: "coverage",
    labelId: "stat.coverage",
    unit: "ratio",
    value: coverage.coverageRatio,
    note: { messageId: "stat.coverage.note", values: { seen: coverage.seenCount, expected: coverage.expectedCount } },
    href: buildSearch({ health: ["blind"] }).slice(1),
  };
}

export const fleetHeadline = definePanel({
  id: ID,
  ...panelText(ID),
  level: 1,
  params: filterParams,
  time: "now",
  view: { kind: "stats", unit: "count", thresholds: [], yDomain: "zero" },
  budget: MEMORY_BUDGET,
  queries: () => [],
  transform: (_frames, params, ctx) => {
    const summary = ctx.fleet.summary(toFilter(params));
    const stats = [...healthStats(summary), budgetStat(summary), ...sliStats(summary), coverageStat(summary)];
    return {
      data: { kind: "stats", stats: summary.clusterCount === 0 ? [] : stats },
      coverage: {
        expectedCount: summary.coverage.expectedCount,
        answeredCount: summary.coverage.seenCount,
        missing: [],
      },
    };
  },
});
