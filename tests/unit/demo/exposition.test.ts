import { expect, test, vi } from "vitest";
import { buildTargets, Page } from "@/demo/model/targets";
import { buildWorld } from "@/demo/model/world";
import { ANCHOR_MS, quietSchedule, readPage, scrape, targetOf, worldWith } from "./support";

vi.setConfig({ testTimeout: 30_000 });

const HOUR_MS = 3_600_000;
const quiet = buildWorld(quietSchedule());
const COUNTER = /(_total|_count|_sum|_bucket)(\{|$)/;
/** etcd declares some growing numbers without the suffix's meaning, and some of these may fall */
const NOT_MONOTONE =
  /keys_total|watch(er|_stream)_total|pending_events_total|slow_watcher_total|proposals_pending|db_total_size/;

test("a page depends on nothing but the time", () => {
  for (const target of buildTargets(quiet).filter((_, index) => index % 37 === 0)) {
    const moved = new Page(target);
    moved.textAt(ANCHOR_MS + 5 * HOUR_MS);
    moved.textAt(ANCHOR_MS - 9 * HOUR_MS);
    expect(moved.textAt(ANCHOR_MS)).toBe(new Page(target).textAt(ANCHOR_MS));
  }
});

test("counters never fall while the process lives, through a bad zone too", () => {
  const world = worldWith("zone-disk-jitter", "gz-1");
  const target = buildTargets(world).find(({ labels, job }) => labels.zone === "gz-1" && job === "etcd");
  if (target === undefined) throw new Error("no member in gz-1");
  const page = new Page(target);
  let before = readPage(page.textAt(ANCHOR_MS - 60_000));
  for (let step = 0; step < 120; step += 1) {
    const after = readPage(page.textAt(ANCHOR_MS - 45_000 + step * 15_000));
    const isSameProcess = after.get("process_start_time_seconds") === before.get("process_start_time_seconds");
    for (const [name, value] of after)
      if (isSameProcess && COUNTER.test(name) && !NOT_MONOTONE.test(name))
        expect(value, name).toBeGreaterThanOrEqual(before.get(name) ?? 0);
    before = after;
  }
});

test("buckets are cumulative and end at the count", () => {
  for (const target of buildTargets(quiet).filter((_, index) => index % 23 === 0)) {
    let last = 0;
    let family = "";
    for (const [name, value] of scrape(target, ANCHOR_MS)) {
      const bucket = name.match(/^(.*_bucket\{.*)le="([^"]+)"\}$/);
      if (bucket === null) continue;
      if (bucket[1] !== family) last = 0;
      family = bucket[1] ?? "";
      expect(value, name).toBeGreaterThanOrEqual(last);
      last = value;
    }
  }
});

test("families follow the version and the flags of the member", () => {
  const names = (path: string) =>
    [...scrape(targetOf(quiet, path), ANCHOR_MS).keys()].map((name) => name.split("{")[0]);
  for (const cluster of quiet.fleet.clusters)
    for (const member of cluster.members) {
      const found = new Set(names(`/etcd/${cluster.id}/${member.index}/metrics`));
      expect(found.has("grpc_server_handling_seconds_bucket")).toBe(member.hasLatencyHistogram);
      expect(found.has("etcd_server_request_duration_seconds_bucket")).toBe(member.version.startsWith("3.7"));
      expect(found.has("etcd_debugging_mvcc_db_total_size_in_bytes")).toBe(member.version.startsWith("3.4"));
    }
});

test("a cluster costs about 170 series a member", () => {
  const counts = buildTargets(quiet)
    .filter(({ job }) => job === "etcd")
    .map((target) => scrape(target, ANCHOR_MS).size);
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  expect(mean).toBeGreaterThan(130);
  expect(mean).toBeLessThan(240);
});

test("a restarted member begins its counters again and keeps its raft index", () => {
  const world = worldWith("member-down");
  const [effect] = world.effects;
  if (effect === undefined || !("memberIndex" in effect)) throw new Error("no member went down");
  const target = targetOf(world, `/etcd/${effect.clusterId}/${effect.memberIndex}/metrics`);
  expect(target.isUpAt(ANCHOR_MS + 1_000)).toBe(false);
  const before = scrape(target, ANCHOR_MS - 1_000);
  const after = scrape(target, effect.toMs + 20_000);
  expect(after.get("process_start_time_seconds")).toBe(effect.toMs / 1000);
  expect(after.get("etcd_disk_wal_fsync_duration_seconds_count")).toBeLessThan(
    before.get("etcd_disk_wal_fsync_duration_seconds_count") ?? 0,
  );
  expect(after.get("etcd_server_proposals_committed_total")).toBeGreaterThan(
    before.get("etcd_server_proposals_committed_total") ?? 0,
  );
});
