// History: bytes that decode to what was encoded, who was missing, what changed, and only the clusters of a scope.
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { decodeHealthRuns, encodeHealthRuns } from "@/lib/contract/health-runs";
import { err, type Frame, ok, type QueryAnswer, type QueryRequest } from "@/lib/query/types";
import { countPerStep, findWorstStep, historyAnswer, restrictHistory } from "@/lib/server/fleet/history/answer";
import { changesAnswer } from "@/lib/server/fleet/history/changes";
import { type FleetHistory, readHistory } from "@/lib/server/fleet/history/load";
import { leastStepSeconds, planHistory } from "@/lib/server/fleet/history/plan";
import { restrictSnapshot } from "@/lib/server/fleet/restrict";
import { clearProcessState } from "@/lib/server/process-state";
import { HEALTH_CODES, type Health } from "@/lib/slo/vocabulary";
import { fakeSnapshot } from "../../../support/fleet-frames";

beforeEach(() => clearProcessState("fleet-presence"));

const MINUTE_MS = 60_000;
const END_MS = 1_795_000_020_000 - (1_795_000_020_000 % MINUTE_MS);
const STEPS = 5;
const WINDOW = { fromUnixMs: END_MS - (STEPS - 1) * MINUTE_MS, toUnixMs: END_MS };
const plan = planHistory(WINDOW, 60, END_MS);

/** Health of each cluster at each step; null = no sample. */
type Course = readonly (Health | null)[];
type World = Readonly<Record<string, Course>>;

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const snapshotOf = (ids: readonly string[]) => fakeSnapshot(ids.map((id) => ({ id, health: "ok" })));

/** Answers what the data source would, by the kind of question. */
function answer(world: World, request: QueryRequest): QueryAnswer {
  const codes = Object.entries(world).map(([id, course]) => ({
    labels: { etcd_cluster: id },
    values: course.map((health) => (health === null ? null : HEALTH_CODES[health])),
  }));
  const steps = request.kind === "range" ? [request.range.fromUnixMs, request.range.toUnixMs] : [request.atUnixMs ?? 0];
  const [first = 0, last = 0] = steps.map((time) => (time - WINDOW.fromUnixMs) / MINUTE_MS);
  const cut = (values: readonly (number | null)[]) =>
    request.kind === "range" ? values.slice(first, last + 1) : [values[first] ?? null];
  const all = codes.map(({ labels, values }) => ({ labels, values: cut(values) }));
  const seen = (step: number) => codes.filter(({ values }) => values[step] !== null).length;
  const count = Array.from({ length: STEPS }, (_, step) => seen(step) || null);
  const named = /etcd_cluster=~?"([^"]*)"/.exec(request.promql)?.[1]?.split("|");
  const isSome = ({ values }: { values: readonly (number | null)[] }) => values.some((value) => value !== null);
  const series: Frame["series"] =
    request.name === "history"
      ? [
          ...all
            .map(({ labels, values }) => ({ labels, values: values.map((value) => (value === 0 ? null : value)) }))
            .filter(isSome),
          { labels: {}, values: count },
        ]
      : all.filter(isSome).filter(({ labels }) => named === undefined || named.includes(labels.etcd_cluster));
  return {
    frame: { name: request.name, timesUnixMs: [], series },
    warnings: [],
    isPartial: false,
    isStale: false,
    asOfUnixMs: END_MS,
    info: { name: request.name, promql: request.promql, sourceId: "main", tookMs: 1, cache: "miss" },
  };
}

async function load(world: World, ids: readonly string[]): Promise<{ history: FleetHistory; asked: string[] }> {
  const asked: string[] = [];
  const ask = async (request: QueryRequest) => {
    asked.push(request.name);
    return ok(answer(world, request));
  };
  const history = await readHistory(ask, plan, snapshotOf(ids).inventory);
  if (!history.ok) throw new Error(history.error.message);
  return { history: history.value, asked };
}

function codesOf({ codes, inventory }: FleetHistory, id: string): number[] {
  const index = inventory.indexOf.get(id) ?? -1;
  return Array.from({ length: STEPS }, (_, step) => codes[step * inventory.ids.length + index] ?? -1);
}

const OK: Course = ["ok", "ok", "ok", "ok", "ok"];

describe("runs", () => {
  test("decode to what was encoded, for any fleet and any number of steps", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 6 }),
        fc.infiniteStream(fc.nat(4)),
        (width, steps, stream) => {
          const codes = Uint8Array.from({ length: width * steps }, () => Number(stream.next().value));
          expect(decodeHealthRuns(base64(encodeHealthRuns(codes, width, steps)), width, steps)).toEqual(codes);
        },
      ),
    );
  });

  test("a whole fleet that goes blind is a few bytes", () => {
    const codes = new Uint8Array(20_000);
    codes.fill(HEALTH_CODES.blind, 10_000);
    expect(encodeHealthRuns(codes, 10_000, 2).length).toBeLessThan(10);
  });

  test("bytes that do not fit the fleet are refused, not drawn", () => {
    const runs = base64(encodeHealthRuns(new Uint8Array(10).fill(1), 10, 1));
    expect(() => decodeHealthRuns(runs, 5, 1)).toThrow(RangeError);
    expect(() => decodeHealthRuns(runs, 10, 2)).toThrow(RangeError);
    expect(() => decodeHealthRuns(`${runs.slice(0, -4)}AAAA`, 10, 1)).toThrow(RangeError);
  });
});

test("when everybody was there, two small questions tell all", async () => {
  const { history, asked } = await load({ a: OK, b: ["ok", "down", "down", "ok", "ok"] }, ["a", "b"]);
  expect(asked).toEqual(["history", "history-presence"]);
  expect(codesOf(history, "b")).toEqual([0, 3, 3, 0, 0]);
});

test("without a sample a cluster is blind, also when another's coming hides it from the count", async () => {
  const world: World = { a: OK, late: [null, null, "ok", "ok", "ok"], gone: ["ok", "ok", null, null, null] };
  const { history, asked } = await load(world, ["a", "late"]);
  expect(codesOf(history, "late")).toEqual([4, 4, 0, 0, 0]);
  expect(codesOf(history, "a")).toEqual([0, 0, 0, 0, 0]);
  expect(asked).toEqual(["history", "history-presence", "history-some"]);
});

test("a hole in the middle is asked for in full, and only there", async () => {
  const { history, asked } = await load({ a: OK, b: ["ok", null, null, "ok", "ok"] }, ["a", "b"]);
  expect(codesOf(history, "b")).toEqual([0, 4, 4, 0, 0]);
  expect(asked).toContain("history-full");
});

test("a cluster that never had a sample is blind all along; steps that nobody has are blind for all", async () => {
  const { history } = await load({ a: [null, null, "ok", "ok", "ok"] }, ["a", "never"]);
  expect(codesOf(history, "never")).toEqual([4, 4, 4, 4, 4]);
  expect(codesOf(history, "a")).toEqual([4, 4, 0, 0, 0]);
  const { availableFromUnixMs, notices } = historyAnswer(history, [0, 1]);
  expect(availableFromUnixMs).toBe(WINDOW.fromUnixMs + 2 * MINUTE_MS);
  expect(notices.map(({ messageId }) => messageId)).toEqual(["history.starts-at"]);
});

test("the failure of any question is the failure of the history", async () => {
  const error = { kind: "timeout", sourceId: "main", message: "too slow" } as const;
  const ask = async (request: QueryRequest) =>
    request.name === "history" ? ok(answer({ a: OK }, request)) : err(error);
  expect(await readHistory(ask, plan, snapshotOf(["a"]).inventory)).toEqual(err(error));
});

test("a scope sees its own clusters, in counts and bytes alike", async () => {
  const world: World = { a: ["down", "down", "ok", "ok", "ok"], b: ["burning", "ok", "ok", "ok", "down"] };
  const { history } = await load(world, ["a", "b"]);
  const scoped = restrictSnapshot(snapshotOf(["a", "b"]), { kind: "clusters", clusterIds: ["b"] });
  const own = historyAnswer(restrictHistory(history, scoped.inventory), [0]);
  expect(own.counts.down).toEqual([0, 0, 0, 0, 1]);
  expect(own.clusterCount).toBe(1);
  expect([...decodeHealthRuns(own.runsBase64, 1, STEPS)]).toEqual([2, 0, 0, 0, 3]);
});

test("the worst moment has the most down, then burning; the earliest of equals; none in a quiet hour", async () => {
  const world: World = { a: ["burning", "down", "ok", "down", "ok"], b: ["burning", "ok", "ok", "burning", "ok"] };
  const { history } = await load(world, ["a", "b"]);
  expect(findWorstStep(countPerStep(history, [0, 1]))).toBe(3);
  const quiet = await load({ a: OK }, ["a"]);
  expect(findWorstStep(countPerStep(quiet.history, [0]))).toBeNull();
});

test("changes: worse, recovered, better, and those that are as before are left out", async () => {
  const world: World = {
    worse: ["ok", "ok", "degraded", "down", "down"],
    recovered: ["ok", "down", "down", "ok", "ok"],
    better: ["down", "down", "burning", "degraded", "degraded"],
    same: ["burning", "burning", "burning", "burning", "burning"],
    fine: OK,
  };
  const ids = Object.keys(world);
  const { history } = await load(world, ids);
  const { rows, worseCount, recoveredCount, betterCount } = changesAnswer(history, [...ids.keys()]);
  expect({ worseCount, recoveredCount, betterCount }).toEqual({ worseCount: 1, recoveredCount: 1, betterCount: 1 });
  expect(rows.map(({ id, from, to, atUnixMs }) => [id, from, to, (atUnixMs - WINDOW.fromUnixMs) / MINUTE_MS])).toEqual([
    ["better", "down", "degraded", 3],
    ["recovered", "down", "ok", 3],
    ["worse", "ok", "down", 3],
  ]);
});

test("a window has at most 240 steps, and a range into the future ends now", () => {
  const day = { fromUnixMs: END_MS - 86_400_000, toUnixMs: END_MS };
  expect(planHistory(day, null, END_MS).stepCount).toBeLessThanOrEqual(240);
  expect(planHistory(day, leastStepSeconds(day), END_MS).stepCount).toBeLessThanOrEqual(240);
  const ahead = planHistory({ fromUnixMs: END_MS - 600_000, toUnixMs: END_MS + 600_000 }, 60, END_MS);
  expect(ahead.range.toUnixMs).toBe(END_MS);
});
