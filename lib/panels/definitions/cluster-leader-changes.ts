// Whether leadership is stable: changes seen, and members that see no leader.
import { aggregate, overWindow, sumTargets } from "../../query/promql";
import { CHART_BUDGET, definePanel, panelText } from "../definition";
import { onlySeries, timesOf, toTimeseries } from "../lines";
import { clusterParams } from "../params";
import { overRange } from "../requests";
import { scraped } from "../selectors";

const ID = "cluster-leader-changes";

export const clusterLeaderChanges = definePanel({
  id: ID,
  ...panelText(ID),
  level: 3,
  params: clusterParams,
  time: "range",
  view: { kind: "timeseries", unit: "count", thresholds: [], yDomain: "zero" },
  budget: CHART_BUDGET,
  queries: ({ cluster }, ctx) => {
    const seen = scraped("etcd_server_leader_changes_seen_total", cluster, ctx);
    const leaderless = `1 - ${scraped("etcd_server_has_leader", cluster, ctx)}`;
    return [
      // Each member counts every change it sees, so the greatest count is the number of changes. `increase` extrapolates.
      overRange("changes", `round(${aggregate("max", [], overWindow("increase", seen, ctx.rateWindowSeconds))})`, ctx),
      overRange("leaderless", sumTargets([], leaderless), ctx),
    ];
  },
  transform: (frames, _params, ctx) => {
    const changes = frames.get("changes");
    const leaderless = frames.get("leaderless");
    return {
      data: toTimeseries({
        timesUnixMs: timesOf(changes, leaderless),
        series: [
          { name: ctx.words("series.leader-changes"), values: onlySeries(changes) },
          { name: ctx.words("series.members-without-leader"), values: onlySeries(leaderless) },
        ],
        maxSeries: CHART_BUDGET.maxSeries,
      }),
    };
  },
});
