// Health now, one code for every known cluster. The same decision as lib/slo/classify-health.ts (tests/rules holds both equal).
import { orElse, select } from "../slis/expression";
import { FRESH_MINUTE_SECONDS, RECENT_FAILURE_SECONDS } from "../slo/classify-health";
import { RECORDED } from "../slo/recorded-series";
import { HEALTH_CODES, type Health } from "../slo/vocabulary";
import { CUT_OFF, SOME_SERVED, SOME_UNSERVED } from "./clients";
import type { RecordingRule } from "./types";
import type { World } from "./world";

const HOUR_SECONDS = 3_600;
/** A minute without a request may be chance. */
const QUIET_SECONDS = 300;

/** Requests of the last two minutes, or of those an hour ago {etcd_cluster}. */
function requestsOf(world: World, when: "now" | "before"): string {
  const offset = when === "now" ? "" : ` offset ${world.range(HOUR_SECONDS)}`;
  const total = select(RECORDED.sliTotal, 'sli=~"write|read"');
  return `sum by (etcd_cluster) (max by (etcd_cluster, sli) (sum_over_time(${total}[${world.range(QUIET_SECONDS)}]${offset})))`;
}

export function buildHealthRules(world: World): RecordingRule[] {
  const freshSince = `time() - ${world.seconds(FRESH_MINUTE_SECONDS)}`;
  const freshly = (series: string) => `(timestamp(${series}) >= ${freshSince})`;
  const fresh = freshly(RECORDED.partBad);
  const ownPart = select(RECORDED.partBad, 'part!="clients"');
  const clientPart = select(RECORDED.partBad, 'part="clients"');
  const expected = `max by (etcd_cluster) (${RECORDED.expectedMembers})`;
  const canLoseOne = `(${expected} - floor(${expected} / 2) - 1 > 0)`;
  // One scrape that timed out takes no member away: the margin has to be gone for two of them.
  const margin = `max by (etcd_cluster) (max_over_time(${RECORDED.quorumMargin}[${world.range(2 * world.config.scrapeIntervalSeconds)}]))`;
  const code = (health: Health, which: string) => `max by (etcd_cluster) (${which}) ^ 0 * ${HEALTH_CODES[health]}`;
  const clientsDown = `((${clientPart} == 1) and ${freshly(clientPart)} and on (etcd_cluster) ${CUT_OFF})`;
  const recently = world.range(RECENT_FAILURE_SECONDS);
  const quiet = `(${requestsOf(world, "now")} == 0 and on (etcd_cluster) (${requestsOf(world, "before")} > 0))`;
  // Requests were judged or counted, or nothing measures them and the page says so: a group that no longer runs leaves none of it.
  const counted = `(${freshly(select(RECORDED.sliTotal, 'sli=~"write|read"'))} or ${freshly(select(RECORDED.sliSource, 'kind="errors",source="none"'))} or ${fresh})`;
  const decision = orElse(
    code("down", `(${RECORDED.quorumNow} == 0) or ((${ownPart} == 1) and ${freshly(ownPart)}) or ${clientsDown}`),
    code("burning", `${RECORDED.burnPair}{tier="page"}`),
    code(
      "degraded",
      `${RECORDED.burnPair}{tier="ticket"} or (max_over_time(${RECORDED.partBad}[${recently}]) == 1) or ((${margin} <= 0) and on (etcd_cluster) ${canLoseOne}) or (${SOME_UNSERVED}) or ${quiet}`,
    ),
    code(
      "ok",
      `max by (etcd_cluster) (${RECORDED.quorumNow} == 1) and on (etcd_cluster) max by (etcd_cluster) (${counted})`,
    ),
    code("ok", `(${SOME_SERVED}) and on (etcd_cluster) max by (etcd_cluster) (${freshly(clientPart)})`),
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
