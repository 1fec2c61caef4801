// Layer `minute`: totals and goods per source, parts, availability, maintenance. The traps of docs/slo.md "Requests" and "The minute":
//   [x] a 3.7 member does not hide failing 3.5 members     [x] an all-failing 3.7 cluster borrows nothing from the apiserver
//   [x] an outage does not change the source               [x] all reads failing scores 0, not absent
//   [x] NaN from 0/0 is no sample                          [x] a cluster without error series is not dropped
//   [x] counter reset                                      [x] a minority gone
//   [x] duplicate replicas                                 [x] foreign label names
//   [x] a missing and a late scrape                        [x] Canceled and old Unknown leave the total
//   [x] a ruler that starts again: what it recorded before is still there, the counters are not yet
//   [x] grpc + grpc, grpc + apiserver, unmeasured latency  [x] apiserver errors + latency, events split
//   [x] too many requests beside the server histogram      [x] bounds and floors per spec
//   [x] maintenance edges                                  [x] availability minutes: seen, unseen, failed for certain
import { expect, test } from "vitest";
import { type Expectation, type LayerTest, runLayer } from "./run-layer";

const ON = "1+0x120";
const info = (cluster: string, labels = "") => ({ [`etcd_cluster_info{etcd_cluster="${cluster}"${labels}}`]: ON });
const floors = (cluster: string) => ({
  [`etcd:floor:ratio{etcd_cluster="${cluster}",part="write"}`]: "0.95+0x120",
  [`etcd:floor:ratio{etcd_cluster="${cluster}",part="read"}`]: "0.95+0x120",
});
const raw = (metric: string, cluster: string, member: string, labels: string) =>
  `${metric}{job="etcd",etcd_cluster="${cluster}",instance="${member}"${labels ? `,${labels}` : ""}}`;
const up = (cluster: string, ...list: string[]) =>
  Object.fromEntries(list.map((member) => [raw("up", cluster, member, ""), ON]));
const grpc = (cluster: string, member: string, method: string, code: string, extra = "") =>
  raw(
    "grpc_server_handled_total",
    cluster,
    member,
    `grpc_service="etcdserverpb.KV",grpc_type="unary",grpc_method="${method}",grpc_code="${code}"${extra}`,
  );
const handling = (cluster: string, member: string, suffix: string, le = "") =>
  raw(
    `grpc_server_handling_seconds_${suffix}`,
    cluster,
    member,
    `grpc_service="etcdserverpb.KV",grpc_type="unary",grpc_method="Range"${le ? `,le="${le}"` : ""}`,
  );
const histogram = (cluster: string, member: string, type: string, success: string, suffix: string, le = "") =>
  raw(
    `etcd_server_request_duration_seconds_${suffix}`,
    cluster,
    member,
    `type="${type}",success="${success}"${le ? `,le="${le}"` : ""}`,
  );
const client = (suffix: string, operation: string, labels: string, k8s = "k") =>
  `etcd_request${suffix}{job="kube-apiserver",k8s_cluster="${k8s}",instance="x",operation="${operation}",${labels}}`;

/** n events every 15 s scrape, 30 minutes long: 4n a minute. */
const per15s = (count: number) => `0+${count}x120`;

const sli = (name: "total" | "good", id: string, values: Record<string, number>, at = "29m"): Expectation => ({
  query: `etcd:sli_${name}:1m{sli="${id}"}`,
  at,
  samples: Object.fromEntries(
    Object.entries(values).map(([cluster, value]) => [`{etcd_cluster="${cluster}",sli="${id}"}`, value]),
  ),
});
const source = (kind: string, cluster: string, name: string, at = "29m"): Expectation => ({
  query: `etcd:sli_source:info{etcd_cluster="${cluster}",kind="${kind}"}`,
  at,
  samples: { [`{etcd_cluster="${cluster}",kind="${kind}",source="${name}"}`]: 1 },
});
const part = (id: string, values: Record<string, number>, at = "29m"): Expectation => ({
  query: `etcd:part_bad:1m{part="${id}"}`,
  at,
  samples: Object.fromEntries(
    Object.entries(values).map(([cluster, value]) => [`{etcd_cluster="${cluster}",part="${id}"}`, value]),
  ),
});

function minute(series: Record<string, string>, expectations: readonly Expectation[], extra: Partial<LayerTest> = {}) {
  expect(() =>
    runLayer({
      groups: ["minute"],
      sampleInterval: "15s",
      evaluationInterval: "1m",
      series,
      expect: expectations,
      ...extra,
    }),
  ).not.toThrow();
}

test("one 3.7 member does not hide two failing 3.5 members", () => {
  minute(
    {
      ...info("a"),
      ...up("a", "m1", "m2", "m3"),
      [histogram("a", "m1", "Range", "true", "count")]: per15s(10),
      [histogram("a", "m1", "Range", "true", "bucket", "0.256")]: per15s(10),
      [grpc("a", "m1", "Range", "OK")]: per15s(10),
      [grpc("a", "m2", "Range", "OK")]: per15s(0),
      [grpc("a", "m3", "Range", "OK")]: per15s(0),
      [grpc("a", "m2", "Range", "Unavailable")]: per15s(10),
      [grpc("a", "m3", "Range", "Unavailable")]: per15s(10),
    },
    [
      source("errors", "a", "grpc"),
      source("latency", "a", "none"),
      sli("total", "read", { a: 120 }),
      sli("good", "read", { a: 40 }),
    ],
  );
});

test("writes that 3.7 calls a success although they failed at apply are bad, and borrow nothing from the apiserver", () => {
  minute(
    {
      ...info("a"),
      ...up("a", "m1"),
      ...floors("a"),
      'etcd_k8s_link{etcd_cluster="a",k8s_cluster="k",role="all"}': ON,
      [histogram("a", "m1", "Txn", "true", "count")]: per15s(10),
      [histogram("a", "m1", "Txn", "true", "bucket", "0.256")]: per15s(10),
      [histogram("a", "m1", "Range", "true", "count")]: per15s(10),
      [histogram("a", "m1", "Range", "true", "bucket", "0.256")]: per15s(9),
      [grpc("a", "m1", "Range", "OK")]: per15s(10),
      [grpc("a", "m1", "Txn", "DataLoss")]: per15s(10),
      [client("s_total", "update", 'type="pods"')]: per15s(10),
    },
    [
      source("errors", "a", "grpc"),
      source("latency", "a", "server-histogram"),
      sli("total", "write", { a: 40 }),
      sli("good", "write", { a: 0 }),
      part("write", { a: 1 }),
      sli("total", "read", { a: 40 }),
      sli("good", "read", { a: 36 }),
    ],
  );
});

test("a code that appears counts from its first event, and requests refused for space count", () => {
  minute(
    {
      ...info("a"),
      ...up("a", "m1"),
      [grpc("a", "m1", "Range", "OK")]: per15s(10),
      [grpc("a", "m1", "Txn", "OK")]: per15s(10),
      [grpc("a", "m1", "Txn", "ResourceExhausted")]: "_x113 5 10 15 20 25 30",
    },
    [sli("total", "write", { a: 55 }, "29m"), sli("good", "write", { a: 40 }, "29m")],
  );
});

test("an outage of 25 minutes changes no source, and its minutes are bad although no request was counted", () => {
  const alive = (values: string) => `${values} stale`;
  minute(
    {
      ...info("a"),
      ...floors("a"),
      'etcd_k8s_link{etcd_cluster="a",k8s_cluster="k",role="all"}': ON,
      [raw("up", "a", "m1", "")]: "1+0x20 0+0x100",
      [grpc("a", "m1", "Range", "OK")]: alive("0+10x20"),
      [client("s_total", "get", 'type="pods"')]: per15s(10),
      'etcd:quorum_now:bool{etcd_cluster="a"}': "1+0x20 0+0x100",
    },
    [
      source("errors", "a", "grpc", "4m"),
      source("errors", "a", "grpc", "29m"),
      sli("total", "read", {}, "29m"),
      sli("total", "availability", { a: 1 }, "29m"),
      sli("good", "availability", { a: 0 }, "29m"),
      {
        query:
          'sum_over_time(etcd:sli_good:1m{sli="availability"}[30m]) / sum_over_time(etcd:sli_total:1m{sli="availability"}[30m])',
        at: "29m",
        samples: { '{etcd_cluster="a",sli="availability"}': 6 / 30 },
      },
    ],
  );
});

test("clusters without any error series stay, beside those that have some; no traffic is 0 events and no verdict", () => {
  minute(
    {
      ...info("a"),
      ...info("b"),
      ...info("idle"),
      ...floors("a"),
      ...floors("b"),
      ...floors("idle"),
      ...up("a", "m1"),
      ...up("b", "m1"),
      ...up("idle", "m1"),
      [grpc("a", "m1", "Range", "OK")]: per15s(10),
      [grpc("b", "m1", "Range", "OK")]: per15s(5),
      [grpc("b", "m1", "Range", "Internal")]: per15s(5),
      [grpc("idle", "m1", "Range", "OK")]: per15s(0),
    },
    [
      sli("total", "read", { a: 40, b: 40, idle: 0 }),
      sli("good", "read", { a: 40, b: 20, idle: 0 }),
      part("read", { a: 0, b: 1 }),
      { query: "etcd:sli_good:1m != etcd:sli_good:1m", at: "29m", samples: {} },
    ],
  );
});

test("Canceled leaves the total, the client's own mistakes are good, and Unknown counts from 3.5 on only", () => {
  minute(
    {
      ...info("old"),
      ...info("new"),
      ...up("old", "m1"),
      ...up("new", "m1"),
      [raw("etcd_server_version", "old", "m1", 'server_version="3.4.23"')]: ON,
      [raw("etcd_server_version", "new", "m1", 'server_version="3.5.12"')]: ON,
      ...Object.fromEntries(
        ["old", "new"].flatMap((cluster) =>
          ["OK", "Canceled", "Unknown", "OutOfRange", "DeadlineExceeded"].map((code) => [
            grpc(cluster, "m1", "Range", code),
            per15s(10),
          ]),
        ),
      ),
    },
    [sli("total", "read", { old: 120, new: 160 }), sli("good", "read", { old: 80, new: 80 })],
  );
});

test("grpc latency without codes: failed and slow are bad; without the bound's bucket latency is unmeasured", () => {
  minute(
    {
      ...info("a"),
      ...info("no-bucket"),
      ...up("a", "m1"),
      ...up("no-bucket", "m1"),
      [grpc("a", "m1", "Range", "OK")]: per15s(9),
      [grpc("a", "m1", "Range", "Unavailable")]: per15s(1),
      [handling("a", "m1", "count")]: per15s(10),
      [handling("a", "m1", "bucket", "0.25")]: per15s(8),
      [grpc("no-bucket", "m1", "Range", "OK")]: per15s(2),
      [grpc("no-bucket", "m1", "Range", "Unavailable")]: per15s(8),
      [handling("no-bucket", "m1", "count")]: per15s(10),
    },
    [
      source("latency", "a", "grpc"),
      sli("good", "read", { a: 28, "no-bucket": 8 }),
      source("latency", "no-bucket", "none"),
    ],
  );
});

test("members without a latency histogram use the share of slow requests that the apiserver sees, else only faults", () => {
  minute(
    {
      ...info("a"),
      ...info("b"),
      ...up("a", "m1"),
      ...up("b", "m1"),
      'etcd_k8s_link{etcd_cluster="a",k8s_cluster="k",role="all"}': ON,
      [grpc("a", "m1", "Range", "OK")]: per15s(10),
      [grpc("b", "m1", "Range", "OK")]: per15s(10),
      [client("_duration_seconds_count", "get", 'type="pods"')]: per15s(100),
      [client("_duration_seconds_bucket", "get", 'type="pods",le="1.0"')]: per15s(75),
    },
    [source("latency", "a", "apiserver"), source("latency", "b", "none"), sli("good", "read", { a: 30, b: 40 })],
  );
});

test("an etcd that is not scraped is judged by its apiservers, main and events apart, across label generations", () => {
  const timed = (labels: string, count: number, within: number, operation = "create") => ({
    [client("s_total", operation, labels)]: per15s(count),
    [client("_duration_seconds_count", operation, labels)]: per15s(count),
    [client("_duration_seconds_bucket", operation, `${labels},le="1"`)]: per15s(within),
  });
  minute(
    {
      ...info("main"),
      ...info("ev"),
      'etcd_k8s_link{etcd_cluster="main",k8s_cluster="k",role="main"}': ON,
      'etcd_k8s_link{etcd_cluster="ev",k8s_cluster="k",role="events"}': ON,
      ...timed('type="pods"', 10, 9),
      ...timed('type="*core.Event"', 20, 20),
      ...timed('type="events.events.k8s.io"', 2, 2),
      ...timed('group="events.k8s.io",resource="events"', 3, 2),
      ...timed('type="pods"', 7, 7, "listWithCount"),
      [client("_errors_total", "create", 'type="pods"')]: per15s(4),
    },
    [
      source("errors", "main", "apiserver"),
      source("latency", "ev", "apiserver"),
      sli("total", "write", { main: 40, ev: 100 }),
      sli("good", "write", { main: 20, ev: 96 }),
      sli("total", "read", { main: 28, ev: 0 }),
    ].slice(0, 4),
  );
});

test("one etcd behind several K8s clusters sums what they see", () => {
  minute(
    {
      ...info("a"),
      'etcd_k8s_link{etcd_cluster="a",k8s_cluster="k",role="all"}': ON,
      'etcd_k8s_link{etcd_cluster="a",k8s_cluster="l",role="all"}': ON,
      [client("s_total", "update", 'type="pods"')]: per15s(10),
      [client("s_total", "update", 'type="pods"', "l")]: per15s(20),
      [client("_errors_total", "update", 'type="pods"', "l")]: per15s(1),
    },
    [source("latency", "a", "none"), sli("total", "write", { a: 120 }), sli("good", "write", { a: 116 })],
  );
});

test("a restart costs its minute, a missing scrape and a replica cost nothing", () => {
  minute(
    {
      ...info("reset"),
      ...info("late"),
      ...info("twice"),
      ...up("reset", "m1"),
      ...up("late", "m1"),
      ...up("twice", "m1"),
      [grpc("reset", "m1", "Range", "OK")]: "0+10x113 0 10 20 30 40 50",
      [grpc("late", "m1", "Range", "OK")]: "0+10x113 1140 _ 1160 1170 1180 1190",
      [grpc("twice", "m1", "Range", "OK")]: per15s(10),
      [grpc("twice", "m1", "Range", "OK", ',replica="2"')]: per15s(10),
    },
    [
      sli("total", "read", { late: 30, twice: 40 }, "29m"),
      sli("total", "read", { reset: 40, late: 50, twice: 40 }, "30m"),
      sli("good", "read", { reset: 40, late: 50, twice: 40 }, "30m"),
    ],
  );
});

test("a minority gone leaves its last counters out and the rest true", () => {
  minute(
    {
      ...info("a"),
      ...up("a", "m1", "m2"),
      [raw("up", "a", "m3", "")]: "1+0x60 0+0x60",
      [grpc("a", "m1", "Range", "OK")]: per15s(10),
      [grpc("a", "m2", "Range", "OK")]: per15s(10),
      [grpc("a", "m3", "Range", "OK")]: "0+10x60 stale",
    },
    [source("errors", "a", "grpc"), sli("total", "read", { a: 80 }), sli("good", "read", { a: 80 })],
  );
});

test("foreign label names record canonical ones", () => {
  minute(
    {
      ...info("a"),
      'up{job="etcd",cluster="a",pod="m1"}': ON,
      'grpc_server_handled_total{job="etcd",cluster="a",pod="m1",grpc_service="etcdserverpb.KV",grpc_type="unary",grpc_method="Range",grpc_code="OK"}':
        per15s(10),
    },
    [source("errors", "a", "grpc"), sli("total", "read", { a: 40 })],
    { settings: { labels: { etcd_cluster: "cluster", member: "pod" } } },
  );
});

test("bounds differ by spec, first match wins, and a cluster without a label takes the default", () => {
  const cluster = (name: string) => ({
    ...up(name, "m1"),
    [grpc(name, "m1", "Range", "OK")]: per15s(1),
    [grpc(name, "m1", "Put", "OK")]: per15s(10),
    ...Object.fromEntries(
      ["0.128", "0.256", "0.512"].map((le) => [histogram(name, "m1", "Range", "true", "bucket", le), per15s(1)]),
    ),
    [histogram(name, "m1", "Range", "true", "count")]: per15s(1),
    [histogram(name, "m1", "Put", "true", "count")]: per15s(10),
    [histogram(name, "m1", "Put", "true", "bucket", "0.128")]: per15s(1),
    [histogram(name, "m1", "Put", "true", "bucket", "0.256")]: per15s(5),
    [histogram(name, "m1", "Put", "true", "bucket", "0.512")]: per15s(9),
  });
  minute(
    {
      ...info("strict", ',spec="small",scenario="x"'),
      ...info("lax", ',spec="large",scenario="x"'),
      ...info("plain"),
      ...cluster("strict"),
      ...cluster("lax"),
      ...cluster("plain"),
    },
    [sli("good", "write", { strict: 4, lax: 36, plain: 20 })],
    {
      settings: {
        slo: {
          overrides: [
            { match: { spec: "large" }, latency: { serverHistogramSeconds: { write: 0.512 } } },
            { match: { scenario: "x" }, latency: { serverHistogramSeconds: { write: 0.128 } } },
          ],
        },
      },
    },
  );
});

test("disk sums families, and one without its bucket is unmeasured, not slow", () => {
  const family = (name: string, suffix: string, le = "") =>
    raw(`etcd_disk_${name}_duration_seconds_${suffix}`, "a", "m1", le ? `le="${le}"` : "");
  minute(
    {
      ...info("a"),
      [family("wal_fsync", "count")]: per15s(10),
      [family("wal_fsync", "bucket", "0.016")]: per15s(9),
      [family("backend_commit", "count")]: per15s(5),
    },
    [sli("total", "disk", { a: 40 }), sli("good", "disk", { a: 36 })],
  );
});

test("a minute is seen when quorum is known or a part failed for certain; one bad sample makes it bad", () => {
  minute(
    {
      ...info("good"),
      ...info("blip"),
      ...info("unseen"),
      ...info("reads-fail"),
      ...floors("reads-fail"),
      'etcd:quorum_now:bool{etcd_cluster="good"}': ON,
      'etcd:quorum_now:bool{etcd_cluster="blip"}': "1+0x113 0 1+0x10",
      ...up("reads-fail", "m1"),
      [grpc("reads-fail", "m1", "Range", "OK")]: per15s(0),
      [grpc("reads-fail", "m1", "Range", "Unavailable")]: per15s(10),
    },
    [
      part("quorum", { good: 0, blip: 1 }),
      sli("total", "availability", { good: 1, blip: 1, "reads-fail": 1 }),
      sli("good", "availability", { good: 1, blip: 0, "reads-fail": 0 }),
    ],
  );
});

test("maintenance marks its minutes and the one in which it ends", () => {
  const flag = "0+0x39 1+0x39 0+0x40";
  const minutes = (at: string, on: boolean): Expectation => ({
    query: "etcd:maintenance:1m",
    at,
    samples: on ? { '{etcd_cluster="a"}': 1 } : {},
  });
  minute(
    {
      ...info("a"),
      'etcd_maintenance{etcd_cluster="a"}': flag,
      'etcd:quorum_now:bool{etcd_cluster="a"}': "0+0x120",
    },
    [
      minutes("9m", false),
      minutes("10m", true),
      minutes("19m", true),
      minutes("20m", true),
      minutes("21m", false),
      { query: "etcd:sli_total_maintenance:1m", at: "15m", samples: { '{etcd_cluster="a",sli="availability"}': 1 } },
      { query: "etcd:sli_good_maintenance:1m", at: "15m", samples: { '{etcd_cluster="a",sli="availability"}': 0 } },
      { query: "etcd:sli_total_maintenance:1m", at: "22m", samples: {} },
    ],
    { settings: { selectors: { maintenance: "etcd_maintenance" } } },
  );
});

test("facts: the older size metric, a disabled quota, the largest member, requests a second", () => {
  const fact = (query: string, samples: Record<string, number>): Expectation => ({ query, at: "29m", samples });
  minute(
    {
      [raw("etcd_debugging_mvcc_db_total_size_in_bytes", "old", "m1", "")]: "100+0x120",
      [raw("etcd_server_quota_backend_bytes", "old", "m1", "")]: "-1+0x120",
      [raw("etcd_mvcc_db_total_size_in_bytes", "new", "m1", "")]: "100+0x120",
      [raw("etcd_mvcc_db_total_size_in_bytes", "new", "m2", "")]: "300+0x120",
      [raw("etcd_debugging_mvcc_db_total_size_in_bytes", "new", "m2", "")]: "300+0x120",
      [raw("etcd_server_quota_backend_bytes", "new", "m1", "")]: "400+0x120",
      [raw("etcd_server_quota_backend_bytes", "new", "m2", "")]: "400+0x120",
      [raw("etcd_debugging_mvcc_keys_total", "new", "m2", "")]: "7+0x120",
      [grpc("new", "m1", "Range", "OK")]: per15s(15),
    },
    [
      fact("etcd:db_usage:ratio", { '{etcd_cluster="new"}': 0.75 }),
      fact("etcd:db_size:bytes", { '{etcd_cluster="new"}': 300, '{etcd_cluster="old"}': 100 }),
      fact("etcd:keys:count", { '{etcd_cluster="new"}': 7 }),
      fact("etcd:requests:rate1m", { '{etcd_cluster="new"}': 1 }),
    ],
  );
});

test("split by region, each cluster is recorded once, and one in an unlisted region is not lost", () => {
  const inRegion = (cluster: string, region: string) => ({
    ...info(cluster),
    [`up{job="etcd",etcd_cluster="${cluster}",instance="m1"${region}}`]: ON,
    [`grpc_server_handled_total{job="etcd",etcd_cluster="${cluster}",instance="m1"${region},grpc_service="etcdserverpb.KV",grpc_type="unary",grpc_method="Range",grpc_code="OK"}`]:
      per15s(10),
  });
  minute(
    { ...inRegion("a", ',region="r1"'), ...inRegion("b", ',region="elsewhere"'), ...inRegion("c", "") },
    [sli("total", "read", { a: 40, b: 40, c: 40 }), sli("good", "read", { a: 40, b: 40, c: 40 })],
    {
      groups: ["minute-raw-r1", "minute-raw-r2", "minute-raw-other-regions", "minute"],
      settings: { regions: { r1: { title: "One" }, r2: { title: "Two" } } },
    },
  );
});

test.each([
  ["k8s:etcd_requests:1m", 'k8s_cluster="k",role="all",sli="write",event="timed"'],
  ["etcd:requests:1m", 'etcd_cluster="a",sli="write",source="grpc",event="timed"'],
  ["etcd:requests:1m", 'etcd_cluster="a",sli="write",source="server-histogram",event="all"'],
  ["etcd:disk_operations:1m", 'etcd_cluster="a",family="wal",event="all"'],
])("after a restart of the ruler an old total of %s {%s} makes nobody slow", (record, labels) => {
  minute({ [`${record}{${labels}}`]: "800+0x3" }, [{ query: `${record}{event="within"}`, at: "5m", samples: {} }]);
});
