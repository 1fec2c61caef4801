// Since when a cluster is not ok: health held while it gets better, and the start of the episode as one recorded series, so that every
// page, at any moment, names the same one. Rule: docs/slo.md "State".
import { indent } from "../slis/expression";
import { RECORDED, RECORDED_STEPS } from "../slo/recorded-series";
import type { RecordingRule } from "./types";
import type { World } from "./world";

/** Getting worse shows at once, getting better after this long: a cluster that flaps does not blink. */
const HOLD_SECONDS = 120;
/** An episode ends after this long of ok; trouble within it is the same trouble. */
const EPISODE_END_SECONDS = 600;
/** A ruler that stood still for longer begins a new episode at its return. */
const CARRY_SECONDS = 3_600;

/**
 * The health rule as a step whose values grow with trouble (ok 0, blind 0.5, degraded 1, burning 2, down 3), and health as the worst of
 * the last two minutes. `x % 3.5` turns the codes 0 1 2 3 4 into that order, `x * 8 % 7` turns it back; both are exact.
 */
export function holdHealth(world: World, rules: readonly RecordingRule[]): RecordingRule[] {
  const shade = RECORDED_STEPS.healthShade;
  return rules.flatMap((rule) => {
    if (rule.record !== RECORDED.health) return [rule];
    const worst = `max by (etcd_cluster) (max_over_time(${shade}[${world.tileRange(HOLD_SECONDS)}]))`;
    return [
      {
        ...rule,
        record: shade,
        expr: `(\n${indent(rule.expr)}\n) % 3.5`,
        comment: "Health as judged now, in order of trouble.",
      },
      { ...rule, expr: `${worst} * 8 % 7\nand on (etcd_cluster) ${shade}` },
    ];
  });
}

/** After health, in its group. */
export function buildSinceRules(world: World): RecordingRule[] {
  const since = RECORDED.notOkSince;
  const inEpisode = `(max by (etcd_cluster) (max_over_time(${RECORDED.health}[${world.tileRange(EPISODE_END_SECONDS)}])) > 0)`;
  const live = `max by (etcd_cluster) (${since})`;
  const remembered = `max by (etcd_cluster) (last_over_time(${since}[${world.range(CARRY_SECONDS)}]))`;
  return [
    {
      record: since,
      expr: [
        `(\n  ((${live} or ${remembered}) > 0)\n  and on (etcd_cluster) ${inEpisode}\n)`,
        `${inEpisode} * 0 + time()`,
        `max by (etcd_cluster) (${RECORDED.health}) * 0`,
      ].join("\nor\n"),
      comment: "Unix seconds at which the cluster ceased to be ok; 0 while it is. Carried on from its own last value.",
    },
  ];
}
