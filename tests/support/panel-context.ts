// A panel's surroundings for tests: default config, a small fleet, an hour at one-minute steps.
import { configSchema } from "@/lib/config/schema";
import type { PanelContext } from "@/lib/panels/definition";
import type { RangePlan } from "@/lib/query/range";
import { SCOPE_ALL, type Scope } from "@/lib/query/types";
import { restrictSnapshot } from "@/lib/server/fleet/restrict";
import { viewSnapshot } from "@/lib/server/fleet/view";
import { getTranslate } from "@/lib/text/get-translate";
import { AS_OF, type FakeCluster, fakeSnapshot } from "./fleet-frames";

export const CLUSTER = "pay-core-17";
const SLIS = {
  availability: { objective: 0.9995, error: 0.0001, total: 40_000 },
  write: { objective: 0.999, error: 0.0005, total: 1_000_000 },
  read: { objective: 0.999, error: 0, total: 2_000_000 },
};

export const FLEET: readonly FakeCluster[] = [
  {
    id: CLUSTER,
    labels: { region: "gz", zone: "gz-3", product: "TKE", scenario: "k8s-main", spec: "large", customer: "Paygate" },
    hosts: ["gz-3-h07", "gz-3-h11", "gz-1-h02"],
    health: "burning",
    margin: 1,
    burn1h: 28.6,
    budget: "healthy",
    slis: SLIS,
    k8s: ["cls-7f3k2q"],
  },
  { id: "calm-1", labels: { region: "sh" }, hosts: ["sh-1-h01"], health: "ok", slis: SLIS },
  { id: "dark-1", labels: { region: "dxb" } },
];

export const PLAN: RangePlan = { range: { fromUnixMs: AS_OF - 3_540_000, toUnixMs: AS_OF }, stepSeconds: 60 };

export function fakeContext(options: { clusters?: readonly FakeCluster[]; scope?: Scope } = {}): PanelContext {
  const scope = options.scope ?? SCOPE_ALL;
  const status = { isLoaded: true, asOfUnixMs: AS_OF, isStale: false, notice: null, sources: [] };
  return {
    config: configSchema.parse({ datasources: [{ url: "http://127.0.0.1:9090" }] }),
    scope,
    ...PLAN,
    rateWindowSeconds: 120,
    nowUnixMs: AS_OF,
    fleet: viewSnapshot(restrictSnapshot(fakeSnapshot(options.clusters ?? FLEET), scope), status, null),
    words: getTranslate("en"),
    locale: "en",
  };
}
