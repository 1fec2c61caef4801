import { expect, test } from "vitest";
import { err, ok, type QueryError, type QueryRequest } from "@/lib/query/types";
import { type Ask, EMPTY_MEMORY, refreshFleet } from "@/lib/server/fleet/refresh";
import { AS_OF, type FakeCluster, fakeFrames } from "../../../support/fleet-frames";

const FIVE_MINUTES_MS = 300_000;
const DOWN: QueryError = { kind: "unreachable", sourceId: "main", message: "refused", upstreamMessage: "ECONNREFUSED" };

interface FakeSource {
  readonly ask: Ask;
  readonly asked: string[];
}

function source(clusters: readonly FakeCluster[], options: { isPartial?: boolean; without?: string } = {}): FakeSource {
  const frames = fakeFrames(clusters);
  const asked: string[] = [];
  const answer = (request: QueryRequest) => {
    asked.push(request.name);
    if (request.name === options.without) return err(DOWN);
    const frame = frames.get(request.name) ?? { name: request.name, timesUnixMs: [AS_OF], series: [] };
    return ok({
      frame,
      warnings: [],
      isPartial: options.isPartial ?? false,
      isStale: false,
      asOfUnixMs: AS_OF,
      info: { name: request.name, promql: request.promql, sourceId: "main", tookMs: 1, cache: "miss" as const },
    });
  };
  return { asked, ask: async (requests) => requests.map(answer) };
}

const dead: Ask = async (requests) => requests.map(() => err(DOWN));
const FLEET: readonly FakeCluster[] = [
  { id: "a", labels: { region: "gz" }, health: "ok" },
  { id: "b", labels: { region: "gz" }, health: "down" },
];
const load = () => refreshFleet(source(FLEET).ask, EMPTY_MEMORY, AS_OF);
const idsOf = (memory: Awaited<ReturnType<typeof load>>) => memory.snapshot?.inventory.ids;

test("the first refresh loads inventory and health", async () => {
  const { ask, asked } = source(FLEET);
  const memory = await refreshFleet(ask, EMPTY_MEMORY, AS_OF);
  expect(idsOf(memory)).toEqual(["a", "b"]);
  expect(memory).toMatchObject({ notice: null, errorKind: null, okUnixMs: AS_OF });
  expect(asked).toContain("notOkSince");
});

test("a refresh within five minutes asks only what changes by the minute", async () => {
  const memory = await load();
  const { ask, asked } = source(FLEET);
  const next = await refreshFleet(ask, memory, AS_OF + 30_000);
  expect(asked).not.toContain("info");
  expect(next.snapshot?.inventory).toBe(memory.snapshot?.inventory);
  const later = source(FLEET);
  await refreshFleet(later.ask, next, AS_OF + FIVE_MINUTES_MS);
  expect(later.asked).toContain("info");
});

test("the numbers of the window are renewed with every second refresh, all of them at one moment", async () => {
  const withMinutes = (total: number, error: number): readonly FakeCluster[] => [
    { id: "a", health: "down", slis: { availability: { objective: 0.9995, error, total } } },
  ];
  const memory = await refreshFleet(source(withMinutes(40_000, 0)).ask, EMPTY_MEMORY, AS_OF);
  const later = source(withMinutes(40_005, 5 / 40_005));
  const next = await refreshFleet(later.ask, memory, AS_OF + 60_000);
  expect(later.asked).not.toContain("info");
  const availability = next.snapshot?.inventory.slis.availability;
  expect(availability?.budgetRemainingRatio[0]).toBeCloseTo(1 - 5 / 20.16, 9);
  expect(next.snapshot?.inventory).toMatchObject({ asOfUnixMs: AS_OF, windowAsOfUnixMs: AS_OF + 60_000 });
});

test("numbers of the window that do not come whole leave all of them as they were, with their age", async () => {
  const slis = { availability: { objective: 0.9995, error: 0.5, total: 100 } };
  const memory = await refreshFleet(source([{ id: "a", health: "ok", slis }]).ask, EMPTY_MEMORY, AS_OF);
  const half = source([{ id: "a", health: "ok", slis }], { without: "total28d" });
  const next = await refreshFleet(half.ask, memory, AS_OF + 60_000);
  expect(next.snapshot?.inventory.windowAsOfUnixMs).toBe(AS_OF);
  expect(next.snapshot?.inventory.slis.availability.totalCount[0]).toBe(100);
  expect(next.notice?.messageId).toBe("notice.fleet-partial");
});

test("an unknown cluster makes the inventory refresh at once", async () => {
  const memory = await refreshFleet(source([...FLEET, { id: "new", health: "ok" }]).ask, await load(), AS_OF + 30_000);
  expect(idsOf(memory)).toEqual(["a", "b", "new"]);
});

test("a data source that is down leaves the last good fleet with its time, and says why", async () => {
  const before = await load();
  const memory = await refreshFleet(dead, before, AS_OF + 60_000);
  expect(memory.snapshot).toBe(before.snapshot);
  expect(memory).toMatchObject({ errorKind: "unreachable", okUnixMs: AS_OF, triedUnixMs: AS_OF + 60_000 });
  expect(memory.notice).toMatchObject({ level: "error", detail: "ECONNREFUSED" });
  const recovered = await refreshFleet(source(FLEET).ask, memory, AS_OF + 90_000);
  expect(recovered).toMatchObject({ errorKind: null, notice: null, okUnixMs: AS_OF + 90_000 });
});

test("without any answer there is no fleet but a reason", async () => {
  const memory = await refreshFleet(dead, EMPTY_MEMORY, AS_OF);
  expect(memory).toMatchObject({ snapshot: null, errorKind: "unreachable" });
});

test("an empty data source names the series that it lacks", async () => {
  const memory = await refreshFleet(source([]).ask, EMPTY_MEMORY, AS_OF);
  expect(idsOf(memory)).toEqual([]);
  expect(memory.notice).toMatchObject({ messageId: "notice.fleet-empty", values: { series: "etcd_cluster_info" } });
});

test("a fleet that vanishes from the data source stays, blind, and is said", async () => {
  const memory = await refreshFleet(source([]).ask, await load(), AS_OF + FIVE_MINUTES_MS);
  expect(idsOf(memory)).toEqual(["a", "b"]);
  expect([...(memory.snapshot?.now.health ?? [])]).toEqual([4, 4]);
  expect(memory.notice?.messageId).toBe("notice.fleet-vanished");
});

test("a partial answer keeps the clusters that it lacks, blind", async () => {
  const half = source([{ id: "a", labels: { region: "gz" }, health: "ok" }], { isPartial: true });
  const memory = await refreshFleet(half.ask, await load(), AS_OF + FIVE_MINUTES_MS);
  expect(idsOf(memory)).toEqual(["a", "b"]);
  expect([...(memory.snapshot?.now.health ?? [])]).toEqual([0, 4]);
  expect(memory.notice?.messageId).toBe("notice.fleet-partial");
});

test("one fact that cannot be read leaves the others, and is said", async () => {
  const memory = await refreshFleet(source(FLEET, { without: "dbUsage" }).ask, EMPTY_MEMORY, AS_OF);
  expect(idsOf(memory)).toEqual(["a", "b"]);
  expect(memory.notice?.messageId).toBe("notice.fleet-partial");
});

// Once the process dated changes by its own refreshes: the fleet said 20:18 where the scrubber said 20:14.
test("since when a cluster is not ok is what the rules recorded, at the first refresh and at every other", async () => {
  const began = AS_OF - 3 * FIVE_MINUTES_MS;
  const fleet: readonly FakeCluster[] = [
    { id: "a", health: "ok", sinceUnixMs: began },
    { id: "b", health: "down", sinceUnixMs: began },
    { id: "c", health: "degraded" },
  ];
  const first = await refreshFleet(source(fleet).ask, EMPTY_MEMORY, AS_OF);
  const next = await refreshFleet(source(fleet).ask, first, AS_OF + 30_000);
  for (const { snapshot } of [first, next]) {
    // A cluster that is ok just now has no start to show; one of rules that record none has no invented one.
    expect([...(snapshot?.now.sinceUnixMs ?? [])]).toEqual([Number.NaN, began, Number.NaN]);
  }
});

test("a cluster that an answer leaves out without a word is not seen since then", async () => {
  const memory = await load();
  const next = await refreshFleet(source([{ id: "a", health: "ok" }]).ask, memory, AS_OF + 30_000);
  expect([...(next.snapshot?.now.sinceUnixMs ?? [])]).toEqual([Number.NaN, AS_OF + 30_000]);
});
