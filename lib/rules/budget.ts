// Objectives, burn, pairs, budgets and their codes. The same decisions as lib/slo (tests/rules holds both equal).
import { indent, matchLabel, orElse, select } from "../slis/expression";
import { SLIS } from "../slis/registry";
import { BURN_PAIRS, type BurnPair, canPage, MIN_COVERAGE_RATIO } from "../slo/burn-pairs";
import { AT_RISK_BUDGET_RATIO } from "../slo/classify-budget";
import { RECORDED } from "../slo/recorded-series";
import type { OverrideMatch } from "../slo/resolve-objectives";
import { BUDGET_CODES, SLI_IDS, SLO_WINDOW, SLO_WINDOW_MINUTES } from "../slo/vocabulary";
import { chooseByCluster, listChoices } from "./choose";
import type { RecordingRule } from "./types";
import type { World } from "./world";

const PER_SLI = "on (etcd_cluster, sli)";
/** SLIs that count minutes. */
const MINUTE_SLIS = `sli=~"${SLIS.filter((sli) => sli.unit === "minutes")
  .map((sli) => sli.id)
  .join("|")}"`;
const BURN_WINDOWS = ["1h", "6h"] as const;

/** The objectives as the config has them: the default row, then one per override that names the SLI. */
function buildConfigObjectiveRules({ config }: World): RecordingRule[] {
  const record = RECORDED.configObjective;
  const rows = SLI_IDS.flatMap((sli) => {
    const named: { match: OverrideMatch; value: number }[] = [{ match: {}, value: config.slo.objectives[sli] }];
    for (const { match, objectives } of config.slo.overrides) {
      const value = objectives?.[sli];
      const isRepeated = named
        .slice(1)
        .some((row) => row.match.scenario === match.scenario && row.match.spec === match.spec);
      if (value !== undefined && !isRepeated) named.push({ match, value });
    }
    return named.map(({ match, value }) => ({
      record,
      expr: `vector(${value})`,
      labels: { sli, scenario: match.scenario ?? "*", spec: match.spec ?? "*" },
    }));
  });
  return rows;
}

/** Every minute, beside identity: objectives from the config and per cluster. */
export function buildObjectiveRules(world: World): RecordingRule[] {
  const { objectives, overrides } = world.config.slo;
  return [
    ...buildConfigObjectiveRules(world),
    ...SLI_IDS.map((sli) => ({
      record: RECORDED.objective,
      labels: { sli },
      expr: chooseByCluster(
        listChoices(overrides, objectives[sli], (override) => override.objectives?.[sli]),
        (value) => `max by (etcd_cluster) (${RECORDED.info}) * ${value}`,
      ),
    })),
  ];
}

function series(name: string, window: string, ...matchers: string[]): string {
  return `max by (etcd_cluster, sli) (${select(name, matchLabel("window", window), ...matchers)})`;
}

function coverageOf(window: string): string {
  return select(RECORDED.coverage, matchLabel("window", window));
}

function buildPairRule(world: World, pair: BurnPair): RecordingRule {
  const slis = SLIS.filter((sli) => pair.tier === "ticket" || canPage(sli.id)).map((sli) => sli.id);
  const matcher = `sli=~"${slis.join("|")}"`;
  const threshold = `${pair.factor} * (1 - ${RECORDED.objective})`;
  const over = (window: string) => `${series(RECORDED.errorRatio, window, matcher)} > ${PER_SLI} ${threshold}`;
  const bad = `${series(RECORDED.errorRatio, pair.longWindow, matcher)} * ${PER_SLI} ${series(RECORDED.totalSum, pair.longWindow, matcher)}`;
  // A bad minute is a minute out of few: one in both windows is enough there. Requests need more than a handful of failures.
  const minBad = `((${bad}) >= ${world.config.slo.minBadEvents} or ${series(RECORDED.errorRatio, pair.longWindow, MINUTE_SLIS)})`;
  return {
    record: RECORDED.burnPair,
    labels: { tier: pair.tier, pair: pair.id },
    expr: `(\n  (${over(pair.longWindow)})\n  and ${PER_SLI} (${over(pair.shortWindow)})\n  and ${PER_SLI} ${minBad}\n  and on (etcd_cluster) (${coverageOf(pair.longWindow)} >= ${MIN_COVERAGE_RATIO})\n) ^ 0`,
    comment: `Both windows over ${pair.factor}x, enough bad events, at least half of ${pair.longWindow} seen.`,
  };
}

/** Every minute: burn rates and pairs. */
export function buildBurnRules(world: World): RecordingRule[] {
  return [
    ...BURN_WINDOWS.map((window) => ({
      record: RECORDED.burnRate,
      labels: { window },
      expr: `${series(RECORDED.errorRatio, window)} / ${PER_SLI} (1 - ${RECORDED.objective})`,
    })),
    ...BURN_PAIRS.map((pair) => buildPairRule(world, pair)),
  ];
}

function buildRemainingRules(): RecordingRule[] {
  const eventSlis = SLIS.filter((sli) => sli.unit === "events").map((sli) => sli.id);
  const badMinutes = `${series(RECORDED.errorRatio, SLO_WINDOW, MINUTE_SLIS)} * ${PER_SLI} ${series(RECORDED.totalSum, SLO_WINDOW, MINUTE_SLIS)}`;
  const events = series(RECORDED.errorRatio, SLO_WINDOW, `sli=~"${eventSlis.join("|")}"`);
  return [
    {
      record: RECORDED.budgetRemaining,
      expr: `1 - (${badMinutes}) / ${PER_SLI} ((1 - ${RECORDED.objective}) * ${SLO_WINDOW_MINUTES})\nor\n1 - ${events} / ${PER_SLI} (1 - ${RECORDED.objective})`,
      comment: "Minutes: of the whole 28 days, also when history is young. Events: of the events in the window.",
    },
  ];
}

function buildCodeRule(): RecordingRule {
  const left = `max by (etcd_cluster, sli) (${RECORDED.budgetRemaining})`;
  const recorded = SLIS.map((sli) => sli.id).join("|");
  // Minutes of integrity may be far fewer than those that were seen: nobody may have compared the members.
  const rare = `(${series(RECORDED.totalSum, SLO_WINDOW, MINUTE_SLIS, 'sli!="availability"')} < ${MIN_COVERAGE_RATIO * SLO_WINDOW_MINUTES})`;
  const seen = `(${left} and on (etcd_cluster) (${coverageOf(SLO_WINDOW)} >= ${MIN_COVERAGE_RATIO}) unless on (etcd_cluster, sli) ${rare})`;
  const every = `max by (etcd_cluster, sli) (${RECORDED.objective}{sli=~"${recorded}"})`;
  const burning = `(${series(RECORDED.burnRate, "6h")} > 1)`;
  const code = (state: keyof typeof BUDGET_CODES, which: string) =>
    BUDGET_CODES[state] === 0 ? `(${which}) * 0` : `(${which}) ^ 0 * ${BUDGET_CODES[state]}`;
  return {
    record: RECORDED.budgetCode,
    expr: orElse(
      code("unknown", `${every} unless ${PER_SLI} ${seen}`),
      code("breached", `${left} <= 0`),
      code("at-risk", `${left} < ${AT_RISK_BUDGET_RATIO}`),
      // Gone before 28 d are over: left / burn x 672 h < 672 h.
      code("at-risk", `${left} / ${PER_SLI} ${burning} < 1`),
      code("healthy", seen),
    ),
    comment: `Codes: ${indent(
      Object.entries(BUDGET_CODES)
        .map(([state, value]) => `${value} ${state}`)
        .join(", "),
    ).trim()}.`,
  };
}

/** Every 10 minutes, after the 28-day windows. */
export function buildBudgetRules(): RecordingRule[] {
  return [...buildRemainingRules(), buildCodeRule()];
}
