import { expect, test } from "vitest";
import { parseAlerts } from "@/lib/server/alerts/active";
import { filterClusters } from "@/lib/server/fleet/filter";
import { restrictSnapshot } from "@/lib/server/fleet/restrict";
import { summarize } from "@/lib/server/fleet/rollup";
import type { FleetSnapshot } from "@/lib/server/fleet/snapshot";
import { AS_OF, fakeSnapshot } from "../../../support/fleet-frames";

const CLUSTERS = [
  { id: "a", labels: { region: "gz" } },
  { id: "b", labels: { region: "gz" } },
  { id: "c", labels: { region: "sh" } },
];
const BURN = { alertname: "EtcdBudgetBurn1h", tier: "page", sli: "write", pair: "1h5m" };

function answer(...alerts: readonly Record<string, string>[]) {
  const series = alerts.map((labels) => ({ labels: { __name__: "ALERTS", ...labels }, values: [1] }));
  return { name: "alerts", timesUnixMs: [AS_OF], series };
}

function withAlerts(...alerts: readonly Record<string, string>[]): FleetSnapshot {
  const snapshot = fakeSnapshot(CLUSTERS);
  return { ...snapshot, now: { ...snapshot.now, alerts: parseAlerts(answer(...alerts)) } };
}

const counts = (snapshot: FleetSnapshot, filter = {}) =>
  summarize(snapshot, filterClusters(snapshot, filter), false).alertCounts;

const ALL = withAlerts(
  { ...BURN, etcd_cluster: "a", alertstate: "firing" },
  { ...BURN, etcd_cluster: "a", alertstate: "firing", replica: "ruler-2" },
  { ...BURN, etcd_cluster: "c", alertstate: "pending" },
  { alertname: "EtcdBudgetBurn1d", etcd_cluster: "b", alertstate: "firing" },
  { alertname: "EtcdInSharedCause", etcd_cluster: "a", alertstate: "firing", tier: "none" },
  { alertname: "EtcdZoneBurning", alertstate: "firing", region: "gz", zone: "gz-3", shared: "zone" },
);

test("firing alerts count by tier, pending ones apart, twins of replicas once, and what only silences others never", () => {
  expect(counts(ALL)).toEqual({
    pageCount: 2,
    ticketCount: 1,
    pendingCount: 1,
    byRegion: [
      { region: "gz", pageCount: 2, ticketCount: 1, pendingCount: 0 },
      { region: "sh", pageCount: 0, ticketCount: 0, pendingCount: 1 },
    ],
  });
});

test("a filter counts the alerts of its clusters and leaves out zones and hosts", () => {
  expect(counts(ALL, { region: ["gz"] })).toMatchObject({ pageCount: 1, ticketCount: 1, pendingCount: 0 });
});

test("who may see some clusters only learns of no other alert", () => {
  const own = restrictSnapshot(ALL, { kind: "clusters", clusterIds: ["b"] });
  expect(counts(own)).toMatchObject({ pageCount: 0, ticketCount: 1, pendingCount: 0 });
});

test("without an answer about alerts their count is unknown, not zero; with an empty answer it is zero", () => {
  expect(counts(fakeSnapshot(CLUSTERS))).toBeNull();
  expect(counts(withAlerts())).toEqual({ pageCount: 0, ticketCount: 0, pendingCount: 0, byRegion: [] });
});

test("an alert of a cluster that the inventory lacks counts in the region that it names", () => {
  const stranger = withAlerts({ ...BURN, etcd_cluster: "gone", region: "bj", alertstate: "firing" });
  expect(counts(stranger)?.byRegion).toEqual([{ region: "bj", pageCount: 1, ticketCount: 0, pendingCount: 0 }]);
});
