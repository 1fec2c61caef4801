// Does the number of keys grow faster than a cluster's life explains? Objects that leak fill the quota and slow every list.
import { formatRange } from "../../slis/context";
import { RECORDED } from "../../slo/recorded-series";
import type { InspectionDefinition } from "../types";

const DAY_SECONDS = 86_400;
const SETTLE_SECONDS = 900;
/** Under this many keys a doubling is nothing. */
const NOTABLE_KEYS = 10_000;

export const keyGrowth: InspectionDefinition = {
  id: "key-growth",
  title: "inspection.key-growth.title",
  question: "inspection.key-growth.question",
  docs: "inspection.key-growth.docs",
  preconditions: "inspection.key-growth.preconditions",
  remedy: "inspection.key-growth.remedy",
  unit: "ratio",
  thresholds: { risk: 0.3, warning: 1 },
  // An incident multiplies events; they expire by themselves.
  overrides: [{ match: { scenario: "k8s-events" }, thresholds: { risk: 2, warning: 5 } }],
  buildFacts: () => [],
  buildValue: (sources) => {
    const keys = `max by (etcd_cluster) (${RECORDED.keysCount})`;
    const range = formatRange(sources, SETTLE_SECONDS);
    const before = `max by (etcd_cluster) (last_over_time(${RECORDED.keysCount}[${range}] offset ${formatRange(sources, DAY_SECONDS)}))`;
    return `clamp_min(${keys} / (${before} > 0) - 1, 0)\n* on (etcd_cluster) (${keys} >= bool ${NOTABLE_KEYS})`;
  },
};
