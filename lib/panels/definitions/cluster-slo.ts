// Whether the cluster keeps its objectives: two instant queries that the cluster page asks anyway.
import { CHART_BUDGET, definePanel, panelText } from "../definition";
import { clusterParams } from "../params";
import { readSlos, recordedQueries } from "../slo-facts";

const ID = "cluster-slo";

export const clusterSlo = definePanel({
  id: ID,
  ...panelText(ID),
  level: 3,
  params: clusterParams,
  time: "now",
  view: { kind: "slo", unit: "ratio", thresholds: [], yDomain: "ratio" },
  budget: CHART_BUDGET,
  queries: ({ cluster }, ctx) => recordedQueries(cluster, ctx),
  transform: (frames, { cluster }, ctx) => {
    const facts = ctx.fleet.cluster(cluster);
    return {
      data: {
        kind: "slo",
        slos: readSlos(frames, facts),
        errorsSource: facts?.errorsSource ?? null,
        latencySource: facts?.latencySource ?? null,
      },
    };
  },
});
