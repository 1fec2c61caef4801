// The data of a bench: a fleet of any size as the rules would have recorded it. Health every minute over six hours, everything else
// around now and a little ahead of it, written as one Prometheus block.
import { BlockWriter } from "@/demo/tsdb/block";
import { RECORDED } from "@/lib/slo/recorded-series";
import { HEALTH_CODES } from "@/lib/slo/vocabulary";
import { createRandom, type PlantedCluster, plantFleet } from "../support/planted-fleet";

const MINUTE_MS = 60_000;
const HISTORY_MINUTES = 360;
const WINDOW_MINUTES = 28 * 24 * 60;
/** Instant queries look back five minutes, those of slow series fifteen. */
const FACT_SPACING_MINUTES = 4;
const BAD_ZONE = "r03-2";
const FLEET_SEED = 11;
/** The one cluster with a past of its own, for pictures and embeds. The first of a fleet is the same in every size. */
export const SHOWN_CLUSTER = plantFleet(1, FLEET_SEED)[0]?.id ?? "";

export interface WorldOptions {
  readonly clusterCount: number;
  readonly nowUnixMs: number;
  /** how long the data lasts after now, so that a bench that takes its time still reads it fresh */
  readonly aheadMinutes: number;
}

const minutes = (nowUnixMs: number, from: number, to: number, step: number) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, at) => nowUnixMs + (from + at * step) * MINUTE_MS);

/** A quiet fleet with one per cent in some trouble, a little coming and going, and a zone that burned for 25 minutes. */
function writeHealth(block: BlockWriter, cluster: PlantedCluster, options: WorldOptions, random: () => number): void {
  const times = minutes(options.nowUnixMs, -HISTORY_MINUTES, options.aheadMinutes, 1);
  const usual = random() < 0.01 ? 1 + Math.floor(random() * 3) : random() < 0.003 ? HEALTH_CODES.blind : 0;
  const isHit = cluster.members.some(({ zone }) => zone === BAD_ZONE) && random() < 0.8;
  const troubleAt = random() < 0.1 ? Math.floor(random() * times.length) : -1;
  block.series(`${RECORDED.health}{etcd_cluster="${cluster.id}"}`, times, (index) => {
    const minutesAgo = HISTORY_MINUTES - index;
    if (isHit && minutesAgo <= 40 && minutesAgo > 15) return HEALTH_CODES.burning;
    if (troubleAt >= 0 && index >= troubleAt && index < troubleAt + 8) return HEALTH_CODES.degraded;
    return usual;
  });
}

const BURN_WINDOWS = ["1h", "6h"] as const;
const SLIS = ["availability", "write", "read", "disk"] as const;

function writeFacts(block: BlockWriter, cluster: PlantedCluster, times: readonly number[], random: () => number): void {
  const { id, labels, members } = cluster;
  const write = (name: string, extra: Readonly<Record<string, string>>, value: number) => {
    const pairs = Object.entries({ etcd_cluster: id, ...extra }).map(([label, text]) => `${label}="${text}"`);
    block.series(`${name}{${pairs.join(",")}}`, times, () => value);
  };
  write(RECORDED.info, labels, 1);
  for (const [at, { zone, host }] of members.entries())
    write(RECORDED.memberInfo, { member: `${id}-${at}`, region: labels.region ?? "", zone, host }, 1);
  write(RECORDED.k8sLink, { k8s_cluster: `cls-${id}`, role: "all" }, 1);
  write(RECORDED.expectedMembers, { from: "inventory" }, 3);
  write(RECORDED.quorumMargin, {}, 1);
  write(RECORDED.dbUsage, {}, 0.1 + 0.6 * random());
  for (const kind of ["errors", "latency"]) write(RECORDED.sliSource, { kind, source: "grpc" }, 1);
  for (const window of ["1h", "28d"]) write(RECORDED.coverage, { window }, 0.9999);
  for (const sli of SLIS) {
    const error = random() ** 8 * 0.002;
    const objective = sli === "availability" ? 0.9995 : sli === "disk" ? 0.99 : 0.999;
    write(RECORDED.objective, { sli }, objective);
    write(RECORDED.errorRatio, { sli, window: "28d" }, error);
    write(RECORDED.totalSum, { sli, window: "28d" }, sli === "availability" ? 40_320 : Math.round(1e8 * random()));
    write(RECORDED.budgetRemaining, { sli }, 1 - error / (1 - objective));
    if (sli === "disk") continue;
    write(RECORDED.budgetCode, { sli }, error < 1 - objective ? 0 : 2);
    for (const window of BURN_WINDOWS) {
      const burn = (random() * error) / (1 - objective);
      if (id !== SHOWN_CLUSTER) write(RECORDED.burnRate, { sli, window }, burn);
    }
  }
}

/** What charts of one cluster draw: burn and requests every minute, and the tiles of the whole SLO window; all wavy. */
function writePast(block: BlockWriter, id: string, { nowUnixMs, aheadMinutes }: WorldOptions): void {
  const perMinute = minutes(nowUnixMs, -HISTORY_MINUTES, aheadMinutes, 1);
  const perHour = minutes(nowUnixMs, -WINDOW_MINUTES, 0, 60);
  for (const [at, sli] of SLIS.entries()) {
    const wave = (index: number) => 1.5 + Math.sin(index / 20) + 0.3 * Math.sin(index * (at + 1));
    const series = (name: string, extra = "") => `${name}{etcd_cluster="${id}",sli="${sli}"${extra}}`;
    for (const window of BURN_WINDOWS)
      block.series(series(RECORDED.burnRate, `,window="${window}"`), perMinute, (index) => (at + 1) * wave(index));
    block.series(series(RECORDED.sliTotal), perMinute, () => 60_000);
    block.series(series(RECORDED.sliGood), perMinute, (index) => 60_000 - Math.round(30 * wave(index)));
    block.series(series(RECORDED.sliTotalTile1h), perHour, () => 3_600_000);
    block.series(series(RECORDED.sliGoodTile1h), perHour, (index) => 3_600_000 - Math.round(900 * wave(index)));
  }
}

/** Writes the block into the data folder of a Prometheus that does not run; the number of samples. */
export function writeWorld(dataFolder: string, options: WorldOptions): number {
  const block = new BlockWriter(dataFolder);
  const random = createRandom(options.clusterCount);
  const times = minutes(options.nowUnixMs, -3 * FACT_SPACING_MINUTES, options.aheadMinutes, FACT_SPACING_MINUTES);
  for (const cluster of plantFleet(options.clusterCount, FLEET_SEED)) {
    writeHealth(block, cluster, options, random);
    writeFacts(block, cluster, times, random);
    if (cluster.id === SHOWN_CLUSTER) writePast(block, cluster.id, options);
  }
  block.end();
  return block.sampleCount;
}
