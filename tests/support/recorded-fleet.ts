// OpenMetrics text of four clusters as the rules record them, with the raw metrics of one, up to just after now: enough for the
// snapshot, every panel and the cluster's detail. Samples every 15 s for half an hour.
import { RECORDED } from "@/lib/slo/recorded-series";

const STEP_SECONDS = 15;
const SPAN_SECONDS = 1_800;
/** Tests run for minutes after the data is made; instant queries look back five. */
const AHEAD_SECONDS = 600;

type Labels = Readonly<Record<string, string>>;

interface Series {
  readonly name: string;
  readonly labels: Labels;
  readonly value: number;
  /** a counter that grows by this much a second */
  readonly perSecond?: number;
}

const CLUSTERS = {
  alpha: { region: "gz", zone: "gz-1", health: 0, write: { error: 0.001, total: 500_000 }, budget: 0 },
  beta: { region: "gz", zone: "gz-3", health: 2, write: { error: 0.003, total: 500_000 }, budget: 2 },
  gamma: { region: "sh", zone: "sh-1", health: 3, write: { error: 0, total: 10 }, budget: 3 },
  /** in the inventory, without a health sample */
  delta: { region: "dxb", zone: "", health: null, write: null, budget: null },
} as const;

function clusterSeries(): Series[] {
  return Object.entries(CLUSTERS).flatMap(([id, { region, zone, health, write, budget }]) => {
    const of = (name: string, value: number, labels: Labels = {}): Series => ({
      name,
      value,
      labels: { etcd_cluster: id, ...labels },
    });
    const known = [
      of(RECORDED.info, 1, { region, zone, product: "tke", scenario: "k8s-main", spec: "large", customer: "paygate" }),
      of(RECORDED.expectedMembers, 3, { from: "up" }),
      of(RECORDED.objective, 0.999, { sli: "write" }),
      of(RECORDED.objective, 0.9995, { sli: "availability" }),
    ];
    if (write === null || health === null) return known;
    const window = { sli: "write", window: "28d" };
    return [
      ...known,
      of(RECORDED.health, health),
      of(RECORDED.quorumMargin, health === 3 ? -1 : 1),
      of(RECORDED.errorRatio, write.error, window),
      of(RECORDED.totalSum, write.total, window),
      of(RECORDED.budgetRemaining, 1 - write.error / 0.001, { sli: "write" }),
      of(RECORDED.budgetCode, budget, { sli: "write" }),
      of(RECORDED.coverage, 1, { window: "28d" }),
      of(RECORDED.coverage, 1, { window: "1h" }),
    ];
  });
}

function betaSeries(): Series[] {
  const of = (name: string, value: number, labels: Labels = {}): Series => ({
    name,
    value,
    labels: { etcd_cluster: "beta", ...labels },
  });
  return [
    of(RECORDED.burnRate, 20, { sli: "write", window: "1h" }),
    of(RECORDED.burnRate, 8, { sli: "write", window: "6h" }),
    of(RECORDED.burnPair, 1, { sli: "write", tier: "page", pair: "1h5m" }),
    of(RECORDED.witness, 1, { witness: "server" }),
    of(RECORDED.witness, 1, { witness: "probe" }),
    of(RECORDED.sliSource, 1, { kind: "errors", source: "grpc" }),
    of(RECORDED.sliSource, 1, { kind: "latency", source: "grpc" }),
    of(RECORDED.sliTotal, 600, { sli: "write" }),
    of(RECORDED.sliGood, 590, { sli: "write" }),
    of(RECORDED.sliTotalTile1h, 36_000, { sli: "write" }),
    of(RECORDED.sliGoodTile1h, 35_900, { sli: "write" }),
    of(RECORDED.partBad, 0, { part: "quorum" }),
    of(RECORDED.k8sLink, 1, { k8s_cluster: "cls-1", role: "all" }),
  ];
}

function memberSeries(): Series[] {
  return [0, 1, 2].flatMap((position) => {
    const member = `beta-${position}`;
    const isUp = position < 2;
    const raw = { etcd_cluster: "beta", instance: member, job: "etcd" };
    const of = (name: string, value: number, extra: Labels = {}, perSecond?: number): Series => ({
      name,
      value,
      labels: { ...raw, ...extra },
      perSecond,
    });
    const identity: Series[] = [
      {
        name: RECORDED.memberInfo,
        value: 1,
        labels: { etcd_cluster: "beta", member, region: "gz", zone: "gz-3", host: `gz-3-h0${position}` },
      },
      of("up", isUp ? 1 : 0),
    ];
    if (!isUp) return identity;
    const fsync = "etcd_disk_wal_fsync_duration_seconds_bucket";
    return [
      ...identity,
      of("etcd_server_has_leader", 1),
      of("etcd_server_is_leader", position === 0 ? 1 : 0),
      of("etcd_server_proposals_applied_total", 5_000 - position * 100),
      of("process_resident_memory_bytes", 1_000_000 + position * 100_000),
      of("process_cpu_seconds_total", 10, {}, 0.5),
      of(fsync, 0, { le: "0.008" }, 90),
      of(fsync, 0, { le: "0.016" }, 100),
      of(fsync, 0, { le: "+Inf" }, 100),
      of(
        "grpc_server_handled_total",
        0,
        { grpc_service: "etcdserverpb.KV", grpc_method: "Txn", grpc_type: "unary", grpc_code: "OK" },
        40,
      ),
    ];
  });
}

function printLabels(labels: Labels): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${value}"`)
    .join(",");
}

/** The text, ending a little after `nowUnixMs`. */
export function recordedFleet(nowUnixMs: number): string {
  const end = Math.floor(nowUnixMs / 1000 / STEP_SECONDS) * STEP_SECONDS + AHEAD_SECONDS;
  const start = end - AHEAD_SECONDS - SPAN_SECONDS;
  const lines: string[] = [];
  // What the rule set always records besides: without it the rules would look like somebody else's.
  const marker: Series = {
    name: RECORDED.configObjective,
    value: 0.999,
    labels: { sli: "write", scenario: "*", spec: "*" },
  };
  for (const { name, labels, value, perSecond = 0 } of [
    marker,
    ...clusterSeries(),
    ...betaSeries(),
    ...memberSeries(),
  ]) {
    for (let time = start; time <= end; time += STEP_SECONDS)
      lines.push(`${name}{${printLabels(labels)}} ${value + perSecond * (time - start)} ${time}`);
  }
  return `${lines.join("\n")}\n`;
}
