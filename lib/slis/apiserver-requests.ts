// The kube-apiservers' view of etcd, one minute, per K8s cluster and role. Rule: docs/slo.md "The clients' side".
// An apiserver restarts often (its own probe asks etcd), so what a new process has counted counts too; a young one beside an older one
// is left out, since it starts with a burst of its own.
import { RECORDED_STEPS } from "../slo/recorded-series";
import { MOMENTS, type Moment, type RawSources, reading, selectApiserver, selectStep } from "./context";
import { aggregateAs, formatBound, matchBound, orElse } from "./expression";
import type { RequestKind } from "./requests";
import type { MinuteStep } from "./types";

/** Event objects, as the apiserver calls them: Go type up to 1.25, group resource up to 1.33. */
const EVENT_TYPES = "\\\\*(\\\\[\\\\])?core\\\\.Event(List)?|events(\\\\.events\\\\.k8s\\\\.io)?";
const SUMMED = ["operation", "type", "group", "resource", "le"] as const;
const YOUNG_SECONDS = 180;
/** What is read; the main store's share is what is left of all. */
const READ_ROLES = ["all", "events"] as const;
type ReadRole = (typeof READ_ROLES)[number];

/** The matchers of one role's share of an apiserver's traffic. Two selectors of events: by Go type or name, and by resource. */
export function selectApiserverRole(role: ReadRole | "main", readSeries: (...matchers: string[]) => string): string {
  if (role === "all") return readSeries();
  const isOtherType = `type!~"${EVENT_TYPES}"`;
  if (role === "main") return readSeries(isOtherType, 'resource!="events"');
  return `(${readSeries(`type=~"${EVENT_TYPES}"`)} or ${readSeries(isOtherType, 'resource="events"')})`;
}

/** {k8s_cluster, target}: one value per apiserver. */
function perApiserver(sources: RawSources, inner: string): string {
  const copies = [
    { canonical: "k8s_cluster", raw: sources.labels.k8s_cluster },
    { canonical: "target", raw: "instance" },
  ];
  return aggregateAs("max", copies, inner);
}

const IDENTITY = "k8s_cluster, target, sli, role, event, bound";

function readingOf(sources: RawSources, moment: Moment, ...matchers: string[]): string {
  return `max by (${IDENTITY}) (${selectStep(sources, RECORDED_STEPS.k8sReading, `at="${moment}"`, ...matchers)})`;
}

/** Counters of one kind and role at one end of the minute. */
function buildReadings(
  sources: RawSources,
  kind: RequestKind,
  boundsSeconds: readonly number[],
  role: ReadRole,
  moment: Moment,
): MinuteStep[] {
  const read = (metric: string, operations: string, ...extra: string[]) => {
    const inner = selectApiserverRole(role, (...matchers) =>
      reading(sources, selectApiserver(sources, metric, operations, ...extra, ...matchers), moment),
    );
    return perApiserver(sources, `sum without (${SUMMED.join(", ")}) (${inner})`);
  };
  const step = (event: string, expr: string, bound?: number): MinuteStep => ({
    record: RECORDED_STEPS.k8sReading,
    labels: { sli: kind.id, role, event, at: moment, ...(bound === undefined ? {} : { bound: formatBound(bound) }) },
    expr,
  });
  const own = (event: string) =>
    `max by (k8s_cluster, target) (${selectStep(sources, RECORDED_STEPS.k8sReading, `sli="${kind.id}",role="${role}",event="${event}",at="${moment}"`)})`;
  return [
    step("counted", read("etcd_requests_total", kind.apiserverOperations)),
    // Absent until the first error; before 1.28 there is no such counter, and errors are unmeasured.
    step("fault", orElse(read("etcd_request_errors_total", kind.apiserverOperations), `${own("counted")} * 0`)),
    step("timed", read("etcd_request_duration_seconds_count", kind.apiserverTimedOperations)),
    ...boundsSeconds.map((bound) =>
      step(
        "within",
        read("etcd_request_duration_seconds_bucket", kind.apiserverTimedOperations, matchBound(bound)),
        bound,
      ),
    ),
    ...(kind.apiserverTimedOperations === kind.apiserverOperations
      ? []
      : [step("listed", read("etcd_request_duration_seconds_count", kind.apiserverOperations, not(kind)))]),
  ];
}

/** Operations of a kind that have no latency. */
function not({ apiserverTimedOperations }: RequestKind): string {
  return apiserverTimedOperations.replace("=~", "!~");
}

/** What is read of apiservers, and who is too young to count. */
export function buildApiserverSteps(
  sources: RawSources,
  kind: RequestKind,
  boundsSeconds: readonly number[],
): MinuteStep[] {
  return READ_ROLES.flatMap((role) =>
    MOMENTS.flatMap((moment) => buildReadings(sources, kind, boundsSeconds, role, moment)),
  );
}

/** Minutes of all kinds at once, from what was read. */
export function buildApiserverMinutes(sources: RawSources): MinuteStep[] {
  const record = RECORDED_STEPS.k8sRequests;
  const started = selectApiserver(sources, "process_start_time_seconds");
  const young = formatSeconds(sources, YOUNG_SECONDS);
  const age = perApiserver(sources, `time() - ${started}`);
  const leftOut = `((${age} < ${young}) and on (k8s_cluster) (${age} >= ${young}))`;
  const grown = (event: string) => {
    const a = readingOf(sources, "now", `event=~"${event}"`);
    const b = readingOf(sources, "before", `event=~"${event}"`);
    return `(((${a} - ${b}) >= 0) or (${a} and ${b})) unless on (k8s_cluster, target) ${selectStep(sources, RECORDED_STEPS.apiserverYoung)}`;
  };
  const sum = (inner: string) => `sum by (k8s_cluster, sli, role, event, bound) (\n  ${inner}\n)`;
  const perServer = (event: string) => `sum by (k8s_cluster, target, sli, role) (${grown(event)})`;
  const all = `${perServer("counted")}\nor\n${perServer("timed|listed")}`;
  return [
    { record: RECORDED_STEPS.apiserverYoung, labels: {}, expr: leftOut },
    {
      record: RECORDED_STEPS.apiserverUp,
      labels: {},
      expr: `group by (k8s_cluster) (${perApiserver(sources, selectApiserver(sources, "up"))})`,
    },
    { record, labels: {}, expr: sum(grown("fault|timed|within")) },
    { record, labels: { event: "all" }, expr: `sum by (k8s_cluster, sli, role) (\n  ${all}\n)` },
    { record, labels: { role: "main" }, expr: buildMainRole(sources) },
  ];
}

function formatSeconds(sources: RawSources, seconds: number): number {
  return seconds * sources.timeScale;
}

function buildMainRole(sources: RawSources): string {
  const of = (role: ReadRole) =>
    `max by (k8s_cluster, sli, event, bound) (${selectStep(sources, RECORDED_STEPS.k8sRequests, `role="${role}"`)})`;
  return `clamp_min(${of("all")} - (${of("events")} or ${of("all")} * 0), 0)`;
}
