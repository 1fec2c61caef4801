// The minute: totals and goods of read, write and disk from the chosen sources, parts, availability, maintenance.
// Rule: docs/slo.md "The minute". Everything here reads recorded steps only; raw series are read once, in buildRawMinuteRules.

import { buildApiserverMinutes } from "../slis/apiserver-requests";
import { copyLabels, type RawSources } from "../slis/context";
import { DISK_FAMILIES, type DiskFamily } from "../slis/definitions/disk";
import { aggregateAs, formatBound, indent, matchLabel, orElse, select } from "../slis/expression";
import { SLIS } from "../slis/registry";
import { buildSharedSteps } from "../slis/requests";
import { RECORDED, RECORDED_STEPS } from "../slo/recorded-series";
import { listDiskChoices, listDistinctBounds, listLatencyChoices } from "./bounds";
import { chooseByCluster, listChoices } from "./choose";
import { buildClientSideRules } from "./clients";
import { buildCustomerRules } from "./customers";
import { buildSourceMemberRules, chosenSource } from "./sources";
import type { RecordingRule } from "./types";
import type { World } from "./world";

const REQUESTS = ["write", "read"] as const;
type RequestId = (typeof REQUESTS)[number];
const MINUTE_SECONDS = 60;

/** What is read from raw series every minute, for the whole fleet or one shard. */
export function buildRawMinuteRules(world: World, sources: RawSources): RecordingRule[] {
  const bounds = listDistinctBounds(world.config);
  return [
    ...buildSharedSteps(sources),
    ...SLIS.flatMap((sli) => sli.buildMinuteSteps(sources, bounds)),
    ...buildApiserverMinutes(sources),
    ...buildSourceMemberRules(world, sources),
  ];
}

function requests(id: RequestId, source: "server-histogram" | "grpc", event: string, bound?: number): string {
  const matchers = [matchLabel("sli", id), matchLabel("source", source), matchLabel("event", event)];
  if (bound !== undefined) matchers.push(matchLabel("bound", formatBound(bound)));
  return `max by (etcd_cluster) (${select(RECORDED_STEPS.requests, ...matchers)})`;
}

function clientRequests(id: RequestId, event: string): string {
  return `max by (etcd_cluster) (${select(RECORDED_STEPS.clientRequests, matchLabel("sli", id), matchLabel("event", event))})`;
}

/** What apiservers saw, summed over the K8s clusters that an etcd cluster serves. */
function buildClientRules(world: World, id: RequestId): RecordingRule[] {
  const through = (event: string, bound?: number) => {
    const matchers = [matchLabel("sli", id), matchLabel("event", event)];
    if (bound !== undefined) matchers.push(matchLabel("bound", formatBound(bound)));
    const k8s = `max by (k8s_cluster, role) (${select(RECORDED_STEPS.k8sRequests, ...matchers)})`;
    return `sum by (etcd_cluster) (max by (etcd_cluster, k8s_cluster, role) (${RECORDED.k8sLink}) * on (k8s_cluster, role) group_left () ${k8s})`;
  };
  const step = (event: string, expr: string) => ({
    record: RECORDED_STEPS.clientRequests,
    labels: { sli: id, event },
    expr,
  });
  const choices = listLatencyChoices(world.config, "apiserverSeconds", id);
  return [
    step("all", through("all")),
    step("fault", through("fault")),
    step("timed", through("timed")),
    step(
      "within",
      chooseByCluster(choices, (bound) => through("within", bound)),
    ),
  ];
}

function onlyFrom(kind: "errors" | "latency", source: Parameters<typeof chosenSource>[1], expr: string): string {
  return `((${expr}) and on (etcd_cluster) ${chosenSource(kind, source)})`;
}

function slowOf(timed: string, within: string): string {
  return `clamp_min(${timed} - (\n${indent(within)}\n), 0)`;
}

function totalOf(id: RequestId): string {
  return `max by (etcd_cluster) (${select(RECORDED.sliTotal, matchLabel("sli", id))})`;
}

/** Events of the chosen errors source. */
function buildTotalRule(id: RequestId): RecordingRule {
  return {
    record: RECORDED.sliTotal,
    labels: { sli: id },
    expr: orElse(
      onlyFrom("errors", "grpc", requests(id, "grpc", "all")),
      onlyFrom("errors", "apiserver", clientRequests(id, "all")),
    ),
  };
}

function buildFaultRule(id: RequestId): RecordingRule {
  return {
    record: RECORDED_STEPS.faultEvents,
    labels: { sli: id },
    expr: orElse(
      onlyFrom("errors", "grpc", requests(id, "grpc", "fault")),
      onlyFrom("errors", "apiserver", clientRequests(id, "fault")),
    ),
  };
}

function buildSlowRule(world: World, id: RequestId): RecordingRule {
  const byMembers = (source: "server-histogram" | "grpc") => {
    const family = source === "grpc" ? "grpcSeconds" : "serverHistogramSeconds";
    const bounds = listLatencyChoices(world.config, family, id);
    return slowOf(
      requests(id, source, "timed"),
      chooseByCluster(bounds, (bound) => requests(id, source, "within", bound)),
    );
  };
  const byClients = slowOf(clientRequests(id, "timed"), clientRequests(id, "within"));
  const share = `${byClients} / (${clientRequests(id, "timed")} > 0)`;
  return {
    record: RECORDED_STEPS.slowEvents,
    labels: { sli: id },
    expr: orElse(
      onlyFrom("latency", "server-histogram", byMembers("server-histogram")),
      onlyFrom("latency", "grpc", byMembers("grpc")),
      onlyFrom("errors", "grpc", onlyFrom("latency", "apiserver", `${totalOf(id)} * (${share})`)),
      onlyFrom("errors", "apiserver", onlyFrom("latency", "apiserver", byClients)),
    ),
    comment:
      "Slow requests, where latency is measured; the apiserver's share of slow ones applied to the members' total.",
  };
}

function buildGoodRule(id: RequestId): RecordingRule {
  const total = totalOf(id);
  const step = (name: string) => `max by (etcd_cluster) (${select(name, matchLabel("sli", id))})`;
  const faults = `(${step(RECORDED_STEPS.faultEvents)} or ${total} * 0)`;
  const slow = `(${step(RECORDED_STEPS.slowEvents)} or ${total} * 0)`;
  return {
    record: RECORDED.sliGood,
    labels: { sli: id },
    expr: `clamp_min(\n  ${total}\n  - ${faults}\n  - ${slow},\n  0\n)`,
    comment: "Bad is what failed or was slow, and never more than all: a slow failure counts once.",
  };
}

/** total, faults, slow, good of one kind of request; each reads those before it. */
function buildRequestRules(world: World, id: RequestId): RecordingRule[] {
  return [buildTotalRule(id), buildFaultRule(id), buildSlowRule(world, id), buildGoodRule(id)];
}

function buildDiskRules(world: World): RecordingRule[] {
  const operations = (family: DiskFamily, event: string, bound?: number) => {
    const matchers = [matchLabel("family", family), matchLabel("event", event)];
    if (bound !== undefined) matchers.push(matchLabel("bound", formatBound(bound)));
    return `max by (etcd_cluster) (${select(RECORDED_STEPS.diskOperations, ...matchers)})`;
  };
  const within = (family: DiskFamily) =>
    chooseByCluster(listDiskChoices(world.config, family), (bound) => operations(family, "within", bound));
  const joined = (parts: readonly string[]) => `sum by (etcd_cluster) (\n${indent(parts.join("\nor\n"))}\n)`;
  const tagged = (family: string, expr: string) => `label_replace(${expr}, "family", "${family}", "", "")`;
  return [
    {
      record: RECORDED.sliTotal,
      labels: { sli: "disk" },
      // Only families whose bucket is there: the total of one that cannot be judged would make it bad.
      expr: joined(
        DISK_FAMILIES.map((family) =>
          tagged(family, `(${operations(family, "all")} and on (etcd_cluster) (${within(family)}))`),
        ),
      ),
    },
    {
      record: RECORDED.sliGood,
      labels: { sli: "disk" },
      expr: joined(
        DISK_FAMILIES.map((family) =>
          tagged(family, `(${within(family)} and on (etcd_cluster) ${operations(family, "all")})`),
        ),
      ),
    },
  ];
}

/** Per-cluster floors, as series, so that a page can show what a minute is judged by. */
export function buildFloorRules(world: World): RecordingRule[] {
  const { overrides, floors } = world.config.slo;
  return REQUESTS.map((part) => ({
    record: RECORDED_STEPS.floor,
    labels: { part },
    expr: chooseByCluster(
      listChoices(overrides, floors[part], (override) => override.floors?.[part]),
      (value) => `max by (etcd_cluster) (${RECORDED.info}) * ${value}`,
    ),
  }));
}

function buildPartRules(world: World): RecordingRule[] {
  const sum = (name: string, part: string) => `max by (etcd_cluster) (${select(name, matchLabel("sli", part))})`;
  const minEvents = world.config.slo.minEventsPerMinute;
  const quorum = `max by (etcd_cluster) (min_over_time(${RECORDED.quorumNow}[${world.tileRange(MINUTE_SECONDS)}]))`;
  return [
    { record: RECORDED.partBad, labels: { part: "quorum" }, expr: `1 - ${quorum}` },
    ...REQUESTS.map((part) => ({
      record: RECORDED.partBad,
      labels: { part },
      expr: `${sum(RECORDED.sliGood, part)} / (${sum(RECORDED.sliTotal, part)} >= ${minEvents})\n< bool on (etcd_cluster)\nmax by (etcd_cluster) (${select(RECORDED_STEPS.floor, matchLabel("part", part))})`,
    })),
    {
      record: RECORDED.partBad,
      labels: { part: "clients" },
      expr: `max by (etcd_cluster) (${RECORDED_STEPS.clientPartBad})`,
      comment: "What the K8s clusters saw, whatever the members' own counters say.",
    },
  ];
}

/** A minute is seen when quorum is known, or when a part failed for certain. */
function buildAvailabilityRules(): RecordingRule[] {
  const judged = `max by (etcd_cluster) (${select(RECORDED.partBad, 'part="quorum"')} or (${RECORDED.partBad} == 1))`;
  return [
    { record: RECORDED.sliTotal, labels: { sli: "availability" }, expr: `${judged} ^ 0` },
    {
      record: RECORDED.sliGood,
      labels: { sli: "availability" },
      expr: `1 - max by (etcd_cluster) (${RECORDED.partBad}) and on (etcd_cluster) ${select(RECORDED.sliTotal, 'sli="availability"')}`,
    },
  ];
}

function buildMaintenanceRules(world: World): RecordingRule[] {
  const flag = world.config.selectors.maintenance;
  if (flag === undefined) return [];
  const raw = aggregateAs("max", copyLabels(world.sources, ["etcd_cluster"]), flag);
  const inMaintenance = (name: string) => `${name} and on (etcd_cluster) ${RECORDED.maintenance}`;
  return [
    { record: RECORDED_STEPS.maintenanceFlag, expr: `(${raw}) == 1` },
    {
      record: RECORDED.maintenance,
      expr: `${RECORDED_STEPS.maintenanceFlag} or ${RECORDED_STEPS.maintenanceFlag} offset ${world.range(MINUTE_SECONDS)}`,
      comment: "Also the minute in which maintenance ended: part of its events are of the maintenance.",
    },
    { record: RECORDED.sliTotalMaintenance, expr: inMaintenance(RECORDED.sliTotal) },
    { record: RECORDED.sliGoodMaintenance, expr: inMaintenance(RECORDED.sliGood) },
    { record: RECORDED_STEPS.partBadMaintenance, expr: inMaintenance(RECORDED.partBad) },
  ];
}

/** Every minute, from recorded steps only. */
export function buildMinuteRules(world: World): RecordingRule[] {
  return [
    ...REQUESTS.flatMap((id) => buildClientRules(world, id)),
    ...REQUESTS.flatMap((id) => buildRequestRules(world, id)),
    ...buildDiskRules(world),
    ...buildClientSideRules(world),
    ...buildPartRules(world),
    ...buildAvailabilityRules(),
    ...buildMaintenanceRules(world),
    ...buildCustomerRules(world),
  ];
}
