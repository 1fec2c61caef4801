// How large is what is written? etcd keeps every value in memory, in the log and in the file, on every member; its limit is 1.5 MiB.
import { formatRange, perEtcdCluster, selectEtcd } from "../../slis/context";
import { factNow } from "../facts";
import type { InspectionDefinition } from "../types";

const FACT = "bytes-per-put";
const WINDOW_SECONDS = 600;

export const bigValues: InspectionDefinition = {
  id: "big-values",
  title: "inspection.big-values.title",
  question: "inspection.big-values.question",
  docs: "inspection.big-values.docs",
  preconditions: "inspection.big-values.preconditions",
  remedy: "inspection.big-values.remedy",
  unit: "bytes",
  thresholds: { risk: 32_768, warning: 131_072, critical: 524_288 },
  overrides: [],
  buildFacts: (sources) => {
    const rate = (metric: string) => `rate(${selectEtcd(sources, metric)}[${formatRange(sources, WINDOW_SECONDS)}])`;
    const puts = `(${rate("etcd_mvcc_put_total")} or ${rate("etcd_debugging_mvcc_put_total")})`;
    const bytes = rate("etcd_debugging_mvcc_total_put_size_in_bytes");
    return [{ fact: FACT, expr: perEtcdCluster(sources, "max", `${bytes} / (${puts} > 0)`) }];
  },
  buildValue: () => factNow(FACT),
};
