// Health now, one code for every known cluster. The same decision as lib/slo/classify-health.ts (tests/rules holds both equal).
import { orElse } from "../slis/expression";
import { FRESH_MINUTE_SECONDS, RECENT_FAILURE_SECONDS } from "../slo/classify-health";
import { RECORDED } from "../slo/recorded-series";
import { HEALTH_CODES, type Health } from "../slo/vocabulary";
import type { RecordingRule } from "./types";
import type { World } from "./world";

export function buildHealthRules(world: World): RecordingRule[] {
  const freshSince = `time() - ${world.seconds(FRESH_MINUTE_SECONDS)}`;
  const fresh = `(timestamp(${RECORDED.partBad}) >= ${freshSince})`;
  const expected = `max by (etcd_cluster) (${RECORDED.expectedMembers})`;
  const canLoseOne = `(${expected} - floor(${expected} / 2) - 1 > 0)`;
  const code = (health: Health, which: string) => `max by (etcd_cluster) (${which}) ^ 0 * ${HEALTH_CODES[health]}`;
  const decision = orElse(
    code("down", `(${RECORDED.quorumNow} == 0) or ((${RECORDED.partBad} == 1) and ${fresh})`),
    code("burning", `${RECORDED.burnPair}{tier="page"}`),
    code(
      "degraded",
      `${RECORDED.burnPair}{tier="ticket"} or (max_over_time(${RECORDED.partBad}[${world.range(RECENT_FAILURE_SECONDS)}]) == 1) or ((${RECORDED.quorumMargin} <= 0) and on (etcd_cluster) ${canLoseOne})`,
    ),
    code("ok", `(${RECORDED.quorumNow} == 1) or ${fresh}`),
    code("blind", RECORDED.info),
  );
  return [
    {
      record: RECORDED.health,
      expr: `(\n${decision}\n)\nand on (etcd_cluster) ${RECORDED.info}`,
      comment: `Codes: ${Object.entries(HEALTH_CODES)
        .map(([health, value]) => `${value} ${health}`)
        .join(", ")}.`,
    },
  ];
}
