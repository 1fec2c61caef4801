// Health is held while it gets better, and `since` is the start of the episode. Once a page said 20:18, another 20:14, a third 20:13.
import { expect, test } from "vitest";
import { HEALTH_CODES } from "@/lib/slo/vocabulary";
import { type Expectation, runLayer } from "./run-layer";

/** Trouble by minutes, as quorum and parts state it: the rules judge it, hold it and date it. */
const QUIET = "0+0x19";
/** Part `write` every minute: 1 is down, 0 is ok; a gap is a ruler that did not run. */
const COURSES: Readonly<Record<string, string>> = {
  fine: "0+0x120",
  down: `${QUIET} 1+0x100`,
  flaps: `${QUIET} 1 1 0 0 0 0 1 1 0 0 0 0 0 0 1 1 0 0 0 1+0x80`,
  "two-episodes": `${QUIET} 1 1 1 0+0x36 1+0x60`,
  over: `${QUIET} 1 1 1 0+0x97`,
};

function run(series: Readonly<Record<string, string>>, expectations: readonly Expectation[]) {
  expect(() =>
    runLayer({
      groups: ["now"],
      onlyRecords: ["etcd:health_shade:value", "etcd:health:code", "etcd:not_ok_since:timestamp"],
      sampleInterval: "1m",
      evaluationInterval: "1m",
      series,
      expect: expectations,
    }),
  ).not.toThrow();
}

const is = (query: string, at: string, samples: Record<string, number>): Expectation => ({ query, at, samples });
const of = (values: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(values).map(([cluster, value]) => [`{etcd_cluster="${cluster}"}`, value]));

function coursesAsSeries(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(COURSES).flatMap(([cluster, values]) => [
      [`etcd_cluster_info{etcd_cluster="${cluster}"}`, "1+0x120"],
      [`etcd:quorum_now:bool{etcd_cluster="${cluster}"}`, "1+0x120"],
      [`etcd:part_bad:1m{etcd_cluster="${cluster}",part="write"}`, values],
    ]),
  );
}

test("an episode begins with the first trouble, outlasts flapping, and ends after ten minutes of ok", () => {
  run(coursesAsSeries(), [
    is(
      "max by (etcd_cluster) (etcd:not_ok_since:timestamp) / 60",
      "80m",
      of({ fine: 0, down: 20, flaps: 20, "two-episodes": 60, over: 0 }),
    ),
    is('max by (etcd_cluster) (etcd:not_ok_since:timestamp{etcd_cluster="flaps"}) / 60', "38m", of({ flaps: 20 })),
    is('etcd:not_ok_since:timestamp{etcd_cluster="fine"}', "10m", { '{etcd_cluster="fine"}': 0 }),
  ]);
});

const label = (cluster: string) => `{etcd_cluster="${cluster}"}`;

test("a ruler that stood still for half an hour goes on with the episode that it left", () => {
  const cluster = label("a");
  run(
    {
      [`etcd_cluster_info${cluster}`]: "1+0x29 _x30 1+0x60",
      [`etcd:quorum_now:bool${cluster}`]: "1+0x29 _x30 1+0x60",
      'etcd:part_bad:1m{etcd_cluster="a",part="write"}': `${QUIET} 1+0x9 _x30 1+0x60`,
    },
    [is("max by (etcd_cluster) (etcd:not_ok_since:timestamp) / 60", "80m", of({ a: 20 }))],
  );
});

test("health gets worse at once and better after two minutes, and trouble that is out of sight stays trouble for as long", () => {
  const quorum = (cluster: string, values: string) => ({
    [`etcd_cluster_info${label(cluster)}`]: "1+0x60",
    [`etcd:quorum_now:bool${label(cluster)}`]: values,
    [`etcd:sli_total:1m{etcd_cluster="${cluster}",sli="write"}`]: "100+0x60",
  });
  const codes = (down: number, gone: number, back: number) =>
    Object.fromEntries(
      Object.entries({ recovers: down, vanishes: gone, returns: back }).map(([cluster, code]) => [
        `etcd:health:code${label(cluster)}`,
        code,
      ]),
    );
  const { ok, down, blind } = HEALTH_CODES;
  const at = (minute: number, ...expected: Parameters<typeof codes>) => ({
    query: "etcd:health:code",
    at: `${minute}m`,
    samples: Object.fromEntries(
      Object.entries(codes(...expected)).map(([series, value]) => [series.replace("etcd:health:code", ""), value]),
    ),
  });
  run(
    {
      ...quorum("recovers", "1+0x9 0 0 1+0x40"),
      ...quorum("vanishes", "1+0x9 0 0 stale"),
      ...quorum("returns", "_x10 _ _ 1+0x40"),
    },
    [
      at(9, ok, ok, blind),
      at(10, down, down, blind),
      at(12, down, down, blind),
      at(13, ok, blind, ok),
      at(14, ok, blind, ok),
    ],
  );
});

test("two rulers that record the same clusters go on with one start", () => {
  run(
    {
      'etcd_cluster_info{etcd_cluster="a",ruler="x"}': "1+0x60",
      'etcd_cluster_info{etcd_cluster="a",ruler="y"}': "1+0x60",
      'etcd:part_bad:1m{etcd_cluster="a",part="write",ruler="x"}': "0+0x9 1+0x50",
      'etcd:part_bad:1m{etcd_cluster="a",part="write",ruler="y"}': "0+0x9 1+0x50",
      'etcd:not_ok_since:timestamp{etcd_cluster="a",ruler="y"}': "0+0x9 607+0x50",
    },
    [is('max by (etcd_cluster) (etcd:not_ok_since:timestamp{ruler=""})', "30m", of({ a: 607 }))],
  );
});
