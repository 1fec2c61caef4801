// Does a member run a version that is known to lose data? 3.5.0 to 3.5.2 may become inconsistent after a crash under load.
import { perEtcdCluster, selectEtcd } from "../../slis/context";
import { factNow } from "../facts";
import type { InspectionDefinition } from "../types";
import { VERSIONS_FACT } from "./version-skew";

const FACT = "members-on-known-bad-version";
const KNOWN_BAD = "3\\\\.5\\\\.[0-2]";

export const knownBadVersion: InspectionDefinition = {
  id: "known-bad-version",
  title: "inspection.known-bad-version.title",
  question: "inspection.known-bad-version.question",
  docs: "inspection.known-bad-version.docs",
  preconditions: "inspection.known-bad-version.preconditions",
  remedy: "inspection.known-bad-version.remedy",
  unit: "count",
  thresholds: { warning: 1 },
  overrides: [],
  buildFacts: (sources) => [
    {
      fact: FACT,
      expr: perEtcdCluster(
        sources,
        "count",
        selectEtcd(sources, "etcd_server_version", `server_version=~"${KNOWN_BAD}"`),
      ),
    },
  ],
  buildValue: () => `${factNow(FACT)}\nor\n${factNow(VERSIONS_FACT)} * 0`,
};
