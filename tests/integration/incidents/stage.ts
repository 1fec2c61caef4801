// All incidents at once, each on its own cluster, in a real Prometheus: every family that the simulator exposes, and the recorded
// past that the demo writes. The model's time stands still, so that the numbers are the same in every run; what is written is moved
// to the present, so that snapshot and pages find it.
import { ClusterHistory } from "@/demo/backfill/history";
import { type IdentityInput, writeIdentity } from "@/demo/backfill/identity";
import { labelText } from "@/demo/backfill/labels";
import { writeRecorded } from "@/demo/backfill/recorded";
import { grid, momentsOf } from "@/demo/backfill/times";
import { buildClock } from "@/demo/model/basis";
import { type Effect, isMemberEffect } from "@/demo/model/condition";
import type { IncidentOccurrence } from "@/demo/model/incident";
import { roundValue } from "@/demo/model/series";
import { buildTargets, seriesName, type Target } from "@/demo/model/targets";
import { buildTimeline } from "@/demo/model/timeline";
import { planEffects, type World } from "@/demo/model/world";
import { BlockWriter } from "@/demo/tsdb/block";
import { startPrometheus, type TestPrometheus } from "../../support/prometheus";
import { buildCast, type Cast, type Role } from "./cast";

const MINUTE_MS = 60_000;
const MODEL_NOW_MS = Date.UTC(2026, 10, 20, 12, 0, 0);
const SCRAPE_MS = 30_000;
/** The past that is scraped: the hour that onsets are compared with, and the incidents. */
const PAST_MS = 110 * MINUTE_MS;

interface Planned {
  readonly minutesAgo: number;
  readonly minutes: number;
  readonly where?: (cast: Cast) => string;
}

const BEGAN = { minutesAgo: 30, minutes: 60 } as const;
type Spared = "led-elsewhere" | "untouched" | "one-member" | "mid-upgrade";
const PLAN: Readonly<Record<Exclude<Role, Spared>, Planned>> = {
  "zone-disk-jitter": { ...BEGAN, where: ({ zone }) => zone },
  "member-down": BEGAN,
  "quorum-loss": { minutesAgo: 30, minutes: 20 },
  "monitoring-loss": { ...BEGAN, where: (cast) => cast.clusterOf.get("monitoring-loss")?.customer ?? "" },
  "big-values": BEGAN,
  "leader-flapping": BEGAN,
  // three quarters of it fill the database: it is full twelve minutes ago
  "quota-exhaustion": { minutesAgo: 72, minutes: 80 },
  "list-storm": BEGAN,
  "data-inconsistency": BEGAN,
  "event-storm": BEGAN,
  "defrag-wave": { ...BEGAN, where: (cast) => cast.clusterOf.get("defrag-wave")?.region.id ?? "" },
  partition: BEGAN,
};

function isPlanned(role: Role): role is keyof typeof PLAN {
  return Object.hasOwn(PLAN, role);
}

function occurrenceOf(role: keyof typeof PLAN): Omit<IncidentOccurrence, "where"> {
  const { minutesAgo, minutes } = PLAN[role];
  const fromMs = MODEL_NOW_MS - minutesAgo * MINUTE_MS;
  return { id: `staged-${role}`, name: role, fromMs, durationSeconds: minutes * 60, strength: 1, noise: 0.5 };
}

/** The cast's lives under the incidents alone: no deploy burst or restart of an ordinary day comes between. */
function buildStagedWorld(cast: Cast): World {
  const { fleet } = cast;
  const roles = Object.keys(PLAN) as (keyof typeof PLAN)[];
  const occurrences = roles.map((role) => ({
    ...occurrenceOf(role),
    where: PLAN[role].where?.(cast) ?? cast.clusterOf.get(role)?.id ?? "",
  }));
  const effects = planEffects(fleet, occurrences);
  const lives = new Map(
    fleet.clusters.map((cluster) => {
      const own = effects.filter(({ clusterId }) => clusterId === cluster.id);
      const timeline = buildTimeline(fleet.seed, cluster, own, MODEL_NOW_MS);
      return [cluster.id, { cluster, clock: buildClock(fleet.seed, cluster), timeline }] as const;
    }),
  );
  const schedule = { seed: fleet.seed, clusterCount: fleet.clusters.length, anchorMs: MODEL_NOW_MS, occurrences };
  return { fleet, schedule, effects, lives };
}

/** A block whose samples are all moved by the same whole minutes. */
class MovedBlock extends BlockWriter {
  constructor(
    directory: string,
    private readonly byMs: number,
  ) {
    super(directory);
  }

  override series(name: string, timesMs: readonly number[], valueAt: (index: number) => number): void {
    super.series(
      name,
      timesMs.map((timeMs) => timeMs + this.byMs),
      valueAt,
    );
  }
}

/** All families of a target, as scraping it would have stored them. */
function writeScrapes(file: BlockWriter, target: Target, times: readonly number[]): void {
  const labels = labelText({ ...target.labels, job: target.job });
  const isThere = times.map((timeMs) => target.isScrapedAt(timeMs) && target.isUpAt(timeMs));
  file.series(seriesName("up", labels), times, (index) =>
    target.isScrapedAt(times[index] ?? 0) ? Number(isThere[index]) : Number.NaN,
  );
  for (const { series, walker } of target.pages()) {
    const rows = series.map(() => new Float64Array(times.length));
    times.forEach((timeMs, index) => {
      walker.moveTo(timeMs);
      series.forEach(({ decimals }, at) => {
        const row = rows[at];
        if (row) row[index] = isThere[index] ? roundValue(walker.values[at] ?? 0, decimals) : Number.NaN;
      });
    });
    series.forEach(({ name, labels: own, isLazy }, at) => {
      const row = rows[at];
      const isAbsent = isLazy === true && row?.every((value) => !(value > 0));
      if (row === undefined || isAbsent) return;
      file.series(
        seriesName(name, own === "" ? labels : `${own},${labels}`),
        times,
        (index) => row[index] ?? Number.NaN,
      );
    });
  }
}

function writeWorld(world: World, directory: string, byMs: number): void {
  const span = { fromMs: Number.NEGATIVE_INFINITY, nowMs: MODEL_NOW_MS };
  const file = new MovedBlock(directory, byMs);
  const moments = momentsOf(span);
  for (const [id, life] of world.lives) {
    const history = new ClusterHistory(life, span.nowMs);
    const links: IdentityInput["links"] = world.fleet.k8sClusters
      .filter(({ mainEtcd }) => mainEtcd.id === id)
      .map((k8s) => ({ k8s, role: "all" }));
    writeRecorded({ file, history, moments });
    writeIdentity({ file, history, moments, links });
  }
  const times = grid(span, PAST_MS, SCRAPE_MS);
  for (const target of buildTargets(world)) writeScrapes(file, target, times);
  file.end();
}

export interface Scene {
  readonly clusterId: string;
  readonly k8sId: string;
  /** Unix ms in the present, where the samples are */
  readonly beganUnixMs: number;
  /** members that the incident is about, by id */
  readonly hit: readonly string[];
  readonly memberIds: readonly string[];
}

export interface Stage {
  readonly prometheus: TestPrometheus;
  readonly nowUnixMs: number;
  readonly fromUnixMs: number;
  readonly sceneOf: (role: Role) => Scene;
}

export async function startStage(): Promise<Stage> {
  const cast = buildCast(occurrenceOf("defrag-wave"));
  const world = buildStagedWorld(cast);
  const nowUnixMs = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
  const byMs = nowUnixMs - MODEL_NOW_MS;
  const prometheus = await startPrometheus({ writeBlocks: (directory) => writeWorld(world, directory, byMs) });
  return {
    prometheus,
    nowUnixMs,
    fromUnixMs: nowUnixMs - PAST_MS + 10 * MINUTE_MS,
    sceneOf: (role) => {
      const cluster = cast.clusterOf.get(role);
      if (cluster === undefined) throw new Error(`nobody plays ${role}`);
      const incident = isPlanned(role) ? role : "zone-disk-jitter";
      const hit = new Set(
        world.effects
          .filter((effect: Effect) => effect.clusterId === cluster.id)
          .filter(isMemberEffect)
          .map(({ memberIndex }) => cluster.members[memberIndex]?.id ?? ""),
      );
      return {
        clusterId: cluster.id,
        k8sId: world.fleet.k8sClusters.find(({ mainEtcd }) => mainEtcd === cluster)?.id ?? "",
        beganUnixMs: occurrenceOf(incident).fromMs + byMs,
        hit: [...hit],
        memberIds: cluster.members.map(({ id }) => id),
      };
    },
  };
}
