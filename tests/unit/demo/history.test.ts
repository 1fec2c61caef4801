import { expect, test, vi } from "vitest";
import { ClusterHistory } from "@/demo/backfill/history";
import { buildWorld, lifeOf, type World } from "@/demo/model/world";
import { WITNESSES } from "@/lib/slo/vocabulary";
import { ANCHOR_MS, quietSchedule, scrape, sumOf, targetOf, worldWith } from "./support";

vi.setConfig({ testTimeout: 30_000 });
const MINUTE_MS = 60_000;
const WINDOW_MS = 10 * MINUTE_MS;

/** What ten minutes of the members' own counters say: KV calls of these methods, and those that ended with a server fault. */
function fromPages(world: World, clusterId: string, methods: readonly string[], endMs: number) {
  const { cluster } = lifeOf(world, clusterId);
  const at = (timeMs: number) =>
    cluster.members.map(({ index }) => scrape(targetOf(world, `/etcd/${clusterId}/${index}/metrics`), timeMs));
  const before = at(endMs - WINDOW_MS);
  const after = at(endMs);
  const increase = (...parts: string[]) =>
    after.reduce(
      (sum, values, index) => sum + sumOf(values, ...parts) - sumOf(before[index] ?? new Map(), ...parts),
      0,
    );
  const sum = (code: string) =>
    methods.reduce(
      (all, method) => all + increase("grpc_server_handled_total", `grpc_method="${method}"`, `grpc_code="${code}"`),
      0,
    );
  const faults = sum("Unavailable") + sum("ResourceExhausted") + sum("DeadlineExceeded") + sum("DataLoss");
  return { total: sum("OK") + faults, faults };
}

test("backfilled totals equal what the exposed counters say, within one percent", () => {
  const world = buildWorld(quietSchedule());
  const endMs = ANCHOR_MS - 3 * 3_600_000;
  for (const { id } of world.fleet.clusters.slice(0, 6)) {
    const history = new ClusterHistory(lifeOf(world, id), ANCHOR_MS);
    const writes = fromPages(world, id, ["Txn", "Put", "DeleteRange"], endMs);
    const reads = fromPages(world, id, ["Range", "RangeStream"], endMs);
    expect(history.counts("write", endMs - WINDOW_MS, endMs).total / writes.total, id).toBeCloseTo(1, 1.7);
    expect(history.counts("read", endMs - WINDOW_MS, endMs).total / reads.total, id).toBeCloseTo(1, 1.7);
  }
});

test("backfilled bad events equal the exposed faults when the quota is reached", () => {
  const world = worldWith("quota-exhaustion");
  const [effect] = world.effects;
  if (effect === undefined) throw new Error("no effect");
  const endMs = ANCHOR_MS + 3.5 * 3_600_000;
  const history = new ClusterHistory(lifeOf(world, effect.clusterId), endMs);
  const { total, good } = history.counts("write", endMs - WINDOW_MS, endMs);
  const pages = fromPages(world, effect.clusterId, ["Txn", "Put", "DeleteRange"], endMs);
  expect((total - good) / pages.faults).toBeCloseTo(1, 1.5);
  expect(good / total).toBeLessThan(0.05);
});

test("a quorum loss costs its minutes of availability and nothing outside them", () => {
  const world = worldWith("quorum-loss");
  const clusterId = world.effects[0]?.clusterId ?? "";
  const endMs = ANCHOR_MS + 60 * MINUTE_MS;
  const history = new ClusterHistory(lifeOf(world, clusterId), endMs);
  const { total, good } = history.counts("availability", ANCHOR_MS - 10 * MINUTE_MS, endMs);
  expect(total).toBe(70);
  expect(total - good).toBeGreaterThanOrEqual(11);
  expect(total - good).toBeLessThanOrEqual(13);
  expect(history.healthCode(ANCHOR_MS + 5 * MINUTE_MS)).toBe(3);
});

test("witnesses tell an outage from a lost member and from blindness", () => {
  const during = (name: string) => {
    const world = worldWith(name);
    const atMs = ANCHOR_MS + 5 * MINUTE_MS;
    const history = new ClusterHistory(lifeOf(world, world.effects[0]?.clusterId ?? ""), atMs);
    return WITNESSES.map((witness) => history.witness(witness, atMs));
  };
  expect(during("quorum-loss")).toEqual([0, 0, 0]);
  expect(during("member-down")).toEqual([1, 1, 1]);
  expect(during("monitoring-loss")).toEqual([Number.NaN, Number.NaN, Number.NaN]);
});

test("what nobody scrapes is blind, not bad", () => {
  const world = worldWith("monitoring-loss");
  const clusterId = world.effects[0]?.clusterId ?? "";
  const atMs = ANCHOR_MS + 30 * MINUTE_MS;
  const history = new ClusterHistory(lifeOf(world, clusterId), atMs);
  expect(history.counts("availability", atMs - 20 * MINUTE_MS, atMs)).toEqual({ total: 0, good: 0 });
  expect(history.healthCode(atMs)).toBe(4);
  expect(history.errorRatio("write", "5m", atMs)).toBeNaN();
});
