// The whole rule set, recording rules and alerts: which rules, in which group, how often. Order inside a group matters (each rule reads those before it).
// Raw series are read by groups that can be split per region; everything above reads recorded series only.
import type { RaftboardConfig } from "../config/schema";
import { SLIS } from "../slis/registry";
import { RECORDED_STEPS } from "../slo/recorded-series";
import { buildAlarmRules, buildRawAlarmRules } from "./alarms";
import { buildAlertGroups } from "./alerts/build-alert-groups";
import { buildProofRules } from "./alerts/unseen";
import { buildBudgetRules, buildBurnRules, buildObjectiveRules } from "./budget";
import { buildConfigInfoRules } from "./config-info";
import { buildScrapeRules } from "./coverage";
import { buildEvidenceRules, buildRawEvidenceRules } from "./evidence";
import { buildFactRules } from "./facts";
import { buildHealthRules } from "./health";
import { buildIdentityRules, buildSightingRules } from "./identity";
import { buildInspectionRules, buildRawInspectionRules } from "./inspections";
import { buildFloorRules, buildMinuteRules, buildRawMinuteRules } from "./minute";
import { buildSinceRules, holdHealth } from "./since";
import { buildSourceChoiceRules } from "./sources";
import type { RecordingRule, RuleGroup } from "./types";
import {
  buildFastCoverageRules,
  buildFastWindowRules,
  buildHourTileRules,
  buildSlowWindowRules,
  buildTileRules,
} from "./windows";
import { buildWorld, type RuleOptions, type World } from "./world";

export type { InventoryCluster } from "../config/schema";
export type { RuleOptions } from "./world";

const NOW_SECONDS = 15;
const MINUTE_SECONDS = 60;
const TILE_SECONDS = 300;
const HOUR_SECONDS = 3_600;
const SLOW_SECONDS = 600;

/**
 * Recording rules and alerts for a config, as documents. `scope: "global"` splits the groups that read raw series by the configured regions;
 * `scope: "region"` is for a ruler in each region, which sees only its own. Pure; throws never.
 */
export function buildRuleGroups(config: RaftboardConfig, options: RuleOptions): RuleGroup[] {
  const world = buildWorld(config, options);
  const group = (name: string, seconds: number, rules: readonly RecordingRule[]): RuleGroup => ({
    name: `raftboard-${name}`,
    intervalSeconds: world.seconds(seconds),
    rules,
  });
  return [
    group("identity", MINUTE_SECONDS, [
      ...buildConfigInfoRules(world),
      ...buildIdentityRules(world),
      ...buildObjectiveRules(world),
      ...buildFloorRules(world),
      ...buildProofRules(world),
      ...buildScrapeRules(),
    ]),
    ...buildNowGroups(world, group),
    ...buildMinuteGroups(world, group),
    ...buildInspectionGroups(world, group),
    group("tiles-5m", TILE_SECONDS, buildTileRules(world)),
    group("tiles-1h", HOUR_SECONDS, buildHourTileRules(world)),
    ...SLIS.map((sli) => group(`windows-${sli.id}`, MINUTE_SECONDS, buildFastWindowRules(world, sli.id))),
    group("burn", MINUTE_SECONDS, [...buildFastCoverageRules(world), ...buildBurnRules(world)]),
    group("slow", SLOW_SECONDS, [...buildSightingRules(world), ...buildSlowWindowRules(world), ...buildBudgetRules()]),
    ...buildAlertGroups(world),
  ].filter(({ rules, alerts = [] }) => rules.length + alerts.length > 0);
}

type MakeGroup = (name: string, seconds: number, rules: readonly RecordingRule[]) => RuleGroup;

/** With one shard, raw and judged evidence share a group, so that nothing waits for another group's turn. */
function buildNowGroups(world: World, group: MakeGroup): RuleGroup[] {
  const health = holdHealth(world, buildHealthRules(world));
  const judged = [...buildEvidenceRules(world), ...health, ...buildSinceRules(world)];
  return joinShards(world, "now", NOW_SECONDS, group, judged, buildRawEvidenceRules);
}

function buildMinuteGroups(world: World, group: MakeGroup): RuleGroup[] {
  const judged = [...buildSourceChoiceRules(world), ...buildMinuteRules(world), ...buildAlarmRules(world)];
  return joinShards(world, "minute", MINUTE_SECONDS, group, judged, (shard) => [
    ...buildRawMinuteRules(world, shard),
    ...buildFactRules(shard),
    ...buildRawAlarmRules(world, shard),
  ]);
}

function buildInspectionGroups(world: World, group: MakeGroup): RuleGroup[] {
  const judged = buildInspectionRules(world);
  return joinShards(world, "inspections", MINUTE_SECONDS, group, judged, buildRawInspectionRules);
}

function joinShards(
  world: World,
  name: string,
  seconds: number,
  group: MakeGroup,
  judged: readonly RecordingRule[],
  buildRaw: (sources: World["sources"]) => readonly RecordingRule[],
): RuleGroup[] {
  const [only, ...others] = world.shards;
  if (only !== undefined && others.length === 0) return [group(name, seconds, [...buildRaw(only.sources), ...judged])];
  return [
    ...world.shards.map(({ suffix, sources }) =>
      group(`${name}-raw${suffix}`, seconds, markSteps(buildRaw(sources), sources.shard)),
    ),
    group(name, seconds, judged),
  ];
}

const STEP_NAMES: ReadonlySet<string> = new Set(Object.values(RECORDED_STEPS));

/** Steps carry the shard that recorded them; what pages read does not, so that its name and labels do not depend on the split. */
function markSteps(rules: readonly RecordingRule[], shard: string): RecordingRule[] {
  return rules.map((rule) => (STEP_NAMES.has(rule.record) ? { ...rule, labels: { ...rule.labels, shard } } : rule));
}
