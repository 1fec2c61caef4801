// One fleet on one Prometheus: first without rules, then with them; CPU seconds of both from the process' own counter, so that what
// else runs on the machine changes how long things take and hardly how much they cost.
import { join } from "node:path";
import { configSchema } from "@/lib/config/schema";
import { buildRuleGroups } from "@/lib/rules/build-rule-groups";
import { formatPrometheusRules } from "@/lib/rules/format-prometheus";
import { startPrometheus, type TestPrometheus } from "../../support/prometheus";
import { sleep } from "../numbers";
import { type ApiserverSize, serveFleet } from "./fleet";
import {
  byGroup,
  cpuSecondsOf,
  type GroupCost,
  type RuleCost,
  RuleWatch,
  readSelf,
  residentBytesOf,
  type SelfMetrics,
  seriesCountOf,
  sumOf,
} from "./observe";

export interface RulesBench {
  readonly clusterCount: number;
  readonly apiservers: ApiserverSize;
  readonly measuredMinutes: number;
  readonly baselineMinutes: number;
  readonly settleMinutes: number;
  /** regions whose raw groups are split apart; none: one shard */
  readonly regions: readonly string[];
}

export interface RulesCost {
  readonly bench: RulesBench;
  readonly targetCount: number;
  readonly rawSeriesCount: number;
  readonly recordedSeriesCount: number;
  readonly residentBytes: number;
  readonly coreSecondsPerMinuteWithout: number;
  readonly coreSecondsPerMinuteWith: number;
  readonly ruleSamplesPerMinute: number;
  readonly missedWhileSettling: number;
  readonly missedWhileMeasured: number;
  readonly groupSamples: ReadonlyMap<string, number>;
  readonly missedByGroup: ReadonlyMap<string, number>;
  readonly groups: readonly GroupCost[];
  readonly rules: readonly RuleCost[];
  readonly failures: ReadonlyMap<string, string>;
}

const RULE_FILE = "raftboard.rules.yaml";
const LOOK_MS = 5_000;
const MINUTE_MS = 60_000;

function ruleText(regions: readonly string[]): string {
  const config = configSchema.parse({
    datasources: [{ url: "http://127.0.0.1:9090" }],
    regions: Object.fromEntries(regions.map((region) => [region, { title: region }])),
  });
  return formatPrometheusRules(buildRuleGroups(config, { scope: "global" }));
}

function prometheusConfig(hasRules: boolean): Record<string, unknown> {
  return {
    global: { scrape_interval: "15s", scrape_timeout: "10s", evaluation_interval: "1m" },
    ...(hasRules ? { rule_files: [RULE_FILE] } : {}),
    scrape_configs: ["etcd", "kube-apiserver"].map((job) => ({
      job_name: job,
      file_sd_configs: [{ files: [`discovery/${job}-*.json`] }],
    })),
  };
}

/** CPU seconds per minute between two readings, by the clock of this process. */
async function coreSecondsPerMinute(url: string, minutes: number, meanwhile: () => Promise<void>) {
  const before = await readSelf(url);
  const beganMs = performance.now();
  while (performance.now() - beganMs < minutes * MINUTE_MS) {
    await sleep(LOOK_MS);
    await meanwhile();
  }
  const after = await readSelf(url);
  const elapsedMinutes = (performance.now() - beganMs) / MINUTE_MS;
  return { before, after, elapsedMinutes, perMinute: (cpuSecondsOf(after) - cpuSecondsOf(before)) / elapsedMinutes };
}

const missedOf = (self: SelfMetrics) => sumOf(self, "prometheus_rule_group_iterations_missed_total");
const ruleSamplesOf = (self: SelfMetrics) => byGroup(self, "prometheus_rule_group_last_evaluation_samples");

async function measureOn(
  prometheus: TestPrometheus,
  bench: RulesBench,
  targetCount: number,
  say: (text: string) => void,
): Promise<RulesCost> {
  const { url } = prometheus;
  const idle = () => Promise.resolve();
  say(`${bench.clusterCount} clusters, ${targetCount} targets: first scrapes`);
  await coreSecondsPerMinute(url, bench.settleMinutes, idle);
  const without = await coreSecondsPerMinute(url, bench.baselineMinutes, idle);
  say(`without rules ${without.perMinute.toFixed(1)} core seconds a minute; ${seriesCountOf(without.after)} series`);

  await prometheus.writeFile(RULE_FILE, ruleText(bench.regions));
  await prometheus.writeFile("prometheus.yml", JSON.stringify(prometheusConfig(true)));
  await prometheus.reload();
  const settling = await coreSecondsPerMinute(url, bench.settleMinutes + 1, idle);
  const watch = new RuleWatch(url);
  await watch.look();
  const withRules = await coreSecondsPerMinute(url, bench.measuredMinutes, () => watch.look());
  const groups = watch.groups();
  const samples = ruleSamplesOf(withRules.after);
  return {
    bench,
    targetCount,
    rawSeriesCount: seriesCountOf(without.after),
    recordedSeriesCount: seriesCountOf(withRules.after) - seriesCountOf(without.after),
    residentBytes: residentBytesOf(withRules.after),
    coreSecondsPerMinuteWithout: without.perMinute,
    coreSecondsPerMinuteWith: withRules.perMinute,
    ruleSamplesPerMinute: groups.reduce(
      (sum, { group, intervalSeconds }) => sum + ((samples.get(group) ?? 0) * 60) / intervalSeconds,
      0,
    ),
    missedWhileSettling: missedOf(settling.after),
    missedWhileMeasured: missedOf(withRules.after) - missedOf(withRules.before),
    groupSamples: samples,
    missedByGroup: byGroup(withRules.after, "prometheus_rule_group_iterations_missed_total"),
    groups,
    rules: watch.rules(),
    failures: watch.failures,
  };
}

export async function measureRules(bench: RulesBench, say: (text: string) => void): Promise<RulesCost> {
  const prometheus = await startPrometheus({ config: { scrape_configs: [] } });
  try {
    const fleet = await serveFleet(join(prometheus.dir, "discovery"), bench.clusterCount, bench.apiservers);
    try {
      await prometheus.writeFile("prometheus.yml", JSON.stringify(prometheusConfig(false)));
      await prometheus.reload();
      return await measureOn(prometheus, bench, fleet.targetCount, say);
    } finally {
      fleet.close();
    }
  } finally {
    await prometheus.stop();
  }
}
