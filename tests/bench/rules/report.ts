// The rules' bench as tables for a terminal.

import type { RulesCost } from "./measure";
import { table } from "./table";

/** Core seconds per cluster and minute that the rules may cost, and the share of its interval that a group may take. */
export const TARGETS = { coreSecondsPerClusterMinute: 0.02, shareOfInterval: 0.5 } as const;

const percent = (ratio: number) => `${(ratio * 100).toFixed(1)} %`;
const count = (value: number) => Math.round(value).toLocaleString("en");

export interface Summary {
  readonly withoutPerCluster: number;
  readonly withPerCluster: number;
  readonly rulesPerCluster: number;
  readonly worstGroup: string;
  readonly worstShare: number;
}

export function summarize(cost: RulesCost): Summary {
  const perCluster = (coreSeconds: number) => coreSeconds / cost.bench.clusterCount;
  const shares = cost.groups.map(({ group, maxSeconds, intervalSeconds }) => ({
    group,
    share: maxSeconds / intervalSeconds,
  }));
  const worst = shares.reduce((most, one) => (one.share > most.share ? one : most), { group: "none ran", share: 0 });
  return {
    withoutPerCluster: perCluster(cost.coreSecondsPerMinuteWithout),
    withPerCluster: perCluster(cost.coreSecondsPerMinuteWith),
    rulesPerCluster: perCluster(cost.coreSecondsPerMinuteWith - cost.coreSecondsPerMinuteWithout),
    worstGroup: worst.group,
    worstShare: worst.share,
  };
}

function groupTable(cost: RulesCost): string {
  const rows = [...cost.groups]
    .sort((left, right) => right.maxSeconds / right.intervalSeconds - left.maxSeconds / left.intervalSeconds)
    .map(({ group, intervalSeconds, evaluationCount, meanSeconds, maxSeconds }) => [
      group,
      `${intervalSeconds} s`,
      String(evaluationCount),
      meanSeconds.toFixed(3),
      maxSeconds.toFixed(3),
      percent(maxSeconds / intervalSeconds),
      count(cost.groupSamples.get(group) ?? 0),
      count(cost.missedByGroup.get(group) ?? 0),
    ]);
  return table(["group", "interval", "seen", "mean s", "longest s", "of interval", "samples", "missed"], rows);
}

function ruleTable(cost: RulesCost, top: number): string {
  const rows = [...cost.rules]
    .sort((left, right) => right.coreSecondsPerMinute - left.coreSecondsPerMinute)
    .slice(0, top)
    .map(({ group, rule, meanSeconds, coreSecondsPerMinute }) => [
      coreSecondsPerMinute.toFixed(3),
      meanSeconds.toFixed(4),
      group,
      rule,
    ]);
  return table(["s/minute", "mean s", "group", "rule"], rows);
}

/** Where the time of one fleet goes. */
export function describeFleet(cost: RulesCost, top: number): string {
  const failed = [...cost.failures].map(([rule, error]) => `failed: ${rule}: ${error}`);
  const { clusterCount, apiservers } = cost.bench;
  const title = `${clusterCount} clusters, apiservers of ${apiservers} size: ${count(cost.rawSeriesCount)} raw series, ${count(cost.recordedSeriesCount)} recorded, ${count(cost.ruleSamplesPerMinute)} samples written by rules a minute, ${(cost.residentBytes / 1e9).toFixed(1)} GB`;
  return [title, groupTable(cost), `dearest ${top} rules`, ruleTable(cost, top), ...failed].join("\n\n");
}

/** One line per fleet, and whether the cost grows with the fleet alone. */
export function describeAll(costs: readonly RulesCost[]): string {
  const rows = costs.map((cost) => {
    const { withoutPerCluster, withPerCluster, rulesPerCluster, worstGroup, worstShare } = summarize(cost);
    const isMet =
      rulesPerCluster <= TARGETS.coreSecondsPerClusterMinute &&
      worstShare <= TARGETS.shareOfInterval &&
      cost.missedWhileMeasured === 0;
    return [
      String(cost.bench.clusterCount),
      cost.bench.apiservers,
      count(cost.rawSeriesCount),
      withoutPerCluster.toFixed(4),
      withPerCluster.toFixed(4),
      rulesPerCluster.toFixed(4),
      `${(cost.coreSecondsPerMinuteWith / cost.coreSecondsPerMinuteWithout).toFixed(2)}x`,
      `${percent(worstShare)} ${worstGroup}`,
      `${count(cost.missedWhileMeasured)} (+${count(cost.missedWhileSettling)} settling)`,
      count(cost.ruleSamplesPerMinute / cost.bench.clusterCount),
      isMet ? "met" : "missed",
    ];
  });
  const head = [
    "clusters",
    "apiservers",
    "raw series",
    "without",
    "with",
    "rules",
    "with/without",
    "longest group of its interval",
    "evaluations missed",
    "samples/cluster/min",
    `target ${TARGETS.coreSecondsPerClusterMinute}, ${percent(TARGETS.shareOfInterval)}, 0`,
  ];
  return [`core seconds per cluster and minute`, table(head, rows), describeGrowth(costs), describeMisses(costs)].join(
    "\n\n",
  );
}

function describeGrowth(costs: readonly RulesCost[]): string {
  const lines = costs.slice(1).flatMap((cost, at) => {
    const before = costs[at];
    if (before === undefined || before.bench.apiservers !== cost.bench.apiservers) return [];
    const ratio = summarize(cost).rulesPerCluster / summarize(before).rulesPerCluster;
    return [
      `${before.bench.clusterCount} -> ${cost.bench.clusterCount} clusters: ${ratio.toFixed(2)}x per cluster (1 = linear)`,
    ];
  });
  return lines.join("\n");
}

/** What was not evaluated cost nothing: such a figure must not pass for a cheap one. */
function describeMisses(costs: readonly RulesCost[]): string {
  return costs
    .filter(({ missedWhileMeasured }) => missedWhileMeasured > 0)
    .map(
      ({ bench, missedWhileMeasured }) =>
        `${bench.clusterCount} clusters: ${missedWhileMeasured} evaluations were missed, so the rules cost more than measured; run it on a machine that does nothing else`,
    )
    .join("\n");
}
