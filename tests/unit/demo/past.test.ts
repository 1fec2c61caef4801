// What the made-up past holds, read back from what is handed to the block writer.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { CustomerPast } from "@/demo/backfill/customers";
import { ClusterHistory, OBJECTIVES } from "@/demo/backfill/history";
import { RawWriter } from "@/demo/backfill/raw";
import { writeScrapeTargets } from "@/demo/backfill/scrape-targets";
import { momentsOf, scrapeTimes } from "@/demo/backfill/times";
import { buildTargets } from "@/demo/model/targets";
import { buildWorld, lifeOf, type World } from "@/demo/model/world";
import { BlockWriter, type OpenSeries } from "@/demo/tsdb/block";
import { sloSchema } from "@/lib/config/schema";
import { ANCHOR_MS, quietSchedule, scrape, worldWith } from "./support";

vi.setConfig({ testTimeout: 30_000 });

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A block that also remembers what it was given, by series. */
class RecordingBlock extends BlockWriter {
  readonly samples = new Map<string, Map<number, number>>();

  override series(name: string, timesMs: readonly number[], valueAt: (index: number) => number): void {
    this.samples.set(name, new Map(timesMs.map((timeMs, index) => [timeMs, valueAt(index)])));
    super.series(name, timesMs, valueAt);
  }

  override extend(series: OpenSeries, timesMs: Float64Array, values: Float64Array): void {
    const key = series.labels.join(" ");
    const known = this.samples.get(key) ?? new Map<number, number>();
    this.samples.set(key, known);
    timesMs.forEach((timeMs, index) => {
      const value = values[index] ?? Number.NaN;
      if (!Number.isNaN(value)) known.set(timeMs, value);
    });
    super.extend(series, timesMs, values);
  }
}

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "raftboard-past-"));
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

function writeTarget(world: World, path: string, times: readonly number[], later: readonly number[]) {
  const target = buildTargets(world).find((one) => one.path === path);
  if (target === undefined) throw new Error(`no target ${path}`);
  const file = new RecordingBlock(directory);
  const raw = new RawWriter(file);
  raw.write(target, Float64Array.from(times));
  raw.extend(Float64Array.from(later));
  file.end();
  return { target, samples: file.samples };
}

test("every minute of the two hours before the end holds at least two scrapes", () => {
  for (const endMs of [ANCHOR_MS, ANCHOR_MS + 15_000, ANCHOR_MS + 41_000]) {
    const times = scrapeTimes(Number.NEGATIVE_INFINITY, endMs);
    expect(new Set(times).size).toBe(times.length);
    for (let atMs = endMs - 132 * MINUTE_MS; atMs <= endMs - MINUTE_MS; atMs += 7_000) {
      const inMinute = times.filter((timeMs) => timeMs > atMs && timeMs <= atMs + MINUTE_MS);
      expect(inMinute.length, String(atMs)).toBeGreaterThanOrEqual(2);
    }
  }
});

test("scrapes go on where the last ones ended, and no later than asked", () => {
  const first = scrapeTimes(Number.NEGATIVE_INFINITY, ANCHOR_MS + 7_000);
  const later = scrapeTimes(first.at(-1) ?? 0, ANCHOR_MS + 50_000);
  expect(first.at(-1)).toBe(ANCHOR_MS);
  expect(later).toEqual([15_000, 30_000, 45_000].map((ms) => ANCHOR_MS + ms));
});

test.each(["etcd", "apiserver"])("the past of a target of %s is what its page showed, series by series", (kind) => {
  const world = buildWorld(quietSchedule());
  const target = buildTargets(world).find(({ path }) => path.startsWith(`/${kind}/`));
  const times = [0, 1, 2].map((step) => ANCHOR_MS - HOUR_MS + step * 30_000);
  const later = [ANCHOR_MS - 45 * MINUTE_MS];
  const { samples } = writeTarget(world, target?.path ?? "", times, later);
  for (const timeMs of [...times, ...later]) {
    const page = target === undefined ? new Map<string, number>() : scrape(target, timeMs);
    const written = [...samples.values()].filter((values) => values.has(timeMs));
    // and `up`
    expect(written.length).toBe(page.size + 1);
    const sum = (values: Iterable<number>) => [...values].reduce((all, value) => all + value, 0);
    const all = sum(written.map((values) => values.get(timeMs) ?? 0));
    expect(all / (sum(page.values()) + 1)).toBeCloseTo(1, 9);
  }
});

test("a member that is down has up 0 and nothing else, one that nobody scrapes has nothing", () => {
  const down = worldWith("member-down");
  const [effect] = down.effects;
  if (effect === undefined || !("memberIndex" in effect)) throw new Error("no member went down");
  const during = [ANCHOR_MS + 5 * MINUTE_MS];
  const gone = writeTarget(down, `/etcd/${effect.clusterId}/${effect.memberIndex}/metrics`, during, []);
  const seen = [...gone.samples].filter(([, values]) => values.size > 0);
  expect(seen.map(([, values]) => [...values.values()])).toEqual([[0]]);
  const blind = worldWith("monitoring-loss");
  const unseen = writeTarget(blind, `/etcd/${blind.effects[0]?.clusterId}/0/metrics`, during, []);
  expect([...unseen.samples.values()].every((values) => values.size === 0)).toBe(true);
});

test("scrape coverage counts the members that answer, and falls while a group is not scraped", () => {
  const world = worldWith("monitoring-loss");
  const lost = world.effects[0]?.clusterId ?? "";
  const { cluster } = lifeOf(world, lost);
  const file = new RecordingBlock(directory);
  writeScrapeTargets(file, world, { fromMs: Number.NEGATIVE_INFINITY, nowMs: ANCHOR_MS + 2 * HOUR_MS });
  file.end();
  const at = (name: string, kind: string, timeMs: number) =>
    file.samples.get(`${name}{kind="${kind}",region="${cluster.region.id}"}`)?.get(timeMs) ?? Number.NaN;
  const minute = "etcd:scrape_targets:count";
  const expected = at(minute, "expected", ANCHOR_MS);
  const members = world.fleet.clusters.filter(({ region }) => region === cluster.region).flatMap((one) => one.members);
  expect(expected).toBe(members.length);
  const hidden = buildTargets(world).filter(
    (target) => target.job === "etcd" && target.labels.region === cluster.region.id && !target.isScrapedAt(ANCHOR_MS),
  );
  expect(at(minute, "answered", ANCHOR_MS - MINUTE_MS)).toBe(expected);
  expect(at(minute, "answered", ANCHOR_MS)).toBe(expected - hidden.length);
  const tile = "etcd:scrape_targets:tile1h";
  expect(at(tile, "expected", ANCHOR_MS + HOUR_MS)).toBe(expected * 60);
  expect(at(tile, "answered", ANCHOR_MS + HOUR_MS)).toBe((expected - hidden.length) * 60);
});

test("a customer's past is the minutes in which any of its clusters was down, each counted once", () => {
  const fleet = buildWorld(quietSchedule()).fleet.clusters.filter(({ members }) => members.length >= 3);
  const [first, second] = fleet.flatMap((one) => {
    const other = fleet.find((candidate) => candidate.customer === one.customer && candidate.id !== one.id);
    return other ? [one, other] : [];
  });
  if (first === undefined || second === undefined) throw new Error("no customer has two clusters");
  const outage = (id: string, minutesLater: number) => ({
    id: `test-${id}`,
    name: "quorum-loss",
    fromMs: ANCHOR_MS + minutesLater * MINUTE_MS,
    durationSeconds: 720,
    where: id,
    strength: 1,
    noise: 0,
  });
  const world = buildWorld({ ...quietSchedule(), occurrences: [outage(first.id, 5), outage(second.id, 10)] });
  const nowMs = ANCHOR_MS + HOUR_MS;
  const histories = [first, second].map(({ id }) => new ClusterHistory(lifeOf(world, id), nowMs));
  const past = new CustomerPast({ nowMs });
  for (const history of histories) past.add(history);
  const file = new RecordingBlock(directory);
  past.write(file, momentsOf({ fromMs: Number.NEGATIVE_INFINITY, nowMs }));
  file.end();
  const lost = histories.map((history) => {
    const { total, good } = history.counts("availability", ANCHOR_MS, nowMs);
    return total - good;
  });
  const read = (name: string) => file.samples.get(`${name}{customer="${first.customer}"}`)?.get(nowMs) ?? Number.NaN;
  const hour = read("etcd:customer_down_minutes:tile1h");
  // They overlap: more than either, less than both together.
  expect(hour).toBeGreaterThan(Math.max(...lost));
  expect(hour).toBeLessThan(lost.reduce((sum, minutes) => sum + minutes, 0));
  expect(hour).toBe((lost[0] ?? 0) + 5);
  expect(read("etcd:customer_down_minutes:28d")).toBeGreaterThanOrEqual(hour);
  expect(read("etcd:customer_down:1m")).toBe(0);
});

test("integrity loses the minutes of a lasting difference and of a full database, and no others", () => {
  const lostMinutes = (name: string, hours: number) => {
    const world = worldWith(name);
    const history = new ClusterHistory(lifeOf(world, world.effects[0]?.clusterId ?? ""), ANCHOR_MS + hours * HOUR_MS);
    const { total, good } = history.counts("integrity", ANCHOR_MS - HOUR_MS, ANCHOR_MS + hours * HOUR_MS);
    expect(total).toBeGreaterThanOrEqual((hours + 1) * 60 - 2);
    return total - good;
  };
  // believed after ten minutes
  expect(lostMinutes("data-inconsistency", 2)).toBe(110);
  // full for the last of four hours
  expect(lostMinutes("quota-exhaustion", 4)).toBe(60);
  expect(lostMinutes("member-down", 2)).toBe(0);
  expect(lostMinutes("partition", 2)).toBe(0);
});

test("yesterday's keys are there to be compared with today's", () => {
  const { facts } = momentsOf({ fromMs: Number.NEGATIVE_INFINITY, nowMs: ANCHOR_MS });
  const yesterday = ANCHOR_MS - 24 * HOUR_MS;
  expect(facts.some((timeMs) => timeMs <= yesterday && timeMs > yesterday - 15 * MINUTE_MS)).toBe(true);
  expect([...facts].sort((a, b) => a - b)).toEqual(facts);
});

test("the past is judged by the objectives that the configuration has by default", () => {
  expect(OBJECTIVES).toEqual(sloSchema.parse({}).objectives);
});
