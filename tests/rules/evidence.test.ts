// Layer `now`: quorum by evidence, witnesses, margin, health from evidence. The cases of docs/slo.md "Quorum by evidence":
//   [x] a majority sees a leader            [x] a minority gone                   [x] expired scrape certificates
//   [x] a lost Prometheus shard             [x] a dead region's collection        [x] a real outage, neighbours unseen
//   [x] a leaderless majority               [x] writes succeed, by the apiserver  [x] writes succeed, by the members
//   [x] learners do not vote                [x] duplicate replicas                [x] foreign label names
//   [x] all attempts fail (client says no)  [x] one member is not degraded        [x] nothing at all is blind
import { expect, test } from "vitest";
import { type Expectation, type LayerTest, members, runLayer } from "./run-layer";

const ON = "1+0x60";
const OFF = "0+0x60";
const GONE = "_x60";
const UP = (...values: string[]) => members("a", "up", ...values);
const LEADER = (...values: string[]) => members("a", "etcd_server_has_leader", ...values);
const KNOWN = {
  'etcd_cluster_info{etcd_cluster="a",region="r"}': ON,
  'etcd_cluster_expected_members{etcd_cluster="a",from="up"}': "3+0x60",
  'etcd_k8s_link{etcd_cluster="a",k8s_cluster="k",role="all"}': ON,
  // requests were counted: without it nobody is ok
  'etcd:sli_total:1m{etcd_cluster="a",sli="write"}': "100+0x60",
};
const apiserver = (attempts: string, errors: string) => ({
  'etcd_requests_total{job="kube-apiserver",k8s_cluster="k",instance="x",operation="update",type="leases"}': attempts,
  'etcd_request_errors_total{job="kube-apiserver",k8s_cluster="k",instance="x",operation="update",type="leases"}':
    errors,
});
const WRITES_SUCCEED = apiserver("0+30x60", "0+0x60");
const WRITES_FAIL = apiserver("0+30x60", "0+30x60");

const A = '{etcd_cluster="a"}';
const quorum = (value: number | null, at = "14m"): Expectation => ({
  query: "etcd:quorum_now:bool",
  at,
  samples: value === null ? {} : { [A]: value },
});
const health = (value: number, at = "14m"): Expectation => ({ query: "etcd:health:code", at, samples: { [A]: value } });
const margin = (value: number | null): Expectation => ({
  query: "etcd:quorum_margin:count",
  at: "14m",
  samples: value === null ? {} : { [A]: value },
});
const witnesses = (states: Record<string, number>): Expectation => ({
  query: "etcd:witness:bool",
  at: "14m",
  samples: Object.fromEntries(
    Object.entries(states).map(([witness, value]) => [`{etcd_cluster="a",witness="${witness}"}`, value]),
  ),
});

const now = (series: Record<string, string>, expectations: readonly Expectation[], extra: Partial<LayerTest> = {}) => {
  expect(() =>
    runLayer({
      groups: ["now"],
      sampleInterval: "15s",
      evaluationInterval: "15s",
      series,
      expect: expectations,
      ...extra,
    }),
  ).not.toThrow();
};

const CASES: readonly { name: string; series: Record<string, string>; expect: readonly Expectation[] }[] = [
  {
    name: "good when all members see a leader",
    series: { ...KNOWN, ...UP(ON, ON, ON), ...LEADER(ON, ON, ON), ...WRITES_SUCCEED },
    expect: [quorum(1), margin(1), health(0), witnesses({ server: 1, client: 1, probe: 1 })],
  },
  {
    name: "good but degraded with a minority gone",
    series: { ...KNOWN, ...UP(ON, ON, OFF), ...LEADER(ON, ON, GONE) },
    expect: [quorum(1), margin(0), health(1), witnesses({ server: 1, probe: 1 })],
  },
  {
    name: "expired scrape certificates: no member answers, but writes succeed, is no outage",
    series: { ...KNOWN, ...UP(OFF, OFF, OFF), ...WRITES_SUCCEED },
    expect: [quorum(1), margin(null), health(0), witnesses({ client: 1, probe: 0 })],
  },
  {
    name: "one scrapable member beside expired certificates is no lost margin while writes succeed",
    series: { ...KNOWN, ...UP(ON, OFF, OFF), ...LEADER(ON, GONE, GONE), ...WRITES_SUCCEED },
    expect: [quorum(1), margin(null), health(0)],
  },
  {
    name: "a lost Prometheus shard: two members unseen is unknown, not bad, and no margin is claimed",
    series: { ...KNOWN, ...UP(ON), ...LEADER(ON) },
    expect: [quorum(null), margin(null), health(4), witnesses({})],
  },
  {
    name: "a lost shard that leaves a majority is good, without a margin and without a degraded mark",
    series: { ...KNOWN, ...UP(ON, ON), ...LEADER(ON, ON) },
    expect: [quorum(1), margin(null), health(0)],
  },
  {
    name: "a dead region's collection: nothing at all is blind",
    series: KNOWN,
    expect: [quorum(null), margin(null), health(4), witnesses({})],
  },
  {
    name: "no member answers and nobody else was asked: blind, since the scraper alone proves nothing",
    series: { ...KNOWN, ...UP(OFF, OFF, OFF) },
    expect: [quorum(null), margin(null), health(4), witnesses({ probe: 0 })],
  },
  {
    name: "no member answers and the clients' writes all fail: down",
    series: { ...KNOWN, ...UP(OFF, OFF, OFF), ...WRITES_FAIL },
    expect: [quorum(0), margin(-2), health(3), witnesses({ probe: 0, client: 0 })],
  },
  {
    name: "two members left service discovery and the third sees no leader: down",
    series: { ...KNOWN, ...UP(ON), ...LEADER(OFF) },
    expect: [quorum(0), health(3)],
  },
  {
    name: "two ports of each member are three members",
    series: {
      ...KNOWN,
      ...Object.fromEntries(
        ["10.0.0.1", "10.0.0.2", "10.0.0.3"].flatMap((host, index) =>
          ["2379", "2381"].flatMap((port) => {
            const own = `job="etcd",etcd_cluster="a",instance="${host}:${port}"`;
            return [
              [`up{${own}}`, ON],
              [`etcd_server_has_leader{${own}}`, ON],
              [`etcd_server_id{${own},server_id="id${index}"}`, ON],
            ];
          }),
        ),
      ),
    },
    expect: [
      quorum(1),
      margin(1),
      { query: "etcd:members_seen:count", at: "14m", samples: { [A]: 3 } },
      { query: "etcd:members_known:count", at: "14m", samples: { [A]: 3 } },
    ],
  },
  {
    name: "a port that was never open and a backup's exporter are no members",
    series: {
      ...KNOWN,
      ...UP(ON, ON, ON, ON),
      ...LEADER(ON, ON, ON),
      'etcd_server_id{job="etcd",etcd_cluster="a",instance="m1",server_id="1"}': ON,
      'up{job="etcd",etcd_cluster="a",instance="m1:2381"}': OFF,
    },
    expect: [{ query: "etcd:members_known:count", at: "14m", samples: { [A]: 3 } }],
  },
  {
    name: "a real outage that the apiserver confirms is bad, and the client says no",
    series: { ...KNOWN, ...UP(OFF, OFF, ON), ...LEADER(GONE, GONE, OFF), ...WRITES_FAIL },
    expect: [quorum(0), margin(-2), health(3), witnesses({ server: 0, client: 0, probe: 0 })],
  },
  {
    name: "members that all see no leader have lost their quorum although every one answers",
    series: { ...KNOWN, ...UP(ON, ON, ON), ...LEADER(OFF, OFF, OFF), ...WRITES_FAIL },
    expect: [quorum(0), margin(-2), health(3), witnesses({ server: 0, client: 0, probe: 1 })],
  },
  {
    name: "a voter that sees a leader vetoes: two leaderless members beside it are unknown, not lost",
    series: { ...KNOWN, ...UP(ON, ON, ON), ...LEADER(OFF, OFF, ON), ...WRITES_FAIL },
    expect: [quorum(null), health(4)],
  },
  {
    name: "a leaderless majority whose writes succeed by the members' own counters is good",
    series: {
      ...KNOWN,
      ...UP(ON, ON, ON),
      ...LEADER(OFF, OFF, ON),
      'grpc_server_handled_total{job="etcd",etcd_cluster="a",instance="m3",grpc_service="etcdserverpb.KV",grpc_type="unary",grpc_method="Txn",grpc_code="OK"}':
        "0+30x60",
    },
    expect: [quorum(1), witnesses({ server: 1, probe: 1 })],
  },
  {
    name: "a learner neither helps nor hurts",
    series: {
      ...KNOWN,
      ...UP(ON, ON, OFF, ON),
      ...LEADER(ON, ON, GONE, ON),
      'etcd_member_learner{etcd_cluster="a",member="m4"}': ON,
    },
    expect: [quorum(1), margin(0)],
  },
  {
    name: "a learner is none of the voters from its first scrape on, before anything of it is recorded",
    series: {
      ...KNOWN,
      ...UP(ON, ON, ON, ON),
      ...LEADER(ON, ON, ON, ON),
      ...members("a", "etcd_server_is_learner", OFF, OFF, OFF, ON),
    },
    expect: [quorum(1), margin(1)],
  },
  {
    name: "two Prometheus replicas count each member once",
    series: {
      ...KNOWN,
      ...UP(ON, OFF, OFF),
      ...LEADER(ON, GONE, GONE),
      'up{job="etcd",etcd_cluster="a",instance="m1",replica="2"}': ON,
      'etcd_server_has_leader{job="etcd",etcd_cluster="a",instance="m1",replica="2"}': ON,
    },
    expect: [quorum(null), { query: "etcd:members_seen:count", at: "14m", samples: { [A]: 1 } }],
  },
  {
    name: "a one-member cluster is not degraded for ever",
    series: {
      'etcd_cluster_info{etcd_cluster="a"}': ON,
      'etcd_cluster_expected_members{etcd_cluster="a",from="up"}': ON,
      'etcd:sli_total:1m{etcd_cluster="a",sli="write"}': "100+0x60",
      ...UP(ON),
      ...LEADER(ON),
    },
    expect: [quorum(1), margin(0), health(0)],
  },
  {
    name: "an inventory that expects five does not let two of five pass",
    series: {
      ...KNOWN,
      'etcd_cluster_expected_members{etcd_cluster="a",from="up"}': "5+0x60",
      ...UP(ON, ON, OFF, OFF, OFF),
      ...LEADER(ON, ON, GONE, GONE, GONE),
    },
    expect: [quorum(null), margin(null), health(4)],
  },
];

test.each(CASES)("$name", ({ series, expect: expectations }) => now(series, expectations));

test("a degraded cluster that loses quorum never looks ok on the way down, although it wrote until then", () => {
  // A member fails at 3m, a second one at 6m; writes succeed until then and fail from then on.
  const series = {
    ...KNOWN,
    ...UP("1+0x12 0+0x48", "1+0x24 0+0x36", ON),
    ...LEADER("1+0x12 _x48", "1+0x24 _x36", "1+0x24 0+0x36"),
    ...apiserver("0+30x60", "0+0x24 30+30x36"),
  };
  const steps = [0, 15, 30].map((seconds) => health(1, `${5 * 60 + 45 + seconds}s`));
  now(series, [...steps, health(3, "6m45s")]);
});

test("a killed cluster reads bad within 60 s of its last scrape, although it wrote until then", () => {
  // Scrapes answer until 5m, then fail; the apiserver's attempts fail from then on. The last success is seen at 5m.
  const dies = "1+0x20 0+0x40";
  const deadMetrics = "1+0x20 stale";
  now(
    {
      ...KNOWN,
      ...UP(dies, dies, dies),
      ...LEADER(deadMetrics, deadMetrics, deadMetrics),
      ...apiserver("0+30x60", "0+0x20 30+30x40"),
    },
    [quorum(1, "5m"), quorum(0, "5m45s"), health(3, "5m45s")],
  );
});

test("foreign label names give the same answer in canonical ones", () => {
  now(
    {
      ...KNOWN,
      'up{job="etcd",cluster="a",pod="m1",zone="r"}': ON,
      'up{job="etcd",cluster="a",pod="m2",zone="r"}': ON,
      'etcd_server_has_leader{job="etcd",cluster="a",pod="m1"}': ON,
      'etcd_server_has_leader{job="etcd",cluster="a",pod="m2"}': ON,
      'etcd_requests_total{job="kube-apiserver",etcd_cluster="k",instance="x",operation="create",type="pods"}':
        "0+30x60",
    },
    [quorum(1), witnesses({ server: 1, client: 1, probe: 1 })],
    {
      settings: {
        labels: { etcd_cluster: "cluster", member: "pod", k8s_cluster: "etcd_cluster", k8s_main_etcd: "cluster" },
      },
    },
  );
});

test("the events etcd is judged by event writes, the main etcd by the others", () => {
  now(
    {
      'etcd_cluster_info{etcd_cluster="main"}': ON,
      'etcd_cluster_info{etcd_cluster="ev"}': ON,
      'etcd_k8s_link{etcd_cluster="main",k8s_cluster="k",role="main"}': ON,
      'etcd_k8s_link{etcd_cluster="ev",k8s_cluster="k",role="events"}': ON,
      'etcd_requests_total{job="kube-apiserver",k8s_cluster="k",instance="x",operation="create",type="*core.Event"}':
        "0+30x60",
      'etcd_request_errors_total{job="kube-apiserver",k8s_cluster="k",instance="x",operation="create",type="*core.Event"}':
        "0+30x60",
      'etcd_requests_total{job="kube-apiserver",k8s_cluster="k",instance="y",operation="create",group="",resource="events"}':
        "0+30x60",
      'etcd_request_errors_total{job="kube-apiserver",k8s_cluster="k",instance="y",operation="create",group="",resource="events"}':
        "0+30x60",
      'etcd_requests_total{job="kube-apiserver",k8s_cluster="k",instance="y",operation="create",group="",resource="pods"}':
        "0+30x60",
    },
    [
      {
        query: 'etcd:witness:bool{witness="client"}',
        at: "14m",
        samples: { '{etcd_cluster="main",witness="client"}': 1, '{etcd_cluster="ev",witness="client"}': 0 },
      },
    ],
  );
});
