// One answer out of several sources' answers: nothing lost, nothing counted twice, nobody missing unnamed.
import { describe, expect, test } from "vitest";
import type { FrameSeries, QueryAnswer, QueryError, QueryRequest, Result } from "@/lib/query/types";
import { clockNote, readClockOffset } from "@/lib/server/query/clock";
import { type JoinOptions, joinAnswers, type Part } from "@/lib/server/query/join-answers";

const T = 1_795_200_000_000;
const INSTANT: QueryRequest = { kind: "instant", name: "q", promql: "x" };
const RANGE: QueryRequest = {
  kind: "range",
  name: "q",
  promql: "x",
  range: { fromUnixMs: T, toUnixMs: T + 60_000 },
  stepSeconds: 30,
};
const OPTIONS: JoinOptions = { clusterLabels: ["etcd_cluster"], refuseStale: false };
const DOWN: QueryError = { kind: "unreachable", sourceId: "sh", message: "refused" };

const series = (labels: Record<string, string>, ...values: (number | null)[]): FrameSeries => ({ labels, values });
function answer(
  all: readonly FrameSeries[],
  part: Partial<QueryAnswer> = {},
  times: readonly number[] = [T],
): QueryAnswer {
  return {
    frame: { name: "q", timesUnixMs: times, series: all },
    warnings: [],
    isPartial: false,
    isStale: false,
    asOfUnixMs: T,
    info: { name: "q", promql: "x", sourceId: "", tookMs: 1, cache: "hit" },
    ...part,
  };
}
const from = (sourceId: string, result: QueryAnswer | QueryError): Part => ({
  sourceId,
  regions: [sourceId],
  result: "kind" in result ? { ok: false, error: result } : { ok: true, value: result },
});
function good(result: Result<QueryAnswer, QueryError>): QueryAnswer {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

test("a single source's answer is passed on as it is", () => {
  const only = from("gz", answer([series({}, 1)]));
  expect(joinAnswers(INSTANT, [only], OPTIONS)).toBe(only.result);
});

test("clusters of all regions stand in one frame, at the newest time", () => {
  const joined = good(
    joinAnswers(
      INSTANT,
      [
        from("gz", answer([series({ etcd_cluster: "a" }, 1)])),
        from("sh", answer([series({ etcd_cluster: "b" }, 2)], { asOfUnixMs: T - 5_000 }, [T + 1_000])),
      ],
      OPTIONS,
    ),
  );
  expect(joined.frame.timesUnixMs).toEqual([T + 1_000]);
  expect(joined.frame.series.map(({ labels, values }) => [labels.etcd_cluster, values])).toEqual([
    ["a", [1]],
    ["b", [2]],
  ]);
  expect(joined).toMatchObject({ isPartial: false, asOfUnixMs: T - 5_000, info: { sourceId: "gz, sh" } });
  expect(joined.missing).toBeUndefined();
  expect(joined.notes).toBeUndefined();
});

test("a source that does not answer leaves the rest intact and is named with its regions", () => {
  const joined = good(
    joinAnswers(INSTANT, [from("gz", answer([series({ etcd_cluster: "a" }, 1)])), from("sh", DOWN)], OPTIONS),
  );
  expect(joined.frame.series).toHaveLength(1);
  expect(joined).toMatchObject({ isPartial: true, missing: [{ sourceId: "sh", regions: ["sh"], error: DOWN }] });
});

test("when nobody answers it is an error", () => {
  const second = { ...DOWN, sourceId: "gz" };
  expect(joinAnswers(INSTANT, [from("gz", second), from("sh", DOWN)], OPTIONS)).toEqual({ ok: false, error: second });
});

describe("an old answer", () => {
  const parts = [
    from("gz", answer([series({ etcd_cluster: "a" }, 1)])),
    from(
      "sh",
      answer([series({ etcd_cluster: "b" }, 2)], { isStale: true, staleReason: DOWN, asOfUnixMs: T - 60_000 }),
    ),
  ];
  test("is shown as old, with its age", () => {
    const joined = good(joinAnswers(INSTANT, parts, OPTIONS));
    expect(joined).toMatchObject({ isStale: true, staleReason: DOWN, asOfUnixMs: T - 60_000 });
    expect(joined.frame.series).toHaveLength(2);
  });
  test("counts as missing for who must not take it for new", () => {
    const joined = good(joinAnswers(INSTANT, parts, { ...OPTIONS, refuseStale: true }));
    expect(joined).toMatchObject({ isStale: false, isPartial: true, missing: [{ sourceId: "sh" }], asOfUnixMs: T });
    expect(joined.frame.series).toHaveLength(1);
  });
});

describe("the same series from two sources", () => {
  test("is counted once, and said with an example", () => {
    const same = series({ etcd_cluster: "a", region: "gz" }, 1);
    const joined = good(
      joinAnswers(INSTANT, [from("gz", answer([same])), from("sh", answer([{ ...same, values: [2] }]))], OPTIONS),
    );
    expect(joined.frame.series).toEqual([same]);
    expect(joined.notes).toEqual([
      { messageId: "query.note.duplicates", values: { count: 1, sources: "gz, sh", example: "a" } },
    ]);
  });

  test("is taken from the source of its region, wherever that stands", () => {
    const labels = { etcd_cluster: "a", region: "sh" };
    const joined = good(
      joinAnswers(INSTANT, [from("gz", answer([series(labels, 1)])), from("sh", answer([series(labels, 2)]))], OPTIONS),
    );
    expect(joined.frame.series).toEqual([series(labels, 2)]);
  });

  test("is no news when it is a constant of the configuration", () => {
    const constant = series({ sli: "write" }, 0.999);
    const joined = good(
      joinAnswers(INSTANT, [from("gz", answer([constant])), from("sh", answer([{ ...constant }]))], OPTIONS),
    );
    expect(joined.frame.series).toHaveLength(1);
    expect(joined.notes).toBeUndefined();
  });

  test("is a conflict when it names nothing and differs", () => {
    const joined = good(
      joinAnswers(
        INSTANT,
        [from("gz", answer([series({ sli: "write" }, 1)])), from("sh", answer([series({ sli: "write" }, 2)]))],
        OPTIONS,
      ),
    );
    expect(joined.frame.series).toEqual([series({ sli: "write" }, 1)]);
    expect(joined.notes).toMatchObject([
      { messageId: "query.note.conflict", values: { example: '{sli="write"}', sources: "gz, sh" } },
    ]);
  });
});

test("ranges stand on one grid", () => {
  const times = [T, T + 30_000, T + 60_000];
  const joined = good(
    joinAnswers(
      RANGE,
      [
        from("gz", answer([series({ etcd_cluster: "a" }, 1, null, 3)], {}, times)),
        from("sh", answer([series({ etcd_cluster: "b" }, 4, 5)], {}, times.slice(0, 2))),
      ],
      OPTIONS,
    ),
  );
  expect(joined.frame.timesUnixMs).toEqual(times);
  expect(joined.frame.series.map(({ values }) => values)).toEqual([
    [1, null, 3],
    [4, 5, null],
  ]);
});

test("ten thousand clusters from ten regions are joined in a moment", () => {
  const parts = Array.from({ length: 10 }, (_, region) =>
    from(
      `r${region}`,
      answer(
        Array.from({ length: 1_000 }, (_, at) =>
          series({ __name__: "etcd:health:code", etcd_cluster: `c${region}-${at}`, region: `r${region}` }, 0),
        ),
      ),
    ),
  );
  const best = Math.min(
    ...[1, 2, 3, 4].map(() => {
      const before = process.cpuUsage();
      expect(good(joinAnswers(INSTANT, parts, OPTIONS)).frame.series).toHaveLength(10_000);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000;
    }),
  );
  // Measured at 30 to 45 ms of one core.
  expect(best).toBeLessThan(150);
});

describe("a source's clock", () => {
  test("is believed within a minute", () => {
    expect(readClockOffset(T, T + 500)).toBe(0);
    expect(readClockOffset(null, T)).toBeNull();
    for (const offset of [null, 0, 30, -30]) expect(clockNote("gz", offset)).toBeNull();
  });
  test("is told when it is ten minutes off, with its direction", () => {
    expect(readClockOffset(T + 600_000, T + 500)).toBe(600);
    expect(clockNote("gz", 600)).toEqual({
      messageId: "query.note.clock-ahead",
      values: { source: "gz", seconds: 600 },
    });
    expect(clockNote("gz", -600)?.messageId).toBe("query.note.clock-behind");
  });
});
