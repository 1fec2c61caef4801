// The alerts: each fires, keeps still under its gate, and resolves. A total outage pages within four minutes.
import { expect, test } from "vitest";
import { BURN_ALERTS } from "@/lib/slo/alerts";
import { BURN_PAIRS, type BurnPair } from "@/lib/slo/burn-pairs";
import { WINDOW_SECONDS } from "@/lib/slo/vocabulary";
import { type AlertExpectation, type Expectation, type LayerTest, members, runLayer } from "./run-layer";

const INFO = (cluster: string, zone = "z1") =>
  `etcd_cluster_info{etcd_cluster="${cluster}",region="r",zone="${zone}",customer="c"}`;

const firing = (at: string, ...labels: readonly string[]): Expectation => ({
  query:
    'max by (alertname, etcd_cluster, sli, zone, host) (ALERTS{alertstate="firing",alertname!="EtcdInSharedCause"})',
  at,
  samples: Object.fromEntries(labels.map((label) => [`{${label}}`, 1])),
});
const marked = (at: string, ...labels: readonly string[]): Expectation => ({
  query: 'max by (etcd_cluster) (ALERTS{alertname="EtcdInSharedCause"})',
  at,
  samples: Object.fromEntries(labels.map((label) => [`{etcd_cluster="${label}"}`, 1])),
});

function run(
  groups: readonly string[],
  interval: string,
  rest: Omit<LayerTest, "groups" | "sampleInterval" | "evaluationInterval">,
) {
  expect(() => runLayer({ groups, sampleInterval: interval, evaluationInterval: interval, ...rest })).not.toThrow();
}

const OBJECTIVE = 0.999;
/** One cluster whose errors are over the factor from minute 10 until `badMinutes` later. */
function burning(cluster: string, pair: BurnPair, badMinutes: number, events: number, coverage: number) {
  const over = pair.factor * (1 - OBJECTIVE) * 1.5;
  const error = (window: string) => `etcd:sli_error:ratio{etcd_cluster="${cluster}",sli="write",window="${window}"}`;
  const bad = `0+0x9 ${over}+0x${badMinutes - 1} 0+0x30`;
  const total = (sli: string) =>
    `etcd:sli_total:sum{etcd_cluster="${cluster}",sli="${sli}",window="${pair.longWindow}"}`;
  return {
    [INFO(cluster)]: "1+0x900",
    [`etcd:objective:ratio{etcd_cluster="${cluster}",sli="write"}`]: `${OBJECTIVE}+0x900`,
    [error(pair.longWindow)]: bad,
    [error(pair.shortWindow)]: bad,
    [total("write")]: `${events}+0x900`,
    [total("availability")]: `${(WINDOW_SECONDS[pair.longWindow] / 60) * coverage}+0x900`,
  };
}

test.each(BURN_PAIRS)("$id fires after its hold, not under a gate, and resolves", (pair) => {
  const alert = BURN_ALERTS[pair.id];
  const hold = pair.forSeconds / 60;
  const bad = hold + 20;
  const seen = 1e6;
  run(["burn", "alerts"], "1m", {
    series: {
      ...burning("bad", pair, bad, seen, 1),
      ...burning("short", pair, Math.max(1, hold - 2), seen, 1),
      ...burning("few", pair, bad, 10, 1),
      ...burning("unseen", pair, bad, seen, 0.4),
    },
    expect: [
      firing(`${10 + hold - 1}m`),
      firing(`${10 + hold + 3}m`, `alertname="${alert}",etcd_cluster="bad",sli="write",zone="z1"`),
      firing(`${10 + bad + 3}m`),
    ],
  });
});

const page = { severity: "critical", tier: "page", region: "r", zone: "z1", customer: "c" };
const says = (alert: string, at: string, more: AlertExpectation["firing"][number]): AlertExpectation => ({
  alert,
  at,
  firing: [more],
});

test("a burn alert names the SLI, the pace and its own link, and fills the runbook", () => {
  const [pair] = BURN_PAIRS;
  run(["burn", "alerts"], "1m", {
    settings: {
      server: { publicUrl: "https://board.example/" },
      links: { runbook: "https://wiki.example/{region}/{etcd_cluster}?at={fromUnixMs}" },
    },
    series: burning("a b/c", pair, 30, 1e6, 1),
    expect: [],
    expectAlerts: [
      says("EtcdBudgetBurn1h", "20m", {
        labels: { ...page, etcd_cluster: "a b/c", sli: "write", pair: "1h5m" },
        annotations: {
          summary: "a b/c spends its write error budget 20.2x too fast over 1h",
          description:
            "Over the last 1h and the last 5m the write errors of a b/c were over 13.44 times what 28 days allow.",
          dashboard_url: "https://board.example/clusters/a%20b%2Fc?alert=EtcdBudgetBurn1h",
          runbook_url: "https://wiki.example/r/a%20b%2Fc?at=",
        },
      }),
    ],
  });
});

const ON = "1+0x200";
const dying = "1+0x39 0+0x40 1+0x100";
const outage = (cluster: string, zone = "z1") => ({
  [INFO(cluster, zone)]: ON,
  [`etcd_cluster_expected_members{etcd_cluster="${cluster}",from="up"}`]: "3+0x200",
  // The third member answers and sees no leader: without that word the scraper alone would say so, and prove nothing.
  ...members(cluster, "up", dying, dying, ON),
  ...members(cluster, "etcd_server_has_leader", dying, dying, dying),
});

test("a total outage pages within four minutes and resolves; a lost target does not page", () => {
  run(["now", "alerts-now"], "15s", {
    series: {
      ...outage("dead"),
      [INFO("unseen")]: ON,
      'etcd_cluster_expected_members{etcd_cluster="unseen",from="up"}': "3+0x200",
      ...members("unseen", "up", ON, "1+0x39 stale", "1+0x39 stale"),
      ...members("unseen", "etcd_server_has_leader", ON, "1+0x39 stale", "1+0x39 stale"),
    },
    expect: [
      firing("10m"),
      firing("10m30s"),
      firing("14m", 'alertname="EtcdQuorumLost",etcd_cluster="dead",zone="z1"'),
      firing("22m"),
    ],
    expectAlerts: [
      says("EtcdQuorumLost", "14m", {
        labels: { ...page, etcd_cluster: "dead" },
        annotations: {
          summary: "dead has lost its quorum",
          description:
            "A majority of the members of dead does not answer or sees no leader, and no write succeeded anywhere.",
          dashboard_url: "/clusters/dead?alert=EtcdQuorumLost",
        },
      }),
    ],
  });
});

const lost = (cluster: string) => ({ [`etcd:quorum_now:bool{etcd_cluster="${cluster}"}`]: "1+0x39 0+0x40 1+0x100" });
const place = (cluster: string, zone: string, host: string) => ({
  [INFO(cluster, zone)]: ON,
  [`etcd_member_info{etcd_cluster="${cluster}",member="m",region="r",zone="${zone}",host="${host}"}`]: ON,
});
const names = (count: number, prefix: string) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);
const many = (count: number, prefix: string, zone: string, host: (index: number) => string, isLost: boolean) =>
  Object.assign(
    {},
    ...names(count, prefix).map((name, index) => ({
      ...place(name, zone, host(index)),
      ...(isLost ? lost(name) : { [`etcd:quorum_now:bool{etcd_cluster="${name}"}`]: ON }),
    })),
  );
const quorumOf = (prefix: string, count: number, zone: string) =>
  names(count, prefix).map((name) => `alertname="EtcdQuorumLost",etcd_cluster="${name}",zone="${zone}"`);

test("five clusters of a zone raise one alert for the zone and a marker each; two do not", () => {
  run(["alerts-now"], "15s", {
    series: {
      ...many(5, "x", "z1", (index) => `h${index}`, true),
      ...many(200, "ok", "z1", (index) => `ok${index}`, false),
      ...many(2, "y", "z2", (index) => `g${index}`, true),
    },
    expect: [
      firing("9m"),
      firing("14m", 'alertname="EtcdZoneBurning",zone="z1"', ...quorumOf("x", 5, "z1"), ...quorumOf("y", 2, "z2")),
      marked("14m", ...names(5, "x")),
      firing("22m"),
      marked("22m"),
    ],
  });
});

test("three of a small zone are enough by share; a host is named where its zone is not", () => {
  run(["alerts-now"], "15s", {
    series: {
      ...many(3, "s", "small", (index) => `s${index}`, true),
      ...many(9, "sk", "small", (index) => `sk${index}`, false),
      ...many(3, "b", "big", () => "hot", true),
      ...many(90, "bk", "big", (index) => `k${index}`, false),
    },
    expect: [
      firing(
        "14m",
        'alertname="EtcdZoneBurning",zone="small"',
        'alertname="EtcdHostBurning",host="hot",zone="big"',
        ...quorumOf("s", 3, "small"),
        ...quorumOf("b", 3, "big"),
      ),
      marked("14m", ...names(3, "s"), ...names(3, "b")),
    ],
  });
});

test("a bad zone does not blame the hosts that its clusters have elsewhere", () => {
  const elsewhere = (name: string) => ({
    [`etcd_member_info{etcd_cluster="${name}",member="n",region="r",zone="z2",host="far"}`]: ON,
  });
  run(["alerts-now"], "15s", {
    series: {
      ...many(5, "x", "z1", (index) => `h${index}`, true),
      ...many(50, "ok", "z2", (index) => `g${index}`, false),
      ...Object.assign({}, ...names(5, "x").map(elsewhere)),
    },
    expect: [
      firing("14m", 'alertname="EtcdZoneBurning",zone="z1"', ...quorumOf("x", 5, "z1")),
      marked("14m", ...names(5, "x")),
    ],
  });
});

const exhausted = (cluster: string, sli: string, values: string) => ({
  [`etcd:requests:1m{etcd_cluster="${cluster}",sli="${sli}",source="grpc",event="exhausted"}`]: values,
});
const FULL = "0+0x9 30+0x20 0+0x30";
/** The groups above raw series take the alarm's evidence from recorded steps. */
const ALARM_RULES = ["etcd:alarm:bool"];

test("refused writes while reads pass are NOSPACE; too many requests are not; small bursts are not", () => {
  run(["minute"], "1m", {
    onlyRecords: ALARM_RULES,
    series: {
      ...exhausted("full", "write", FULL),
      ...exhausted("busy", "write", FULL),
      ...exhausted("busy", "read", FULL),
      ...exhausted("few", "write", "0.5+0x60"),
      'etcd:alarm_raised:bool{etcd_cluster="says",alarm="NOSPACE"}': "_x10 1+0x20 stale",
      'etcd:data_loss_events:1m{etcd_cluster="lossy"}': "_x10 2+0x20 stale",
    },
    expect: [
      { query: "etcd:alarm:bool", at: "9m", samples: {} },
      {
        query: "etcd:alarm:bool",
        at: "15m",
        samples: {
          '{etcd_cluster="full",alarm="NOSPACE"}': 1,
          '{etcd_cluster="says",alarm="NOSPACE"}': 1,
          '{etcd_cluster="lossy",alarm="CORRUPT"}': 1,
        },
      },
    ],
  });
});

test.each([
  ["NOSPACE", "EtcdNoSpace", 2],
  ["CORRUPT", "EtcdCorrupt", 1],
])("evidence of %s raises %s after %i minutes and resolves", (alarm, alert, hold) => {
  run(["alerts"], "1m", {
    series: {
      [INFO("a")]: ON,
      [`etcd:alarm:bool{etcd_cluster="a",alarm="${alarm}"}`]: "_x10 1+0x20 stale",
    },
    expect: [
      firing(`${9 + hold}m`),
      firing(`${12 + hold}m`, `alertname="${alert}",etcd_cluster="a",zone="z1"`),
      firing("40m"),
    ],
  });
});

test("members say NOSPACE and CORRUPT themselves where they can", () => {
  const own = (member: string) => `job="etcd",etcd_cluster="a",instance="${member}"`;
  run(["minute"], "1m", {
    onlyRecords: ["etcd:alarm_raised:bool", "etcd:data_loss_events:1m"],
    series: {
      [`etcd_debugging_server_alarms{${own("m1")},server_id="1",alarm_type="NOSPACE"}`]: "1+0x7 2+0x12",
      [`etcd_debugging_server_alarms{${own("m2")},server_id="1",alarm_type="CORRUPT"}`]: "0+0x20",
      [`etcd_server_healthcheck{${own("m2")},type="readyz",name="data_corruption"}`]: "0+0x20",
      [`grpc_server_handled_total{${own("m1")},grpc_service="etcdserverpb.KV",grpc_method="Range",grpc_code="DataLoss"}`]:
        "0+60x20",
    },
    expect: [
      {
        query: "etcd:alarm_raised:bool",
        at: "10m",
        samples: { '{etcd_cluster="a",alarm="NOSPACE"}': 1, '{etcd_cluster="a",alarm="CORRUPT"}': 1 },
      },
    ],
  });
});
