// Do the members run the same version? For the hour of a rolling upgrade they may not; an upgrade that stopped halfway is a risk.
import { copyLabels, selectEtcd } from "../../slis/context";
import { aggregateAs } from "../../slis/expression";
import { factOver } from "../facts";
import type { InspectionDefinition } from "../types";

export const VERSIONS_FACT = "versions";
const UPGRADE_SECONDS = 3_600;

export const versionSkew: InspectionDefinition = {
  id: "version-skew",
  title: "inspection.version-skew.title",
  question: "inspection.version-skew.question",
  docs: "inspection.version-skew.docs",
  preconditions: "inspection.version-skew.preconditions",
  remedy: "inspection.version-skew.remedy",
  unit: "count",
  thresholds: { risk: 2, warning: 3 },
  overrides: [],
  buildFacts: (sources) => {
    const versions = `max by (${sources.labels.etcd_cluster}, server_version) (${selectEtcd(sources, "etcd_server_version")})`;
    return [{ fact: VERSIONS_FACT, expr: aggregateAs("count", copyLabels(sources, ["etcd_cluster"]), versions) }];
  },
  buildValue: (sources) => factOver(sources, "min", VERSIONS_FACT, UPGRADE_SECONDS),
};
