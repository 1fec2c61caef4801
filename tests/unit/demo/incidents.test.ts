import { expect, test, vi } from "vitest";
import { INCIDENTS } from "@/demo/model/incidents";
import { buildTargets } from "@/demo/model/targets";
import { segmentIndexAt } from "@/demo/model/timeline";
import { truthAt } from "@/demo/model/truth";
import { lifeOf, type World } from "@/demo/model/world";
import { ANCHOR_MS, scrape, sumOf, targetOf, worldWith } from "./support";

vi.setConfig({ testTimeout: 30_000 });

const MINUTE_MS = 60_000;

test.each(INCIDENTS.map(({ name }) => name))("%s touches clusters, and the truth says which", (name) => {
  const world = worldWith(name);
  expect(world.effects.length).toBeGreaterThan(0);
  const during = truthAt(world, world.effects[0]?.fromMs ?? 0);
  expect(during.length).toBeGreaterThan(0);
  expect(during.every((entry) => entry.incident === name)).toBe(true);
  expect(truthAt(world, ANCHOR_MS - 1)).toEqual([]);
});

function segmentAt(world: World, clusterId: string, timeMs: number) {
  const { timeline } = lifeOf(world, clusterId);
  const segment = timeline[segmentIndexAt(timeline, timeMs)];
  if (segment === undefined) throw new Error("no segment");
  return segment;
}

test("a bad zone hurts writes only where the leader or the needed quorum sits there", () => {
  const world = worldWith("zone-disk-jitter", "gz-1");
  const atMs = ANCHOR_MS + 20 * MINUTE_MS;
  const touched = world.fleet.clusters.filter(({ members }) => members.some(({ zone }) => zone === "gz-1"));
  const slow = touched.filter(({ id }) => segmentAt(world, id, atMs).cluster.writeSlowShare > 0.01);
  expect(slow.length).toBeGreaterThan(1);
  expect(slow.length).toBeLessThan(touched.length);
  for (const cluster of touched) {
    const { leaderIndex } = segmentAt(world, cluster.id, atMs);
    const badMembers = cluster.members.filter(({ zone }) => zone === "gz-1").length;
    const mustSuffer = cluster.members[leaderIndex]?.zone === "gz-1" || badMembers * 2 > cluster.members.length;
    expect(slow.includes(cluster), cluster.id).toBe(mustSuffer);
  }
});

test("a bad zone hurts clusters spread over zones, at home there or not, and spares those led from elsewhere", () => {
  const world = worldWith("zone-disk-jitter", "gz-1");
  const atMs = ANCHOR_MS + 20 * MINUTE_MS;
  const spread = world.fleet.clusters.filter(
    ({ members }) =>
      new Set(members.map(({ zone }) => zone)).size === 3 &&
      members.filter(({ zone }) => zone === "gz-1").length * 2 < members.length &&
      members.some(({ zone }) => zone === "gz-1"),
  );
  const slow = spread.filter(({ id }) => segmentAt(world, id, atMs).cluster.writeSlowShare > 0.01);
  expect(slow.some(({ zone }) => zone === "gz-1")).toBe(true);
  expect(slow.some(({ zone }) => zone !== "gz-1")).toBe(true);
  expect(slow.length).toBeLessThan(spread.length);
});

test("a bad zone shows in the fsync of its members only", () => {
  const world = worldWith("zone-disk-jitter", "gz-1");
  const slowShare = (path: string) => {
    const target = targetOf(world, path);
    const before = scrape(target, ANCHOR_MS + 10 * MINUTE_MS);
    const after = scrape(target, ANCHOR_MS + 15 * MINUTE_MS);
    const increase = (part: string) => sumOf(after, part) - sumOf(before, part);
    const family = "etcd_disk_wal_fsync_duration_seconds";
    return 1 - increase(`${family}_bucket{le="0.016"}`) / increase(`${family}_count`);
  };
  const cluster = world.fleet.clusters.find(
    ({ members }) => new Set(members.map(({ zone }) => zone)).size === 3 && members.some(({ zone }) => zone === "gz-1"),
  );
  for (const { zone, index } of cluster?.members ?? []) {
    const share = slowShare(`/etcd/${cluster?.id}/${index}/metrics`);
    if (zone === "gz-1") expect(share).toBeGreaterThan(0.1);
    else expect(share).toBeLessThan(0.01);
  }
});

test("with the quorum lost no member sees a leader and calls time out", () => {
  const world = worldWith("quorum-loss");
  const clusterId = world.effects[0]?.clusterId ?? "";
  const segment = segmentAt(world, clusterId, ANCHOR_MS + 5 * MINUTE_MS);
  expect(segment.hasQuorum).toBe(false);
  expect(segment.members.every(({ hasLeader }) => !hasLeader)).toBe(true);
  expect(segment.members.some(({ isUp }) => isUp)).toBe(true);
  expect(segment.cluster.writeFaultShare).toBe(1);
  const after = segmentAt(world, clusterId, ANCHOR_MS + 20 * MINUTE_MS);
  expect(after.hasQuorum).toBe(true);
});

test("monitoring loss takes targets of etcd and of the kube-apiservers out of discovery", () => {
  const world = worldWith("monitoring-loss");
  const hidden = buildTargets(world).filter((target) => !target.isScrapedAt(ANCHOR_MS + MINUTE_MS));
  expect(new Set(hidden.map(({ job }) => job))).toEqual(new Set(["etcd", "kube-apiserver"]));
  expect(hidden.every((target) => target.isUpAt(ANCHOR_MS + MINUTE_MS))).toBe(true);
  expect(buildTargets(world).every((target) => target.isScrapedAt(ANCHOR_MS - MINUTE_MS))).toBe(true);
});

test("a partitioned member answers its scrape, sees no leader and stands still", () => {
  const world = worldWith("partition");
  const effect = world.effects.find((each) => "memberIndex" in each);
  if (effect === undefined || !("memberIndex" in effect)) throw new Error("nobody was cut off");
  const target = targetOf(world, `/etcd/${effect.clusterId}/${effect.memberIndex}/metrics`);
  const early = scrape(target, ANCHOR_MS + 5 * MINUTE_MS);
  const late = scrape(target, ANCHOR_MS + 10 * MINUTE_MS);
  expect(target.isUpAt(ANCHOR_MS + 5 * MINUTE_MS)).toBe(true);
  expect(late.get("etcd_server_has_leader")).toBe(0);
  expect(sumOf(late, "etcd_network_active_peers")).toBe(0);
  expect(late.get("etcd_server_proposals_committed_total")).toBe(early.get("etcd_server_proposals_committed_total"));
  const healed = scrape(target, ANCHOR_MS + 60 * MINUTE_MS);
  expect(healed.get("etcd_server_proposals_committed_total")).toBeGreaterThan(
    late.get("etcd_server_proposals_committed_total") ?? 0,
  );
});

test("an inconsistent member keeps a constant gap of revisions", () => {
  const world = worldWith("data-inconsistency");
  const effect = world.effects[0];
  if (effect === undefined || !("memberIndex" in effect)) throw new Error("no member");
  const other = effect.memberIndex === 0 ? 1 : 0;
  const gapAt = (timeMs: number) => {
    const revision = (index: number) =>
      scrape(targetOf(world, `/etcd/${effect.clusterId}/${index}/metrics`), timeMs).get(
        "etcd_debugging_mvcc_current_revision",
      ) ?? 0;
    return revision(other) - revision(effect.memberIndex);
  };
  expect(gapAt(ANCHOR_MS - MINUTE_MS)).toBe(0);
  expect(gapAt(ANCHOR_MS + MINUTE_MS)).toBeGreaterThan(100);
  expect(gapAt(ANCHOR_MS + 300 * MINUTE_MS)).toBe(gapAt(ANCHOR_MS + MINUTE_MS));
});
