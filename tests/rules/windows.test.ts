// Layers tiles, windows, burn: sums that stay exact. Traps of docs/slo.md "Windows":
//   [x] tiles do not overlap and count exactly five, twelve, 672         [x] maintenance is taken out once
//   [x] no events: no value, never NaN, never 0                          [x] sums, not averages of ratios
//   [x] coverage: gaps, maintenance, never seen                          [x] pairs: factor, both windows, min bad events, coverage, tier
//   [x] slow series are read with last_over_time                         [x] duplicate ruler replicas
import { expect, test } from "vitest";
import { BURN_PAIRS } from "@/lib/slo/burn-pairs";
import { SLOW_SERIES_LOOKBACK } from "@/lib/slo/recorded-series";
import { type Expectation, type LayerTest, runLayer } from "./run-layer";

const WITH_MAINTENANCE = { selectors: { maintenance: "etcd_maintenance" } };
const a = (name: string, labels = 'sli="write"') => `${name}{etcd_cluster="a",${labels}}`;

function run(test: Omit<LayerTest, "sampleInterval"> & { sampleInterval?: string }) {
  expect(() => runLayer({ sampleInterval: "1m", ...test })).not.toThrow();
}
const is = (query: string, at: string, samples: Record<string, number>): Expectation => ({ query, at, samples });

test("a 5-minute tile holds exactly five minutes, wherever its evaluation falls between them", () => {
  run({
    groups: ["tiles-5m"],
    evaluationInterval: "5m",
    series: {
      [a("etcd:sli_total:1m")]: "1+0x60",
      [a("etcd:sli_good:1m")]: "0+0x60",
      [a("etcd:part_bad:1m", 'part="read"')]: "1+0x60",
    },
    expect: [
      is("etcd:sli_total:tile5m", "10m", { '{etcd_cluster="a",sli="write"}': 5 }),
      is("etcd:sli_good:tile5m", "10m", { '{etcd_cluster="a",sli="write"}': 0 }),
      is("etcd:part_bad_minutes:tile5m", "10m", { '{etcd_cluster="a",part="read"}': 5 }),
      is("sum_over_time(etcd:sli_total:tile5m[30m])", "30m", { '{etcd_cluster="a",sli="write"}': 31 }),
    ],
  });
});

test("tiles leave maintenance out, and parts without bad minutes have no tile", () => {
  run({
    groups: ["tiles-5m"],
    settings: WITH_MAINTENANCE,
    evaluationInterval: "5m",
    series: {
      [a("etcd:sli_total:1m")]: "10+0x60",
      [a("etcd:sli_good:1m")]: "10+0x5 0+0x1 10+0x60",
      [a("etcd:sli_total_maintenance:1m")]: "_x6 10+0x1 stale",
      [a("etcd:sli_good_maintenance:1m")]: "_x6 0+0x1 stale",
      'etcd:maintenance:1m{etcd_cluster="a"}': "_x6 1+0x1 stale",
      [a("etcd:part_bad:1m", 'part="write"')]: "0+0x5 1+0x1 0+0x60",
      [a("etcd:part_bad_maintenance:1m", 'part="write"')]: "_x6 1+0x1 stale",
    },
    expect: [
      is("etcd:sli_total:tile5m", "10m", { '{etcd_cluster="a",sli="write"}': 30 }),
      is("etcd:sli_good:tile5m", "10m", { '{etcd_cluster="a",sli="write"}': 30 }),
      is("etcd:maintenance_minutes:tile5m", "10m", { '{etcd_cluster="a"}': 2 }),
      is("etcd:part_bad_minutes:tile5m", "10m", {}),
    ],
  });
});

test("an hour tile is twelve 5-minute tiles", () => {
  run({
    groups: ["tiles-1h"],
    sampleInterval: "5m",
    evaluationInterval: "1h",
    series: {
      [a("etcd:sli_total:tile5m")]: "5+0x40",
      [a("etcd:part_bad_minutes:tile5m", 'part="read"')]: "_x20 2 stale",
    },
    expect: [
      is("etcd:sli_total:tile1h", "2h", { '{etcd_cluster="a",sli="write"}': 60 }),
      is("etcd:part_bad_minutes:tile1h", "2h", { '{etcd_cluster="a",part="read"}': 2 }),
    ],
  });
});

test("28 days are 672 hour tiles, exactly, and read with last_over_time", () => {
  run({
    groups: ["slow"],
    sampleInterval: "1h",
    evaluationInterval: "100h",
    series: {
      'etcd_cluster_info{etcd_cluster="a"}': "1+0x720",
      [a("etcd:sli_total:tile1h", 'sli="availability"')]: "60+0x720",
      [a("etcd:sli_good:tile1h", 'sli="availability"')]: "60+0x600 40 60+0x720",
      [a("etcd:part_bad_minutes:tile1h", 'part="quorum"')]: "_x600 20 stale",
      [a("etcd:objective:ratio", 'sli="availability"')]: "0.9995+0x720",
    },
    expect: [
      is(`last_over_time(etcd:sli_total:sum{window="28d"}[${SLOW_SERIES_LOOKBACK}])`, "700h", {
        '{etcd_cluster="a",sli="availability",window="28d"}': 40_320,
      }),
      is('etcd:sli_error:ratio{window="28d"}', "700h", {
        '{etcd_cluster="a",sli="availability",window="28d"}': 20 / 40_320,
      }),
      is('etcd:coverage:ratio{window="28d"}', "700h", { '{etcd_cluster="a",window="28d"}': 1 }),
      is("etcd:part_bad_minutes:28d", "700h", { '{etcd_cluster="a",part="quorum"}': 20 }),
      is(`last_over_time(etcd:budget_remaining:ratio[${SLOW_SERIES_LOOKBACK}])`, "700h10m", {
        '{etcd_cluster="a",sli="availability"}': 1 - 20 / 20.16,
      }),
      is("etcd:budget_remaining:ratio", "700h10m", {}),
    ],
  });
});

test("ten busy minutes at 50 % errors in a quiet hour weigh by events, not by minutes", () => {
  run({
    groups: ["windows-write"],
    evaluationInterval: "1m",
    series: { [a("etcd:sli_total:1m")]: "1+0x49 1000+0x9", [a("etcd:sli_good:1m")]: "1+0x49 500+0x9" },
    expect: [
      is('etcd:sli_error:ratio{window="1h"}', "59m", { '{etcd_cluster="a",sli="write",window="1h"}': 5_000 / 10_050 }),
      is('etcd:sli_total:sum{window="1h"}', "59m", { '{etcd_cluster="a",sli="write",window="1h"}': 10_050 }),
    ],
  });
});

test("a window without events has no error ratio, and two ruler replicas count once", () => {
  run({
    groups: ["windows-write"],
    evaluationInterval: "1m",
    series: {
      [a("etcd:sli_total:1m")]: "0+0x60",
      [a("etcd:sli_good:1m")]: "0+0x60",
      'etcd:sli_total:1m{etcd_cluster="b",sli="write",replica="1"}': "10+0x60",
      'etcd:sli_total:1m{etcd_cluster="b",sli="write",replica="2"}': "10+0x60",
      'etcd:sli_good:1m{etcd_cluster="b",sli="write",replica="1"}': "9+0x60",
      'etcd:sli_good:1m{etcd_cluster="b",sli="write",replica="2"}': "9+0x60",
    },
    expect: [is('etcd:sli_error:ratio{window="5m"}', "30m", { '{etcd_cluster="b",sli="write",window="5m"}': 0.1 })],
  });
});

test("coverage counts gaps, forgives maintenance, and is 0 for a known cluster that was never seen", () => {
  const total = (cluster: string, minutes: number) => ({
    [`etcd_cluster_info{etcd_cluster="${cluster}"}`]: "1+0x70",
    [`etcd:sli_total:sum{etcd_cluster="${cluster}",sli="availability",window="1h"}`]: `${minutes}+0x70`,
  });
  run({
    groups: ["burn"],
    settings: WITH_MAINTENANCE,
    evaluationInterval: "1m",
    series: {
      ...total("full", 60),
      ...total("gap", 30),
      ...total("maintained", 40),
      'etcd:maintenance:1m{etcd_cluster="maintained"}': "1+0x19 _x9 stale",
      'etcd:maintenance:1m{etcd_cluster="always-maintained"}': "1+0x70",
      'etcd_cluster_info{etcd_cluster="always-maintained"}': "1+0x70",
      'etcd_cluster_info{etcd_cluster="never"}': "1+0x70",
    },
    expect: [
      is('etcd:coverage:ratio{window="1h"}', "59m", {
        '{etcd_cluster="full",window="1h"}': 1,
        '{etcd_cluster="gap",window="1h"}': 0.5,
        '{etcd_cluster="maintained",window="1h"}': 1,
        '{etcd_cluster="never",window="1h"}': 0,
      }),
    ],
  });
});

const OBJECTIVE = 0.999;
/** Series of one cluster for one pair: error in both windows, events and seen minutes in the long one. */
function pairSeries(
  cluster: string,
  sli: string,
  pair: (typeof BURN_PAIRS)[number],
  long: number,
  short: number,
  total = 1e6,
  coverage = 1,
) {
  const seenMinutes = { "1h": 60, "6h": 360, "1d": 1_440, "3d": 4_320 }[pair.longWindow];
  return {
    [`etcd_cluster_info{etcd_cluster="${cluster}"}`]: "1+0x10",
    [`etcd:objective:ratio{etcd_cluster="${cluster}",sli="${sli}"}`]: `${OBJECTIVE}+0x10`,
    [`etcd:sli_error:ratio{etcd_cluster="${cluster}",sli="${sli}",window="${pair.longWindow}"}`]: `${long}+0x10`,
    [`etcd:sli_error:ratio{etcd_cluster="${cluster}",sli="${sli}",window="${pair.shortWindow}"}`]: `${short}+0x10`,
    [`etcd:sli_total:sum{etcd_cluster="${cluster}",sli="${sli}",window="${pair.longWindow}"}`]: `${total}+0x10`,
    ...(sli === "availability"
      ? {}
      : {
          [`etcd:sli_total:sum{etcd_cluster="${cluster}",sli="availability",window="${pair.longWindow}"}`]: `${seenMinutes * coverage}+0x10`,
        }),
  };
}

test.each(BURN_PAIRS)(
  "pair $id fires only over its factor in both windows, with enough bad events and half of the window seen",
  (pair) => {
    const over = pair.factor * (1 - OBJECTIVE) * 1.01;
    const under = pair.factor * (1 - OBJECTIVE) * 0.99;
    const fires = (cluster: string, sli: string) =>
      [`{etcd_cluster="${cluster}",sli="${sli}",tier="${pair.tier}",pair="${pair.id}"}`, 1] as const;
    run({
      groups: ["burn"],
      evaluationInterval: "1m",
      series: {
        ...pairSeries("over", "write", pair, over, over),
        ...pairSeries("long-only", "write", pair, over, under),
        ...pairSeries("short-only", "write", pair, under, over),
        ...pairSeries("few", "write", pair, over, over, 9 / over),
        ...pairSeries("enough", "write", pair, over, over, 11 / over),
        ...pairSeries("unseen", "write", pair, over, over, 1e6, 0.49),
        ...pairSeries("disk", "disk", pair, over, over),
        ...pairSeries(
          "minutes",
          "availability",
          pair,
          over,
          over,
          { "1h": 60, "6h": 360, "1d": 1_440, "3d": 4_320 }[pair.longWindow],
        ),
      },
      expect: [
        is(
          `etcd:burn_pair:firing{pair="${pair.id}"}`,
          "5m",
          Object.fromEntries([
            fires("over", "write"),
            fires("enough", "write"),
            fires("minutes", "availability"),
            ...(pair.tier === "ticket" ? [fires("disk", "disk")] : []),
          ]),
        ),
      ],
    });
  },
);

test("burn is the error over the budget of its own objective", () => {
  run({
    groups: ["burn"],
    evaluationInterval: "1m",
    series: {
      [a("etcd:objective:ratio")]: "0.99+0x10",
      [a("etcd:objective:ratio", 'sli="read"')]: "0.999+0x10",
      [a("etcd:sli_error:ratio", 'sli="write",window="6h"')]: "0.05+0x10",
      [a("etcd:sli_error:ratio", 'sli="read",window="6h"')]: "0.05+0x10",
    },
    expect: [
      is("etcd:burn_rate:ratio", "5m", {
        '{etcd_cluster="a",sli="write",window="6h"}': 5,
        '{etcd_cluster="a",sli="read",window="6h"}': 50,
      }),
    ],
  });
});
