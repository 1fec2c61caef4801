// The views on a real Prometheus where something is missing or mistaken: unknown names, a side without metrics, a K8s cluster whose
// etcd nobody linked, and an alert's link without a time in it.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { alertListSchema } from "@/lib/contract/alerts";
import { coverageListSchema } from "@/lib/contract/coverage";
import { fleetSummarySchema, problemSchema } from "@/lib/contract/fleet";
import { k8sDetailSchema, troubleshootSchema } from "@/lib/contract/troubleshoot";
import { SCOPE_ALL } from "@/lib/query/types";
import { readAlertArrival } from "@/lib/server/alerts/opening";
import { answerAlerts } from "@/lib/server/api/alerts";
import { answerCoverage } from "@/lib/server/api/coverage";
import { answerFleet } from "@/lib/server/api/fleet";
import { refreshNow } from "@/lib/server/fleet/loop";
import { getCustomerPage, getProductPage, getScenarioPage } from "@/lib/server/level2/pages";
import { clearProcessState } from "@/lib/server/process-state";
import { getQueryService } from "@/lib/server/query/service";
import { answerK8s, answerTroubleshoot } from "@/lib/server/troubleshoot/api";
import { startPrometheus, type TestPrometheus } from "../support/prometheus";
import { recordedFleet } from "../support/recorded-fleet";

const STEP_SECONDS = 15;
const NOW_SECONDS = Math.floor(Date.now() / 1000 / STEP_SECONDS) * STEP_SECONDS;
const START_SECONDS = NOW_SECONDS - 900;
const ALERT = 'alertname="EtcdBudgetBurn1h",etcd_cluster="beta",sli="write",pair="1h5m",region="gz"';

/** Samples from 20 minutes ago until tests are over. */
function samples(series: string, value: number): string[] {
  const times = Array.from({ length: 120 }, (_, index) => NOW_SECONDS - 1_200 + index * STEP_SECONDS);
  return times.map((time) => `${series} ${value} ${time}`);
}

const more = [
  ...samples(`ALERTS{${ALERT},alertstate="firing",tier="page"}`, 1),
  ...samples(
    'ALERTS{alertname="EtcdBudgetBurn3d",etcd_cluster="gamma",sli="read",alertstate="pending",tier="ticket"}',
    1,
  ),
  ...samples(`ALERTS_FOR_STATE{${ALERT},tier="page"}`, START_SECONDS),
  ...samples('up{job="kube-apiserver",k8s_cluster="cls-lonely",instance="api-0"}', 1),
].join("\n");

let prometheus: TestPrometheus;

beforeAll(async () => {
  prometheus = await startPrometheus({
    config: { global: { scrape_interval: "15s", evaluation_interval: "15s" } },
    openMetrics: `${more}\n${withoutName(recordedFleet(Date.now()), "up")}`,
  });
  for (const key of ["config", "env", "fleet", "query-service", "metrics", "log"]) clearProcessState(key);
  process.env.RAFTBOARD_CONFIG = "";
  process.env.RAFTBOARD_DATASOURCE_URL = prometheus.url;
  process.env.RAFTBOARD_LOG_LEVEL = "silent";
  await refreshNow();
});

/** OpenMetrics wants the samples of one family together. */
function withoutName(text: string, name: string): string {
  return text
    .split("\n")
    .filter((line) => !line.startsWith(`${name}{`))
    .join("\n");
}

afterAll(async () => {
  await getQueryService().close();
  await prometheus.stop();
});

const ask = (path: string) => new Request(`http://raftboard${path}`);

async function read<T extends z.ZodType>(schema: T, answer: Promise<Response>, status = 200): Promise<z.output<T>> {
  const response = await answer;
  const text = await response.text();
  expect(response.status, text).toBe(status);
  return schema.parse(JSON.parse(text));
}

describe("an unknown name is not found, with what it may have meant", () => {
  test.each([
    ["product", "tkee", getProductPage, "tke"],
    ["customer", "paygatte", getCustomerPage, "paygate"],
    ["scenario", "k8s-mian", getScenarioPage, "k8s-main"],
  ])("%s", async (_what, mistyped, load, meant) => {
    expect(await load(mistyped, "en", SCOPE_ALL)).toMatchObject({ kind: "not-found", nearMatches: [meant] });
  });

  test("K8s cluster and etcd cluster of troubleshooting", async () => {
    const k8s = await read(problemSchema, answerK8s(ask("/api/v1/k8s/cls-2"), "cls-2"), 404);
    expect(k8s.nearMatches).toContain("cls-1");
    const both = await read(problemSchema, answerTroubleshoot(ask("/api/v1/troubleshoot?etcd=bata")), 404);
    expect(both).toMatchObject({ parameter: "etcd", nearMatches: expect.arrayContaining(["beta"]) });
    const none = await read(problemSchema, answerTroubleshoot(ask("/api/v1/troubleshoot")), 400);
    expect(none.parameter).toBe("etcd");
  });
});

describe("where one side is missing", () => {
  test("a scraped K8s cluster whose etcd is not linked is found, with nobody behind it", async () => {
    const detail = await read(k8sDetailSchema, answerK8s(ask("/api/v1/k8s/cls-lonely"), "cls-lonely"));
    expect(detail.etcdClusters).toEqual([]);
    const path = "/api/v1/troubleshoot?k8s=cls-lonely&from=now-15m&to=now";
    const answer = await read(troubleshootSchema, answerTroubleshoot(ask(path)));
    expect(answer.etcd).toEqual([]);
    expect(answer.signals.every(({ side }) => side === "k8s")).toBe(true);
  });

  test("signals that nothing measures have no lines, no onset and no baseline, which is neither calm nor zero", async () => {
    const answer = await read(
      troubleshootSchema,
      answerTroubleshoot(ask("/api/v1/troubleshoot?etcd=beta&from=now-15m&to=now")),
    );
    const k8s = answer.signals.filter(({ side }) => side === "k8s");
    expect(k8s.length).toBeGreaterThan(0);
    for (const { lines, baselineFrom, onsetUnixMs, peak } of k8s)
      expect({ lines, baselineFrom, onsetUnixMs, peak }).toEqual({
        lines: [],
        baselineFrom: null,
        onsetUnixMs: null,
        peak: null,
      });
  });
});

describe("coverage", () => {
  test("calls what was recorded a moment ago fresh, and what was not recorded late, with no newest sample", async () => {
    const { ruleLags } = await read(coverageListSchema, answerCoverage(ask("/api/v1/coverage")));
    const lagOf = (layer: string) => ruleLags.find((lag) => lag.layer === layer);
    expect(lagOf("health")).toMatchObject({ isLate: false });
    expect(lagOf("health")?.lagSeconds).toBeLessThanOrEqual(2 * STEP_SECONDS);
    expect(lagOf("tile5m")).toMatchObject({ isLate: true, newestUnixMs: null, lagSeconds: null });
  });
});

describe("alerts", () => {
  test("are counted with the fleet, and listed under the tier and state that is asked for", async () => {
    const fleet = await read(fleetSummarySchema, answerFleet(ask("/api/v1/fleet")));
    expect(fleet.alertCounts).toMatchObject({ pageCount: 1, ticketCount: 0, pendingCount: 1 });
    const pages = await read(alertListSchema, answerAlerts(ask("/api/v1/alerts?tier=page&state=firing")));
    expect(pages.rows.map(({ id }) => id)).toEqual(["beta"]);
    expect(pages.counts).toEqual({ page: 1, ticket: 0, other: 0, pending: 1 });
    expect((await read(alertListSchema, answerAlerts(ask("/api/v1/alerts?tier=page&state=pending")))).rows).toEqual([]);
    const refused = await read(problemSchema, answerAlerts(ask("/api/v1/alerts?tier=urgent")), 400);
    expect(refused.parameter).toBe("tier");
  });

  test("open their cluster a quarter of an hour before they began, unless the reader chose a window", async () => {
    const link = { alert: "EtcdBudgetBurn1h", lang: "en" };
    const arrival = await readAlertArrival("beta", link, SCOPE_ALL);
    expect(arrival.opening).toMatchObject({ startUnixMs: START_SECONDS * 1000, isActive: true });
    const target = new URL(arrival.redirectTo ?? "", "http://raftboard");
    expect(target.pathname).toBe("/clusters/beta");
    expect(Object.fromEntries(target.searchParams)).toEqual({ ...link, from: String((START_SECONDS - 900) * 1000) });
    const stays = await readAlertArrival("beta", { ...link, from: "now-6h" }, SCOPE_ALL);
    expect(stays).toMatchObject({ redirectTo: null, opening: { isKnown: true } });
    const unknown = await readAlertArrival("beta", { alert: "Nothing" }, SCOPE_ALL);
    expect(unknown).toMatchObject({ redirectTo: null, opening: { startUnixMs: null, isKnown: true } });
  });
});
