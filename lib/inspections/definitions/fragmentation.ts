// How much of the database file is free space that etcd does not give back? A small file is not worth a defragmentation.
import { perEtcdCluster, selectEtcd } from "../../slis/context";
import { factNow } from "../facts";
import type { InspectionDefinition } from "../types";

const WORTHWHILE_BYTES = 128 * 1024 * 1024;
const FACT = "free-in-file";

export const fragmentation: InspectionDefinition = {
  id: "fragmentation",
  title: "inspection.fragmentation.title",
  question: "inspection.fragmentation.question",
  docs: "inspection.fragmentation.docs",
  preconditions: "inspection.fragmentation.preconditions",
  remedy: "inspection.fragmentation.remedy",
  unit: "ratio",
  thresholds: { risk: 0.5, warning: 0.7 },
  // Events come and go: half of the file free is their normal state.
  overrides: [{ match: { scenario: "k8s-events" }, thresholds: { risk: 0.7, warning: 0.85 } }],
  buildFacts: (sources) => {
    const total = selectEtcd(sources, "etcd_mvcc_db_total_size_in_bytes");
    const inUse = selectEtcd(sources, "etcd_mvcc_db_total_size_in_use_in_bytes");
    const free = `(1 - ${inUse} / (${total} > 0))`;
    return [
      {
        fact: FACT,
        expr: perEtcdCluster(sources, "max", `(${free} and ${total} >= ${WORTHWHILE_BYTES}) or ${free} * 0`),
      },
    ];
  },
  buildValue: () => factNow(FACT),
};
