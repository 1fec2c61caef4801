import { describe, expect, test } from "vitest";
import { columnsOf } from "@/lib/query/columns";
import type { Frame } from "@/lib/query/types";
import { BREAKER_DEFAULTS, Breaker } from "@/lib/server/query/breaker";
import { cacheKey } from "@/lib/server/query/cache";
import { Coalescer } from "@/lib/server/query/coalesce";
import { Limiter, type Priority } from "@/lib/server/query/limiter";
import { restrictFrame } from "@/lib/server/query/restrict";

const never = new AbortController().signal;

describe("limiter", () => {
  function setUp(maxWaiting = 10) {
    const clock = { ms: 0 };
    const limiter = new Limiter({ concurrency: 1, maxWaiting, agingMs: 2_000, now: () => clock.ms });
    const order: string[] = [];
    const ask = (name: string, priority: Priority, signal = never) =>
      limiter.acquire(priority, signal).then((outcome) => void order.push(`${name} ${outcome}`));
    return { clock, limiter, order, ask };
  }
  const settle = () => new Promise((resolve) => setImmediate(resolve));

  test("lets no more than its number run, and the most urgent next", async () => {
    const { limiter, order, ask } = setUp();
    await ask("first", "background");
    ask("background", "background");
    ask("range", "range");
    ask("instant", "instant");
    for (let turn = 0; turn < 3; turn++) {
      limiter.release();
      await settle();
    }
    expect(order).toEqual(["first granted", "instant granted", "range granted", "background granted"]);
    expect(limiter.runningCount).toBe(1);
  });

  test("lets background work through once it has waited too long", async () => {
    const { clock, limiter, order, ask } = setUp();
    await ask("first", "instant");
    ask("background", "background");
    clock.ms = 2_000;
    ask("instant", "instant");
    limiter.release();
    await settle();
    expect(order.at(-1)).toBe("background granted");
  });

  test("turns away when the queue is full, the least urgent first", async () => {
    const { order, ask } = setUp(2);
    await ask("first", "instant");
    ask("background", "background");
    ask("range", "range");
    ask("another background", "background");
    ask("instant", "instant");
    await settle();
    expect(order).toEqual(["first granted", "another background full", "background full"]);
  });

  test("forgets a caller that went away", async () => {
    const { limiter, order, ask } = setUp();
    await ask("first", "instant");
    const controller = new AbortController();
    ask("gone", "instant", controller.signal);
    controller.abort();
    await settle();
    expect(order.at(-1)).toBe("gone cancelled");
    expect(limiter.waitingCount).toBe(0);
    limiter.release();
    expect(limiter.runningCount).toBe(0);
  });
});

describe("breaker", () => {
  function setUp() {
    const clock = { ms: 0 };
    return { clock, breaker: new Breaker({ ...BREAKER_DEFAULTS, now: () => clock.ms }) };
  }
  const failTimes = (breaker: Breaker, count: number) => {
    for (let turn = 0; turn < count; turn++) if (breaker.tryPass()) breaker.record(true);
  };

  test("opens after five failures in a row, not after four and a success", () => {
    const { breaker } = setUp();
    failTimes(breaker, 4);
    breaker.record(false);
    failTimes(breaker, 4);
    expect(breaker.state).toBe("closed");
    failTimes(breaker, 1);
    expect(breaker.state).toBe("open");
    expect(breaker.tryPass()).toBe(false);
    expect(breaker.waitSeconds).toBe(10);
  });

  test("opens when half of twenty fail", () => {
    const { breaker } = setUp();
    for (let turn = 0; turn < 10; turn++) {
      breaker.record(false);
      breaker.record(true);
    }
    expect(breaker.state).toBe("open");
  });

  test("lets one through after the pause, and closes when it succeeds", () => {
    const { clock, breaker } = setUp();
    failTimes(breaker, 5);
    clock.ms = 10_000;
    expect([breaker.tryPass(), breaker.tryPass()]).toEqual([true, false]);
    breaker.record(false);
    expect(breaker.state).toBe("closed");
  });

  test("waits longer after each failed test, up to half a minute", () => {
    const { clock, breaker } = setUp();
    failTimes(breaker, 5);
    const waits = [1, 2, 3].map(() => {
      clock.ms += breaker.waitSeconds * 1000;
      failTimes(breaker, 1);
      return breaker.waitSeconds;
    });
    expect(waits).toEqual([20, 30, 30]);
  });

  test("keeps its test place when the test was withdrawn", () => {
    const { clock, breaker } = setUp();
    failTimes(breaker, 5);
    clock.ms = 10_000;
    breaker.tryPass();
    breaker.abandon();
    expect(breaker.tryPass()).toBe(true);
  });
});

describe("coalescing", () => {
  test("asks once for all who ask the same while it is under way, and again afterwards", async () => {
    const coalescer = new Coalescer<number>();
    let starts = 0;
    const ask = () => coalescer.join("k", undefined, async () => ++starts);
    const joined = [ask(), ask(), ask()];
    expect(joined.map(({ isShared }) => isShared)).toEqual([false, true, true]);
    expect(await Promise.all(joined.map(({ promise }) => promise))).toEqual([1, 1, 1]);
    expect(await ask().promise).toBe(2);
  });

  test("goes on while one still waits, and stops when the last has gone", () => {
    const coalescer = new Coalescer<number>();
    let upstream: AbortSignal | undefined;
    const start = (signal: AbortSignal) => {
      upstream = signal;
      return new Promise<number>(() => undefined);
    };
    const [first, second] = [new AbortController(), new AbortController()];
    coalescer.join("k", first.signal, start);
    coalescer.join("k", second.signal, start);
    first.abort();
    expect(upstream?.aborted).toBe(false);
    second.abort();
    expect(upstream?.aborted).toBe(true);
    expect(coalescer.join("k", undefined, start).isShared).toBe(false);
  });
});

describe("scope", () => {
  const query = { kind: "instant", name: "q", promql: "up" } as const;

  test("is part of every cache key, whatever its order", () => {
    const key = (...clusterIds: string[]) => cacheKey("main", query, { kind: "clusters", clusterIds });
    expect(key("a", "b")).toBe(key("b", "a"));
    expect(
      new Set([
        key(),
        key("a"),
        key("b"),
        key("a", "b"),
        key("a,b"),
        key('a","b'),
        cacheKey("main", query, { kind: "all" }),
      ]).size,
    ).toBe(7);
  });

  test("lets no series of another cluster through, under the canonical or the raw label", () => {
    const frame: Frame = {
      name: "q",
      timesUnixMs: [1],
      series: [
        { labels: { etcd_cluster: "a" }, values: [1] },
        { labels: { etcd_cluster: "b" }, values: [2] },
        { labels: { cluster_name: "b" }, values: [3] },
        { labels: { sli: "write" }, values: [4] },
      ],
    };
    const values = (clusterIds: string[]) =>
      restrictFrame(frame, { kind: "clusters", clusterIds }, ["etcd_cluster", "cluster_name"]).series.map(
        (s) => s.values[0],
      );
    expect(values(["a"])).toEqual([1, 4]);
    expect(values([])).toEqual([]);
    expect(restrictFrame(frame, { kind: "all" }, ["etcd_cluster"])).toBe(frame);
  });

  test("lets no columns through, which lack the labels to judge by", () => {
    const columns = columnsOf([{ labels: { etcd_cluster: "b", cluster_name: "b" }, values: [1] }], []);
    const frame: Frame = { name: "q", timesUnixMs: [1], series: [], columns };
    expect(restrictFrame(frame, { kind: "clusters", clusterIds: ["b"] }, ["etcd_cluster"])).toEqual({
      name: "q",
      timesUnixMs: [1],
      series: [],
    });
  });

  test("an answer in columns is never met by who asked for series", () => {
    const asColumns = { kind: "instant", name: "q", promql: "x", keptLabels: ["sli"] } as const;
    const keys = [query, asColumns, { ...asColumns, keptLabels: [] }].map((one) =>
      cacheKey("main", one, { kind: "all" }),
    );
    expect(new Set(keys).size).toBe(3);
  });
});
