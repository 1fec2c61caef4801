// Whether a member runs out of memory.
import { memberPanel, perMember } from "../member-panel";

export const clusterMemory = memberPanel({
  id: "cluster-memory",
  unit: "bytes",
  promql: (cluster, ctx) => perMember("process_resident_memory_bytes", cluster, ctx),
});
