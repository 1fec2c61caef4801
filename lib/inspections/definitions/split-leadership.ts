// Is there exactly one leader? Judged only where every expected member answers: an unseen leader is no missing one.
import { perEtcdCluster, selectEtcd } from "../../slis/context";
import { EXPECTED_MEMBERS, factNow, factOver } from "../facts";
import type { InspectionDefinition } from "../types";

/** Longer than an election. */
const PERSISTENT_SECONDS = 180;

export const splitLeadership: InspectionDefinition = {
  id: "split-leadership",
  title: "inspection.split-leadership.title",
  question: "inspection.split-leadership.question",
  docs: "inspection.split-leadership.docs",
  preconditions: "inspection.split-leadership.preconditions",
  remedy: "inspection.split-leadership.remedy",
  unit: "count",
  thresholds: { critical: 1 },
  overrides: [],
  buildFacts: (sources) => {
    const isLeader = selectEtcd(sources, "etcd_server_is_leader");
    return [
      { fact: "leaders-off-by", expr: `abs(${perEtcdCluster(sources, "sum", isLeader)} - 1)` },
      { fact: "members-asked-for-leader", expr: perEtcdCluster(sources, "count", isLeader) },
    ];
  },
  buildValue: (sources) =>
    `${factOver(sources, "min", "leaders-off-by", PERSISTENT_SECONDS)}\nand on (etcd_cluster) (${factNow("members-asked-for-leader")} >= on (etcd_cluster) ${EXPECTED_MEMBERS})`,
};
