// What a page costs the data source when nothing is cached: so many queries, all at once, counted in front of a real Prometheus.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ALL_ALERTS } from "@/lib/contract/alerts";
import { SCOPE_ALL } from "@/lib/query/types";
import { getAlertsPage } from "@/lib/server/alerts/list";
import { readAlertArrival } from "@/lib/server/alerts/opening";
import { getCoveragePage } from "@/lib/server/coverage/page";
import { refreshNow } from "@/lib/server/fleet/loop";
import { getClusterInspections } from "@/lib/server/inspections/list";
import {
  getBusinessPage,
  getCustomerPage,
  getCustomersPage,
  getProductPage,
  getScenarioPage,
  getScenariosPage,
} from "@/lib/server/level2/pages";
import { getClusterPage } from "@/lib/server/pages";
import { clearProcessState } from "@/lib/server/process-state";
import { getQueryService } from "@/lib/server/query/service";
import { getK8sPage, getTroublePage } from "@/lib/server/troubleshoot/pages";
import { startPrometheus, type TestPrometheus } from "../support/prometheus";
import { recordedFleet } from "../support/recorded-fleet";
import { type RecordingProxy, startRecordingProxy } from "../support/recording-proxy";

const DELAY_MS = 400;
/** Own work beside the queries, on a busy machine. */
const OWN_MS = 500;
const HOUR_MS = 3_600_000;

let prometheus: TestPrometheus;
let proxy: RecordingProxy;

beforeAll(async () => {
  prometheus = await startPrometheus({
    config: { global: { scrape_interval: "15s", evaluation_interval: "15s" } },
    openMetrics: recordedFleet(Date.now()),
  });
  proxy = await startRecordingProxy(prometheus.url, { delayMs: DELAY_MS });
  process.env.RAFTBOARD_CONFIG = "";
  process.env.RAFTBOARD_DATASOURCE_URL = proxy.url;
  process.env.RAFTBOARD_LOG_LEVEL = "silent";
});

afterAll(async () => {
  await getQueryService().close();
  await proxy.stop();
  await prometheus.stop();
});

/** A process that has just read the fleet, and nothing else. */
beforeEach(async () => {
  for (const key of ["config", "env", "fleet", "query-service", "metrics", "log"]) clearProcessState(key);
  await refreshNow();
  proxy.requests.length = 0;
});

const input = () => {
  const toUnixMs = Date.now();
  const window = { fromUnixMs: toUnixMs - HOUR_MS, toUnixMs };
  return { window, locale: "en" as const, scope: SCOPE_ALL };
};

type Load = () => Promise<object>;

/** Queries that the page asked, and how long it took. */
async function measure(load: Load) {
  const startedMs = performance.now();
  const page = await load();
  const tookMs = performance.now() - startedMs;
  expect(page).not.toMatchObject({ kind: "not-found" });
  const count = proxy.requests.filter(({ path }) => /\/query(_range)?$/.test(path)).length;
  return { count, tookMs };
}

const LEVEL2: readonly (readonly [string, Load])[] = [
  ["/business", () => getBusinessPage("en", SCOPE_ALL)],
  ["/business/tke", () => getProductPage("tke", "en", SCOPE_ALL)],
  ["/customers", () => getCustomersPage("en", SCOPE_ALL)],
  ["/customers/paygate", () => getCustomerPage("paygate", "en", SCOPE_ALL)],
  ["/scenarios", () => getScenariosPage("en", SCOPE_ALL)],
  ["/scenarios/k8s-main", () => getScenarioPage("k8s-main", "en", SCOPE_ALL)],
  ["/k8s/cls-1", () => getK8sPage("cls-1", input())],
  ["/alerts", () => getAlertsPage({ filter: {}, choice: ALL_ALERTS, page: 1, pageSize: 50 }, SCOPE_ALL)],
  ["/coverage", () => getCoveragePage({ filter: {}, page: 1, pageSize: 50 }, SCOPE_ALL)],
];

describe("cold", () => {
  test.each(LEVEL2)("%s asks at most 12 queries, and waits twice for the slowest at most", async (_path, load) => {
    const { count, tookMs } = await measure(load);
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(12);
    expect(tookMs).toBeLessThan(2 * DELAY_MS + OWN_MS);
  });

  test.each([
    ["?etcd=beta", { etcd: "beta" }],
    ["?k8s=cls-1", { k8s: "cls-1" }],
  ])("/troubleshoot%s asks at most 24 queries, and waits twice for the slowest at most", async (_path, subject) => {
    const { count, tookMs } = await measure(() => getTroublePage(subject, input()));
    expect(count).toBeGreaterThan(12);
    expect(count).toBeLessThanOrEqual(24);
    expect(tookMs).toBeLessThan(2 * DELAY_MS + OWN_MS);
  });

  test("/clusters/beta asks at most 16 queries for its first viewport, all at once", async () => {
    const { scope, ...rest } = input();
    const { count, tookMs } = await measure(async () => {
      const [page] = await Promise.all([
        getClusterPage("beta", rest, scope),
        getClusterInspections("beta", scope),
        readAlertArrival("beta", {}, scope),
      ]);
      return page;
    });
    expect(count).toBeGreaterThan(0);
    // One of them asks whether the rules answer at all: without it an empty list of alerts or findings would read as "none".
    expect(count).toBeLessThanOrEqual(16);
    expect(tookMs).toBeLessThan(2 * DELAY_MS + OWN_MS);
  });

  test("a page that was just read asks nothing again", async () => {
    const { window, ...rest } = input();
    await getTroublePage({ etcd: "beta" }, { window, ...rest });
    const asked = proxy.requests.length;
    await getTroublePage({ etcd: "beta" }, { window, ...rest });
    expect(proxy.requests.length).toBe(asked);
  });
});
