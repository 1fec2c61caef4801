// What customers lived, by the minute (docs/slo.md "Rolling up"):
//   [x] minutes of two clusters count once where they are the same   [x] events and scenarios that stand aside are not the customer's
//   [x] maintenance is left out                                      [x] nobody seen: nothing said
//   [x] clusters without a customer have a row of their own          [x] an hour tile is sixty minutes
import { expect, test } from "vitest";
import { type Expectation, runLayer } from "./run-layer";

const GOOD = "1+0x60";
const ON = "1+0x60";
const MINUTE = "etcd:customer_down:1m";

const info = (cluster: string, labels: string) => ({ [`etcd_cluster_info{etcd_cluster="${cluster}",${labels}}`]: ON });
const link = (cluster: string, role: string, k8s = "k") => ({
  [`etcd_k8s_link{etcd_cluster="${cluster}",k8s_cluster="${k8s}",role="${role}"}`]: ON,
});
/** Minutes of availability: seen all along, good as given. */
const lived = (cluster: string, good: string, seen = ON) => ({
  [`etcd:sli_total:1m{etcd_cluster="${cluster}",sli="availability"}`]: seen,
  [`etcd:sli_good:1m{etcd_cluster="${cluster}",sli="availability"}`]: good,
});
const is = (query: string, at: string, samples: Record<string, number>): Expectation => ({ query, at, samples });
const ACME = '{customer="acme"}';

function run(series: Record<string, string>, expectations: readonly Expectation[], settings = {}) {
  expect(() =>
    runLayer({
      groups: ["minute"],
      onlyRecords: [MINUTE],
      settings,
      sampleInterval: "1m",
      evaluationInterval: "1m",
      series,
      expect: expectations,
    }),
  ).not.toThrow();
}
const downAt = (...minutes: readonly number[]) =>
  Array.from({ length: 30 }, (_, minute) => (minutes.includes(minute) ? 0 : 1)).join(" ");

test("a minute in which two clusters of a customer are down is one minute, other minutes add up", () => {
  run(
    {
      ...info("a", 'customer="acme",scenario="k8s-main"'),
      ...info("b", 'customer="acme",scenario="managed-etcd"'),
      ...info("c", 'customer="other",scenario="k8s-main"'),
      ...lived("a", downAt(10, 11, 12)),
      ...lived("b", downAt(12, 13)),
      ...lived("c", GOOD),
    },
    [
      is(MINUTE, "9m", { [ACME]: 0, '{customer="other"}': 0 }),
      is(`sum_over_time(${MINUTE}[20m])`, "20m", { [ACME]: 4, '{customer="other"}': 0 }),
    ],
  );
});

test("a store of events, or of a scenario that stands aside, does not count; one that serves both does", () => {
  run(
    {
      ...info("main", 'customer="acme",scenario="k8s-main"'),
      ...info("events", 'customer="acme",scenario="k8s-events"'),
      ...info("linked", 'customer="acme",scenario="custom"'),
      ...info("both", 'customer="acme",scenario="custom"'),
      ...link("linked", "events"),
      ...link("both", "events"),
      ...link("both", "main", "k2"),
      ...lived("main", GOOD),
      ...lived("events", downAt(5)),
      ...lived("linked", downAt(6)),
      ...lived("both", downAt(7)),
    },
    [is(`sum_over_time(${MINUTE}[20m])`, "20m", { [ACME]: 1 }), is(MINUTE, "7m", { [ACME]: 1 })],
  );
});

test("the config decides which scenarios stand aside", () => {
  const series = {
    ...info("a", 'customer="acme",scenario="registry"'),
    ...info("b", 'customer="acme",scenario="k8s-events"'),
    ...lived("a", downAt(5)),
    ...lived("b", downAt(6, 7)),
  };
  const settings = { scenarios: { registry: { isCore: false }, "k8s-events": { isCore: true } } };
  run(series, [is(`sum_over_time(${MINUTE}[20m])`, "20m", { [ACME]: 2 })], settings);
});

test("minutes of maintenance are nobody's, and of clusters that nobody sees nothing is said", () => {
  run(
    {
      ...info("a", 'customer="acme",scenario="k8s-main"'),
      ...info("b", 'customer="acme",scenario="k8s-main"'),
      ...info("unseen", 'customer="ghost",scenario="k8s-main"'),
      ...lived("a", downAt(5, 6)),
      ...lived("b", GOOD, "1+0x7 stale"),
      'etcd:maintenance:1m{etcd_cluster="a"}': "_x5 1 stale",
    },
    [
      is(`sum_over_time(${MINUTE}[20m])`, "20m", { [ACME]: 1 }),
      is(MINUTE, "5m", { [ACME]: 0 }),
      is(`${MINUTE}{customer="ghost"}`, "5m", {}),
    ],
  );
});

test("clusters without a customer are counted under none", () => {
  run({ ...info("a", 'scenario="k8s-main"'), ...lived("a", downAt(5)) }, [is(MINUTE, "5m", { "{}": 1 })]);
});

test.each([
  ["tiles-5m", "5m", MINUTE, "etcd:customer_down_minutes:tile5m", 5],
  ["tiles-1h", "1h", "etcd:customer_down_minutes:tile5m", "etcd:customer_down_minutes:tile1h", 12],
])("%s hold what the layer below counted", (group, every, below, tile, count) => {
  const spacing = group === "tiles-5m" ? "1m" : "5m";
  expect(() =>
    runLayer({
      groups: [group],
      onlyRecords: [tile],
      sampleInterval: spacing,
      evaluationInterval: every,
      series: { [`${below}${ACME}`]: "1+0x60", [`${below}{customer="calm"}`]: "0+0x60" },
      expect: [is(tile, every === "1h" ? "2h" : "20m", { [ACME]: count, '{customer="calm"}': 0 })],
    }),
  ).not.toThrow();
});
