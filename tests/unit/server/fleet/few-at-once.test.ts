// The pool of a refresh: bounded, in order, and no question lost when one fails.
import { expect, test, vi } from "vitest";
import { err, type QueryError, type QueryRequest, type Result } from "@/lib/query/types";
import { type Ask, fewAtOnce, PLACE_MS } from "@/lib/server/fleet/few-at-once";

const request = (name: string): QueryRequest => ({ kind: "instant", name, promql: "up" });

/** The pool hands answers on unread: an error tells them apart as well as data. */
function answerTo(name: string): Result<never, QueryError> {
  return err({ kind: "unreachable", sourceId: "main", message: name });
}

/** Answers when told to, and counts who waits. */
function source() {
  let askedCount = 0;
  let mostAtOnce = 0;
  const waiting: (() => void)[] = [];
  const names: string[] = [];
  const ask: Ask = async ([one]) => {
    names.push(one?.name ?? "");
    askedCount += 1;
    mostAtOnce = Math.max(mostAtOnce, waiting.length + 1);
    await new Promise<void>((resolve) => waiting.push(resolve));
    return [answerTo(one?.name ?? "")];
  };
  /** one after the other, as they come, until so many were answered */
  const answer = async (count: number) => {
    for (let answered = 0; answered < count; ) {
      const next = waiting.shift();
      next?.();
      if (next) answered += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { ask, answer, names, counts: () => ({ askedCount, mostAtOnce }) };
}

test("never more than so many are asked at once, over all calls together", async () => {
  const { ask, answer, names, counts } = source();
  const few = fewAtOnce(ask, 3);
  const askAll = (all: readonly string[]) => Promise.all(all.map((name) => few(request(name))));
  const all = Promise.all([askAll(["a", "b", "c", "d"]), askAll(["e", "f"])]);
  await answer(6);
  const [first, second] = await all;
  expect(counts()).toEqual({ askedCount: 6, mostAtOnce: 3 });
  expect(names).toEqual(["a", "b", "c", "d", "e", "f"]);
  expect(first.map((answer) => answer.ok || answer.error.message)).toEqual(["a", "b", "c", "d"]);
  expect(second.map((answer) => answer.ok || answer.error.message)).toEqual(["e", "f"]);
});

test("a question that hangs keeps its place for a moment only, and gives it up once", async () => {
  vi.useFakeTimers();
  try {
    const names: string[] = [];
    const ends: (() => void)[] = [];
    const few = fewAtOnce(async ([one]) => {
      names.push(one?.name ?? "");
      await new Promise<void>((resolve) => ends.push(resolve));
      return [answerTo(one?.name ?? "")];
    }, 1);
    const all = ["a", "b", "c"].map((name) => few(request(name)));
    await vi.advanceTimersByTimeAsync(PLACE_MS - 1);
    expect(names).toEqual(["a"]);
    await vi.advanceTimersByTimeAsync(1);
    expect(names).toEqual(["a", "b"]);
    ends[0]?.();
    await vi.advanceTimersByTimeAsync(1);
    expect(names).toEqual(["a", "b"]);
    ends[1]?.();
    await vi.advanceTimersByTimeAsync(1);
    expect(names).toEqual(["a", "b", "c"]);
    ends[2]?.();
    expect((await Promise.all(all)).map((answer) => answer.ok || answer.error.message)).toEqual(["a", "b", "c"]);
  } finally {
    vi.useRealTimers();
  }
});

test("a question that breaks gives its place to the next", async () => {
  const few = fewAtOnce(async ([one]) => {
    if (one?.name === "bad") throw new Error("broken");
    return [answerTo(one?.name ?? "")];
  }, 1);
  await expect(few(request("bad"))).rejects.toThrow("broken");
  expect(await few(request("good"))).toEqual(answerTo("good"));
});
