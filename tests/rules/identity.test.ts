// Layers `identity` and `slow`: who exists, and that it outlives blindness. Traps of docs/recorded-series.md "Identity":
//   [x] labels of most members, stable ties   [x] version by majority       [x] blindness keeps clusters, members, links for 7 days
//   [x] a label change never yields two        [x] expected members: inventory, up, vanished target, learner, blind
//   [x] foreign and tangled label names        [x] many-to-many links        [x] inventory from metric and file
//   [x] objectives by the first matching override
import { expect, test } from "vitest";
import { resolveObjectives } from "@/lib/slo/resolve-objectives";
import { buildConfig, type Expectation, type LayerTest, runLayer } from "./run-layer";

const ON = "1+0x200";
const up = (member: string, labels: string, cluster = "a") =>
  `up{job="etcd",etcd_cluster="${cluster}",instance="${member}",${labels}}`;

function identity(
  series: Record<string, string>,
  expectations: readonly Expectation[],
  extra: Partial<LayerTest> = {},
) {
  expect(() =>
    runLayer({
      groups: ["now", "identity"],
      sampleInterval: "1m",
      evaluationInterval: "1m",
      series,
      expect: expectations,
      ...extra,
    }),
  ).not.toThrow();
}
const query = (text: string, at: string, ...series: string[]): Expectation => ({
  query: text,
  at,
  samples: Object.fromEntries(series.map((labels) => [labels, 1])),
});

test("a cluster carries the labels, zone and version of most of its members", () => {
  identity(
    {
      [up("m1", 'region="r",zone="z1",product="p",spec="small",scenario="s",customer="c"')]: ON,
      [up("m2", 'region="r",zone="z2",product="p",spec="small",scenario="s",customer="c"')]: ON,
      [up("m3", 'region="r",zone="z2",product="p",spec="large",scenario="s",customer="c"')]: ON,
      'etcd_server_version{job="etcd",etcd_cluster="a",instance="m1",server_version="3.5.9"}': ON,
      'etcd_server_version{job="etcd",etcd_cluster="a",instance="m2",server_version="3.5.12"}': ON,
      'etcd_server_version{job="etcd",etcd_cluster="a",instance="m3",server_version="3.5.12"}': ON,
    },
    [
      query(
        "etcd_cluster_info",
        "10m",
        '{etcd_cluster="a",region="r",zone="z2",product="p",spec="small",scenario="s",customer="c",version="3.5.12"}',
      ),
      query('count(etcd_member_info{zone="z2",host=""}) - 1', "10m", "{}"),
      query(
        'etcd_member_info{member="m1"}',
        "10m",
        '{etcd_cluster="a",member="m1",instance="m1",region="r",zone="z1"}',
      ),
    ],
  );
});

test("a tie keeps what was chosen before, and version and zone survive members that answer nothing", () => {
  identity(
    {
      [up("m1", 'zone="z1"')]: "_x9 1+0x100",
      [up("m2", 'zone="z2"')]: ON,
      'etcd_server_version{job="etcd",etcd_cluster="a",instance="m2",server_version="3.5.12"}': "1+0x20 stale",
    },
    [
      query("etcd_cluster_info", "5m", '{etcd_cluster="a",zone="z2",version="3.5.12"}'),
      query("etcd_cluster_info", "60m", '{etcd_cluster="a",zone="z2",version="3.5.12"}'),
    ],
  );
});

test("blindness keeps cluster, members and links as they were last seen together", () => {
  const seen = "1+0x30 stale";
  identity(
    {
      [up("m1", 'zone="z1"')]: seen,
      [up("m2", 'zone="z1"')]: seen,
      'etcd_server_version{job="etcd",etcd_cluster="a",instance="m1",server_version="3.5.12"}': seen,
      'up{job="kube-apiserver",k8s_cluster="k",etcd_cluster="a"}': seen,
    },
    [
      query("etcd_cluster_info", "2h", '{etcd_cluster="a",zone="z1",version="3.5.12"}'),
      { query: "count(etcd_member_info)", at: "2h", samples: { "{}": 2 } },
      query("etcd_k8s_link", "2h", '{etcd_cluster="a",k8s_cluster="k",role="all"}'),
      { query: "etcd_cluster_expected_members", at: "2h", samples: { '{etcd_cluster="a",from="up"}': 2 } },
    ],
    { groups: ["now", "identity", "slow"] },
  );
});

test("a cluster is forgotten after the configured days, and not before", () => {
  const series = { [up("m1", 'zone="z1"')]: "1+0x3 stale" };
  const alive = query("etcd_cluster_info", "23h", '{etcd_cluster="a",zone="z1"}');
  identity(series, [alive, query("etcd_cluster_info", "26h", ...[])], {
    groups: ["now", "identity", "slow"],
    settings: { inventory: { from: "labels", forgetAfterDays: 1 } },
    sampleInterval: "5m",
    evaluationInterval: "5m",
  });
});

test("a label change shortly before blindness never yields two series of one cluster or member", () => {
  identity(
    {
      [up("m1", 'zone="z1",customer="before"')]: "1+0x20 stale",
      [up("m1", 'zone="z1",customer="after"')]: "_x20 1+0x8 stale",
    },
    [
      query("etcd_cluster_info", "35m", '{etcd_cluster="a",zone="z1",customer="after"}'),
      { query: "count(etcd_member_info)", at: "35m", samples: { "{}": 1 } },
    ],
    { groups: ["now", "identity", "slow"] },
  );
});

test("a target that leaves service discovery lowers the expectation after an hour; a learner never counts", () => {
  const expected = (at: string, count: number): Expectation => ({
    query: "etcd_cluster_expected_members",
    at,
    samples: { '{etcd_cluster="a",from="up"}': count },
  });
  identity(
    {
      [up("m1", 'zone="z1"')]: ON,
      [up("m2", 'zone="z1"')]: ON,
      [up("m3", 'zone="z1"')]: "1+0x20 stale",
      [up("learner", 'zone="z1"')]: ON,
      'etcd_server_is_learner{job="etcd",etcd_cluster="a",instance="learner"}': ON,
    },
    [expected("10m", 3), expected("60m", 3), expected("90m", 2)],
  );
});

test("foreign, even swapped, label names are recorded as canonical ones", () => {
  identity(
    {
      'up{job="etcd",cluster="a",pod="m1",instance="10.0.0.1:2379",zone="r",region="z",node="h"}': ON,
      'up{job="kube-apiserver",etcd_cluster="k",cluster="a"}': ON,
    },
    [
      query("etcd_cluster_info", "5m", '{etcd_cluster="a",region="r",zone="z"}'),
      query(
        "etcd_member_info",
        "5m",
        '{etcd_cluster="a",member="m1",instance="10.0.0.1:2379",region="r",zone="z",host="h"}',
      ),
      query("etcd_k8s_link", "5m", '{etcd_cluster="a",k8s_cluster="k",role="all"}'),
    ],
    {
      settings: {
        labels: {
          etcd_cluster: "cluster",
          member: "pod",
          region: "zone",
          zone: "region",
          host: "node",
          k8s_cluster: "etcd_cluster",
          k8s_main_etcd: "cluster",
        },
      },
    },
  );
});

test("one cluster label on everything links each K8s cluster to the etcd of the same id", () => {
  identity(
    {
      'up{job="etcd",cluster="c1",instance="m1"}': ON,
      'up{job="etcd",cluster="c2",instance="m1"}': ON,
      'up{job="kube-apiserver",cluster="c1",instance="a1"}': ON,
      'up{job="kube-apiserver",cluster="c2",instance="a1"}': ON,
    },
    [
      query(
        "etcd_k8s_link",
        "5m",
        '{etcd_cluster="c1",k8s_cluster="c1",role="all"}',
        '{etcd_cluster="c2",k8s_cluster="c2",role="all"}',
      ),
    ],
    { settings: { labels: { etcd_cluster: "cluster", k8s_cluster: "cluster" } } },
  );
});

test("an etcd that only its clients know exists, with their labels and without made-up members", () => {
  identity(
    {
      'up{job="kube-apiserver",cluster="managed",instance="x",region="r",customer="c"}': ON,
      'up{job="kube-apiserver",cluster="managed",instance="y",region="r",customer="c"}': ON,
      'up{job="etcd",cluster="own",instance="m1",region="r"}': ON,
      'up{job="kube-apiserver",cluster="own",instance="x",region="r"}': ON,
    },
    [
      query(
        "etcd_cluster_info",
        "5m",
        '{etcd_cluster="managed",region="r",customer="c"}',
        '{etcd_cluster="own",region="r"}',
      ),
      { query: "etcd_cluster_expected_members", at: "5m", samples: { '{etcd_cluster="own",from="up"}': 1 } },
      { query: 'count(etcd_member_info{etcd_cluster="managed"})', at: "5m", samples: {} },
    ],
    { settings: { labels: { etcd_cluster: "cluster", k8s_cluster: "cluster" } } },
  );
});

test("a cluster of the inventory whose members nobody can see expects none", () => {
  identity({}, [{ query: "etcd_cluster_expected_members", at: "5m", samples: {} }], {
    settings: { inventory: { from: "file", path: "clusters.yaml" } },
    inventory: [
      { id: "m", members: 0, region: "", zone: "", product: "", scenario: "", spec: "", customer: "", k8s: [] },
    ],
  });
});

test("an info metric links, whatever its labels are called, and a role that is none of ours is all of the data", () => {
  identity(
    {
      'cmdb_link{etcd="e1",k8s="k1",part="main"}': ON,
      'cmdb_link{etcd="e2",k8s="k1",part="events"}': ON,
      'cmdb_link{etcd="e1",k8s="k2",part="whole"}': ON,
      'cmdb_link{etcd="e3",k8s="k3"}': "0+0x200",
    },
    [
      query(
        "etcd_k8s_link",
        "5m",
        '{etcd_cluster="e1",k8s_cluster="k1",role="main"}',
        '{etcd_cluster="e2",k8s_cluster="k1",role="events"}',
        '{etcd_cluster="e1",k8s_cluster="k2",role="all"}',
      ),
    ],
    {
      settings: {
        k8sLinks: { from: "metric", metric: "cmdb_link", etcdLabel: "etcd", k8sLabel: "k8s", roleLabel: "part" },
      },
    },
  );
});

test("equal labels link the two sides; values that two etcd clusters share link nothing and break nothing", () => {
  identity(
    {
      'up{job="etcd",etcd_cluster="e1",instance="m1",env="prod",site="a"}': ON,
      'up{job="etcd",etcd_cluster="e1",instance="m2",env="prod",site="a"}': ON,
      'up{job="etcd",etcd_cluster="e2",instance="m1",env="prod",site="b"}': ON,
      'up{job="etcd",etcd_cluster="e3",instance="m1",env="prod",site="b"}': ON,
      'up{job="kube-apiserver",k8s_cluster="k1",instance="x",env="prod",site="a"}': ON,
      'up{job="kube-apiserver",k8s_cluster="k2",instance="x",env="prod",site="b"}': ON,
      'up{job="kube-apiserver",k8s_cluster="k3",instance="x"}': ON,
    },
    [query("etcd_k8s_link", "5m", '{etcd_cluster="e1",k8s_cluster="k1",role="all"}')],
    { settings: { k8sLinks: { from: "equal-labels", labels: ["env", "site"] } } },
  );
});

test("links are many to many, with main and events apart", () => {
  identity(
    {
      'up{job="kube-apiserver",k8s_cluster="k1",etcd_cluster="shared"}': ON,
      'up{job="kube-apiserver",k8s_cluster="k2",etcd_cluster="shared"}': "0+0x200",
      'up{job="kube-apiserver",k8s_cluster="k3",etcd_cluster="main",etcd_events_cluster="ev"}': ON,
    },
    [
      query(
        "etcd_k8s_link",
        "5m",
        '{etcd_cluster="shared",k8s_cluster="k1",role="all"}',
        '{etcd_cluster="shared",k8s_cluster="k2",role="all"}',
        '{etcd_cluster="main",k8s_cluster="k3",role="main"}',
        '{etcd_cluster="ev",k8s_cluster="k3",role="events"}',
      ),
    ],
  );
});

test("an inventory metric declares clusters and members; what is only scraped is there too", () => {
  identity(
    { 'cmdb{etcd_cluster="a",region="r",zone="z",spec="large"}': "5+0x200", [up("m1", 'zone="z9"', "b")]: ON },
    [
      query(
        "etcd_cluster_info",
        "5m",
        '{etcd_cluster="a",region="r",zone="z",spec="large"}',
        '{etcd_cluster="b",zone="z9"}',
      ),
      {
        query: "etcd_cluster_expected_members",
        at: "5m",
        samples: { '{etcd_cluster="a",from="inventory"}': 5, '{etcd_cluster="b",from="up"}': 1 },
      },
    ],
    { settings: { inventory: { from: "metric", metric: "cmdb", valueIsMemberCount: true } } },
  );
});

test("an inventory file declares clusters, members and links without any scrape", () => {
  identity(
    {},
    [
      { query: "etcd_cluster_info", at: "5m", samples: { '{etcd_cluster="a",region="r",spec="large"}': 1 } },
      query("etcd_k8s_link", "5m", '{etcd_cluster="a",k8s_cluster="k",role="events"}'),
      { query: "etcd_cluster_expected_members", at: "5m", samples: { '{etcd_cluster="a",from="inventory"}': 5 } },
    ],
    {
      settings: { inventory: { from: "file", path: "clusters.yaml" } },
      inventory: [
        {
          id: "a",
          members: 5,
          region: "r",
          zone: "",
          product: "",
          scenario: "",
          spec: "large",
          customer: "",
          k8s: [{ id: "k", role: "events" }],
        },
      ],
    },
  );
});

test("recorded objectives are those of lib/slo, for every mixture of overrides", () => {
  const slo = {
    overrides: [
      { match: { scenario: "s", spec: "large" }, objectives: { write: 0.99 } },
      { match: { spec: "large" }, objectives: { write: 0.98, read: 0.97 } },
      { match: { scenario: "s" }, objectives: { write: 0.96, availability: 0.95 } },
    ],
  };
  const config = buildConfig({ slo });
  const clusters = ["s", "t", ""].flatMap((scenario) =>
    ["large", "small", ""].map((spec) => ({ id: `c-${scenario}-${spec}`, scenario, spec })),
  );
  const samples = Object.fromEntries(
    clusters.flatMap((one) =>
      Object.entries(resolveObjectives(config.slo, one)).map(([sli, value]) => [
        `{etcd_cluster="${one.id}",sli="${sli}"}`,
        value,
      ]),
    ),
  );
  identity(
    Object.fromEntries(clusters.map((one) => [up("m1", `scenario="${one.scenario}",spec="${one.spec}"`, one.id), ON])),
    [{ query: "etcd:objective:ratio", at: "5m", samples }],
    { settings: { slo } },
  );
});
