// What the snapshot does with clusters that an answer leaves out: with a word (a source that is silent) or without one (a store
// that Thanos dropped). Blind and named in both cases, never gone, never green.
import { describe, expect, test } from "vitest";
import { err, type MissingSource, ok, type QueryError, type QueryRequest } from "@/lib/query/types";
import { type Ask, EMPTY_MEMORY, type FleetMemory, refreshFleet } from "@/lib/server/fleet/refresh";
import { HEALTH_CODES } from "@/lib/slo/vocabulary";
import { AS_OF, type FakeCluster, fakeFrames } from "../../../support/fleet-frames";

const DOWN: QueryError = { kind: "unreachable", sourceId: "sh", message: "Data source sh cannot be reached" };
const SILENT: MissingSource = { sourceId: "sh", regions: ["sh"], error: DOWN };
const GZ: FakeCluster = { id: "a", labels: { region: "gz" }, health: "ok" };
const SH: FakeCluster = { id: "b", labels: { region: "sh" }, health: "ok", budget: "healthy" };
const GONE: FakeCluster = { id: "old", labels: { region: "sh" }, health: "blind" };

function answering(clusters: readonly FakeCluster[], missing: readonly MissingSource[] = []) {
  const frames = fakeFrames(clusters);
  const asked: string[] = [];
  const ask: Ask = async (requests: readonly QueryRequest[]) =>
    requests.map((request) => {
      asked.push(request.name);
      return ok({
        frame: frames.get(request.name) ?? { name: request.name, timesUnixMs: [AS_OF], series: [] },
        warnings: [],
        isPartial: missing.length > 0,
        isStale: false,
        asOfUnixMs: AS_OF,
        info: { name: request.name, promql: request.promql, sourceId: "gz", tookMs: 1, cache: "miss" as const },
        missing,
      });
    });
  return { ask, asked };
}
const minutes = (count: number) => AS_OF + count * 60_000;
const load = (clusters: readonly FakeCluster[]) => refreshFleet(answering(clusters).ask, EMPTY_MEMORY, AS_OF);
const healthOf = (memory: FleetMemory) =>
  Object.fromEntries(
    (memory.snapshot?.inventory.ids ?? []).map((id, index) => [id, memory.snapshot?.now.health[index]]),
  );
const { ok: OK, blind: BLIND } = HEALTH_CODES;

describe("a region whose source does not answer", () => {
  test("is blind and named, at the next refresh and after every inventory, with the rest intact", async () => {
    const silent = answering([GZ], [SILENT]);
    let memory = await refreshFleet(silent.ask, await load([GZ, SH]), minutes(1));
    for (const later of [2, 6, 12]) {
      expect(healthOf(memory)).toEqual({ a: OK, b: BLIND });
      expect(memory).toMatchObject({
        errorKind: null,
        notice: {
          level: "warning",
          messageId: "notice.fleet-regions-missing",
          values: { regions: "sh", sources: "sh" },
          detail: DOWN.message,
        },
      });
      memory = await refreshFleet(silent.ask, memory, minutes(later));
    }
  });

  test("is seen again, with its facts, as soon as the source is back", async () => {
    const silent = await refreshFleet(answering([GZ], [SILENT]).ask, await load([GZ, SH]), minutes(6));
    const back = answering([GZ, SH]);
    const memory = await refreshFleet(back.ask, silent, minutes(7));
    expect(healthOf(memory)).toEqual({ a: OK, b: OK });
    expect(memory.notice).toBeNull();
    expect(back.asked).toContain("info");
  });

  test("when all are silent it is a failure of the whole, and the last fleet stays", async () => {
    const before = await load([GZ, SH]);
    const memory = await refreshFleet(async (asked) => asked.map(() => err(DOWN)), before, minutes(1));
    expect(memory).toMatchObject({ errorKind: "unreachable", snapshot: before.snapshot });
  });
});

describe("clusters that vanish without a word", () => {
  test("stay, blind, with their region named, through inventories to come", async () => {
    let memory = await load([GZ, SH]);
    for (const later of [1, 6, 12, 60]) {
      memory = await refreshFleet(answering([GZ]).ask, memory, minutes(later));
      expect(healthOf(memory)).toEqual({ a: OK, b: BLIND });
      expect(memory.notice).toMatchObject({
        messageId: "notice.fleet-lost",
        values: { count: 1, regions: "sh" },
      });
    }
    const back = await refreshFleet(answering([GZ, SH]).ask, memory, minutes(70));
    expect(healthOf(back)).toEqual({ a: OK, b: OK });
    expect(back.notice).toBeNull();
  });

  test("are forgotten after a week", async () => {
    let memory = await refreshFleet(answering([GZ]).ask, await load([GZ, SH]), minutes(1));
    memory = await refreshFleet(answering([GZ]).ask, memory, minutes(7 * 1_440 + 2));
    expect(healthOf(memory)).toEqual({ a: OK });
    expect(memory.notice).toBeNull();
  });

  test("are let go when the rules had given them up before", async () => {
    const memory = await refreshFleet(answering([GZ]).ask, await load([GZ, GONE]), minutes(6));
    expect(healthOf(memory)).toEqual({ a: OK });
    expect(memory.notice).toBeNull();
  });

  test("are known, blind, to a process that starts within the hour, although the rules had not noted them yet", async () => {
    const { ask } = answering([GZ]);
    const recent = fakeFrames([GZ, SH]);
    const recalling: Ask = async (asked) => {
      const answers = await ask(asked);
      return answers.map((answer, index) => {
        const frame = asked[index]?.name === "recalledInfo" ? recent.get("info") : undefined;
        return answer.ok && frame ? ok({ ...answer.value, frame }) : answer;
      });
    };
    const memory = await refreshFleet(recalling, EMPTY_MEMORY, AS_OF);
    expect(healthOf(memory)).toEqual({ a: OK, b: BLIND });
    expect(memory.notice).toMatchObject({ messageId: "notice.fleet-lost", values: { count: 1, regions: "sh" } });
    const later = await refreshFleet(ask, memory, minutes(6));
    expect(healthOf(later)).toEqual({ a: OK, b: BLIND });
    const declared = await refreshFleet(recalling, EMPTY_MEMORY, AS_OF, new Set(["a"]));
    expect(healthOf(declared)).toEqual({ a: OK });
  });

  test("are let go when the static inventory no longer names them", async () => {
    const before = await load([GZ, SH]);
    const memory = await refreshFleet(answering([GZ]).ask, before, minutes(6), new Set(["a"]));
    expect(healthOf(memory)).toEqual({ a: OK });
  });
});
