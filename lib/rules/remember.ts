// Identity that outlives blindness: what was seen last stays known for some days after its scrape targets are gone.
// Sightings (time as value) are written every 10 minutes, the newest per owner is kept, and the identity falls back to it.
import { RECORDED, RECORDED_STEPS } from "../slo/recorded-series";
import type { RecordingRule } from "./types";
import type { World } from "./world";

interface Memory {
  /** the identity series that is remembered */
  readonly record: string;
  readonly sighting: string;
  readonly remembered: string;
  /** the whole group of series of an owner is live or remembered, never a mixture */
  readonly owner: string;
  /** labels by which one series per thing is kept when a label changed */
  readonly uniqueBy: string;
}

export const CLUSTER_MEMORY: Memory = {
  record: RECORDED.info,
  sighting: RECORDED.sighting,
  remembered: RECORDED_STEPS.remembered,
  owner: "etcd_cluster",
  uniqueBy: "etcd_cluster",
};

export const MEMBER_MEMORY: Memory = {
  record: RECORDED.memberInfo,
  sighting: RECORDED_STEPS.memberSighting,
  remembered: RECORDED_STEPS.memberRemembered,
  owner: "etcd_cluster",
  uniqueBy: "etcd_cluster, member",
};

export const LINK_MEMORY: Memory = {
  record: RECORDED.k8sLink,
  sighting: RECORDED_STEPS.k8sLinkSighting,
  remembered: RECORDED_STEPS.k8sLinkRemembered,
  owner: "k8s_cluster",
  uniqueBy: "k8s_cluster, etcd_cluster, role",
};

/** Things of one owner that were last seen within this time of each other were seen together. */
const TOGETHER_SECONDS = 900;
const SLOW_LOOKBACK_SECONDS = 900;

/** `present` now, else what is remembered of that owner. Value 1. */
export function presentOrRemembered(world: World, memory: Memory, present: string): string {
  const remembered = `last_over_time(${memory.remembered}[${world.range(SLOW_LOOKBACK_SECONDS)}])`;
  return `(\n${present}\n) ^ 0\nor on (${memory.owner})\ntopk by (${memory.uniqueBy}) (1, ${remembered}) ^ 0`;
}

/** The two 10-minute rules. `isLive` has one series {owner} for each owner that can be seen now. */
export function buildMemoryRules(world: World, memory: Memory, isLive: string): RecordingRule[] {
  const days = world.config.inventory.from === "file" ? 7 : world.config.inventory.forgetAfterDays;
  const newest = `topk by (${memory.uniqueBy}) (1, last_over_time(${memory.sighting}[${world.range(days * 86_400)}]))`;
  return [
    {
      record: memory.sighting,
      expr: `(${memory.record} and on (${memory.owner}) ${isLive}) * 0 + time()`,
      comment: "When this was last seen, as its value.",
    },
    {
      record: memory.remembered,
      expr: `${newest}\n>= on (${memory.owner}) group_left ()\nmax by (${memory.owner}) (last_over_time(${memory.sighting}[${world.range(days * 86_400)}])) - ${world.seconds(TOGETHER_SECONDS)}`,
      comment: `What was seen last, for ${days} days.`,
    },
  ];
}
