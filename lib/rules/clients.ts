// The clients' side of a cluster: per K8s cluster what its apiservers saw, and what that says about the etcd behind them. One broken
// client of many condemns nobody, one that is cut off is never hidden. Rule: docs/slo.md "The clients' side".
import { indent, matchLabel, orElse, select } from "../slis/expression";
import { RECORDED, RECORDED_STEPS } from "../slo/recorded-series";
import { listLatencyChoices } from "./bounds";
import { chooseByCluster } from "./choose";
import type { RecordingRule } from "./types";
import type { World } from "./world";

const REQUESTS = ["write", "read"] as const;
/** Fewer events say nothing; then a longer stretch is looked at. */
const JUDGED_MINUTES = [1, 5, 15] as const;
const SILENT_SECONDS = 3_600;
/** Under this share of the judged, failing clients are the clients' own trouble. */
const FEW_SHARE = 0.2;
/** Codes of k8s:etcd_state:code, which history depends on. */
export const CLIENT_STATES = ["failing", "served", "unmeasured", "silent"] as const;

const K8S = "k8s_cluster, role, sli";
const events = (event: string, ...more: string[]) =>
  `max by (${K8S}) (${select(RECORDED_STEPS.k8sRequests, matchLabel("event", event), ...more)})`;
const LINK = `max by (etcd_cluster, k8s_cluster, role) (${RECORDED.k8sLink})`;

/** Failed or slow, and never more than all; slow by the bound of the etcd cluster that is linked. */
function buildBadRule(world: World): RecordingRule {
  const slow = REQUESTS.map((id) => {
    const within = chooseByCluster(
      listLatencyChoices(world.config, "apiserverSeconds", id),
      (bound) =>
        `min by (etcd_cluster, k8s_cluster, role, sli) (${LINK} * on (k8s_cluster, role) group_right (etcd_cluster) ${events("within", `bound="${bound}"`, `sli="${id}"`)})`,
    );
    return `max by (${K8S}) (${within})`;
  });
  const all = events("all");
  const within = `(${slow.join(" or ")})`;
  const slowEvents = `(clamp_min(${events("timed")} - ${within}, 0) or ${all} * 0)`;
  return {
    record: RECORDED_STEPS.k8sBad,
    expr: `${all}\n- clamp_min(\n  ${all}\n  - (${events("fault")} or ${all} * 0)\n  - ${slowEvents},\n  0\n)`,
  };
}

function buildGoodRatioRule(world: World): RecordingRule {
  const least = world.config.slo.minEventsPerMinute;
  const over = (series: string, minutes: number) =>
    minutes === 1
      ? `max by (${K8S}) (${series})`
      : `max by (${K8S}) (sum_over_time(${series}[${world.tileRange(60 * minutes)}]))`;
  const all = select(RECORDED_STEPS.k8sRequests, 'event="all"');
  return {
    record: RECORDED_STEPS.k8sGood,
    expr: orElse(
      ...JUDGED_MINUTES.map(
        (minutes) => `1 - ${over(RECORDED_STEPS.k8sBad, minutes)} / (${over(all, minutes)} >= ${least})`,
      ),
    ),
    comment: "Over the shortest of 1, 5, 15 minutes that has enough events.",
  };
}

/** Floors of clients: the strictest of the etcd clusters behind them is not known here, the default holds. */
function buildStateRule(world: World): RecordingRule {
  const good = `max by (${K8S}) (${RECORDED_STEPS.k8sGood})`;
  const { floors } = world.config.slo;
  const under = (inner: string) =>
    `(${REQUESTS.map((id) => `(${inner.replaceAll("SLI", id)} < ${floors[id]})`).join(" or ")})`;
  const now = (id: string) => `max by (${K8S}) (${RECORDED_STEPS.k8sGood}{sli="${id}"})`;
  const lately = (id: string) =>
    `max by (${K8S}) (last_over_time(${RECORDED_STEPS.k8sGood}{sli="${id}"}[${world.range(SILENT_SECONDS)}]))`;
  const present = `on (k8s_cluster) group by (k8s_cluster) (${RECORDED_STEPS.apiserverUp})`;
  const failing = under(now("SLI"));
  return {
    record: RECORDED_STEPS.k8sState,
    expr: orElse(
      `${failing} ^ 0 * 0`,
      `(${good} ^ 0 and on (${K8S}) ${events("fault")})`,
      `${good} ^ 0 * 2`,
      `(${under(lately("SLI"))} ^ 0 * 0 and ${present})`,
      `((${lately("write")} or ${lately("read")}) ^ 0 * 3 and ${present})`,
    ),
    comment:
      "0 failing (also when it then fell silent: an apiserver that cannot reach etcd is restarted by its own probe), 1 served, 2 fast but errors unmeasured, 3 silent.",
  };
}

/** K8s clusters of an etcd cluster by state. A store of everything answers for events too. */
function buildCountRules(): RecordingRule[] {
  const state = `max by (${K8S}) (${RECORDED_STEPS.k8sState})`;
  const bad = `max by (${K8S}) (${RECORDED_STEPS.k8sBad}) > 0`;
  const linked = (inner: string) => `${LINK} * on (k8s_cluster, role) group_right (etcd_cluster) (${inner})`;
  const everything = (inner: string) =>
    `label_replace(${inner.replace("ROLE", 'role="events"')}, "role", "all", "role", "events")`;
  const worst = `min by (${K8S}) (${select(RECORDED_STEPS.k8sState, 'role!="main"')} or ${select(RECORDED_STEPS.k8sState, 'role="main"')})`;
  const failingEvents = everything(`(max by (${K8S}) (${select(RECORDED_STEPS.k8sState, "ROLE")}) == 0)`);
  const judged = `(${failingEvents} or ${worst})`;
  const total = `count by (etcd_cluster, sli) (${linked(judged)}) * 0`;
  const counted = (name: string, inner: string): RecordingRule => ({
    record: RECORDED_STEPS.clients,
    labels: { state: name },
    expr: `count by (etcd_cluster, sli) (\n  ${linked(inner)}\n)\nor\n${total}`,
  });
  const failingNow = `(${state} == 0 and on (${K8S}) ${bad}) or ${everything(`(max by (${K8S}) (${select(RECORDED_STEPS.k8sState, "ROLE")}) == 0 and on (${K8S}) ${bad})`)}`;
  return [
    ...CLIENT_STATES.map((name, code) => counted(name, `${judged} == ${code}`)),
    counted("failing_now", failingNow),
  ];
}

const clients = (...states: string[]) =>
  `sum by (etcd_cluster, sli) (max by (etcd_cluster, sli, state) (${select(RECORDED_STEPS.clients, `state=~"${states.join("|")}"`)}))`;

/** The members' own good share, with what was cancelled counted as bad: a member that hangs shows nothing else. */
function buildOwnGoodRule(world: World): RecordingRule {
  const own = (event: string) =>
    `max by (etcd_cluster, sli) (${select(RECORDED_STEPS.requests, 'source="grpc"', matchLabel("event", event))})`;
  const canceled = `(${own("canceled")} or ${own("all")} * 0)`;
  return {
    record: RECORDED_STEPS.ownGood,
    expr: `1 - (${own("fault")} + ${canceled}) / ((${own("all")} + ${canceled}) >= ${world.config.slo.minEventsPerMinute})`,
  };
}

function buildPartRule(): RecordingRule {
  const failing = clients("failing_now");
  const served = clients("served");
  const floor = `label_replace(max by (etcd_cluster, part) (${RECORDED_STEPS.floor}), "sli", "$1", "part", "(.*)")`;
  const calm = `(max by (etcd_cluster, sli) (${RECORDED_STEPS.ownGood}) >= on (etcd_cluster, sli) max by (etcd_cluster, sli) (${floor}))`;
  const few = `(${failing} < ${FEW_SHARE} * (${failing} + ${served}))`;
  const oneOfMany = `((${failing} == 1) and on (etcd_cluster, sli) (${served} >= 1) and on (etcd_cluster, sli) ${calm})`;
  const convicted = `((${failing} >= 1)\n  unless on (etcd_cluster, sli) ${few}\n  unless on (etcd_cluster, sli) ${oneOfMany})`;
  return {
    record: RECORDED_STEPS.clientPartBad,
    expr: `(\n${indent(convicted)}\n) ^ 0\nor\n(${failing} + ${served} >= 1) ^ 0 * 0`,
    comment:
      "Acquitted: under a fifth of the judged K8s clusters fails; or one does, another is served and the members' own counters say served.",
  };
}

/** Every minute, after what apiservers saw; before the parts of the minute. */
export function buildClientSideRules(world: World): RecordingRule[] {
  return [
    buildBadRule(world),
    buildGoodRatioRule(world),
    buildStateRule(world),
    ...buildCountRules(),
    buildOwnGoodRule(world),
    buildPartRule(),
  ];
}

/** Clusters {etcd_cluster} of whose judged K8s clusters at least half fail in some SLI. */
export const CUT_OFF = `max by (etcd_cluster) ((${clients("failing")} >= 1) / ${clients("failing", "served", "silent")} >= 0.5)`;
/** Clusters {etcd_cluster} with a K8s cluster that is not served. */
export const SOME_UNSERVED = `max by (etcd_cluster) (${clients("failing", "silent")} >= 1)`;
export const SOME_SERVED = `max by (etcd_cluster) (${clients("served")} >= 1)`;
