// Everything that one kube-apiserver exposes about itself and its etcd, with the label and family names of its Kubernetes version.
// Series that follow the separate events etcd cluster, where there is one, are returned apart: they live on that cluster's clock.
import { BASIS } from "../basis";
import { counter, counterSeries, gauge, gaugeSeries, swinging } from "../etcd/context";
import {
  type CallKind,
  callsPerSecond,
  clientFaultShare,
  faultProfile,
  LIST_SHARE,
  latencyProfiles,
  splitReads,
} from "../etcd/load";
import { type EtcdCluster, type K8sCluster, streamsLists } from "../fleet";
import { type HistogramShape, histogramFamily } from "../histogram";
import { APISERVER_ETCD_BOUNDS, APISERVER_ETCD_BOUNDS_OLD, blend } from "../profiles";
import { hashUnit } from "../random";
import type { FamilySpec, SeriesSpec } from "../series";
import type { Segment } from "../timeline";
import { requestFamilies } from "./request-families";

const DAY_MS = 86_400_000;

interface Operation {
  readonly operation: "get" | "list" | "listStream" | "getCurrentResourceVersion" | "create" | "update";
  readonly kind: CallKind;
  readonly group: string;
  readonly resource: string;
  readonly goType: string;
  /** share of the etcd cluster's calls of that kind */
  readonly share: number;
}

const POD = { group: "", resource: "pods" } as const;
const LEASE = { group: "coordination.k8s.io", resource: "leases", goType: "*coordination.Lease" } as const;
const EVENT = { group: "", resource: "events", goType: "*core.Event" } as const;

/** Share of the usual reads that ask how new the store is; such reads are told apart since 1.37. */
const VERSION_READ_SHARE = 0.1;

function readOperations(k8s: K8sCluster): Operation[] {
  const share = k8s.mainShare;
  const operation = streamsLists(k8s) ? "listStream" : "list";
  const list: Operation = { ...POD, goType: "*[]core.Pod", operation, kind: "read", share: LIST_SHARE * share };
  const others = (1 - LIST_SHARE) * share;
  const read = { ...POD, goType: "*core.Pod", kind: "read" } as const;
  if (k8s.minor < 37) return [{ ...read, operation: "get", share: others }, list];
  const versionReads = VERSION_READ_SHARE * share;
  return [
    { ...read, operation: "get", share: others - versionReads },
    { ...read, operation: "getCurrentResourceVersion", share: versionReads },
    list,
  ];
}

const isList = ({ operation }: Operation) => operation === "list" || operation === "listStream";

function mainOperations(k8s: K8sCluster): Operation[] {
  const share = k8s.mainShare;
  const writes: Operation[] =
    k8s.eventsEtcd === undefined
      ? [{ ...EVENT, operation: "create", kind: "write", share: 0.3 * share }]
      : [{ ...POD, goType: "*core.Pod", operation: "create", kind: "write", share: 0.3 * share }];
  return [...readOperations(k8s), { ...LEASE, operation: "update", kind: "write", share: 0.7 * share }, ...writes];
}

const EVENTS_OPERATIONS: readonly Operation[] = [
  { ...EVENT, operation: "create", kind: "write", share: 1 },
  { ...EVENT, operation: "get", kind: "read", share: 1 },
];

function operationLabels(k8s: K8sCluster, operation: Operation): string {
  const { group, resource } = operation;
  if (k8s.minor >= 34) return `operation="${operation.operation}",group="${group}",resource="${resource}"`;
  const plural = group === "" ? resource : `${resource}.${group}`;
  return `operation="${operation.operation}",type="${k8s.minor <= 25 ? operation.goType : plural}"`;
}

/** What of all lists in a storm comes from the K8s cluster of this operation. */
function listShare(operation: Operation): number {
  return operation.share / LIST_SHARE;
}

function operationRate(etcd: EtcdCluster, operation: Operation, segment: Segment): number {
  if (operation.kind === "write") return callsPerSecond(etcd, segment, "write") * operation.share;
  const { usual, listed } = splitReads(etcd, segment);
  return usual * operation.share + (isList(operation) ? listed * listShare(operation) : 0);
}

function durationShape(k8s: K8sCluster, etcd: EtcdCluster, operation: Operation): HistogramShape {
  const bounds = k8s.minor <= 24 ? APISERVER_ETCD_BOUNDS_OLD : APISERVER_ETCD_BOUNDS;
  return {
    name: "etcd_request_duration_seconds",
    labels: operationLabels(k8s, operation),
    bounds,
    load: operation.kind === "write" ? BASIS.writes : BASIS.reads,
    busyLoad: operation.kind === "write" ? BASIS.busyWrites : BASIS.busyReads,
    flow: (segment) => {
      const { quiet, busy } = latencyProfiles(etcd, segment, operation.kind, bounds, 1.2);
      const faults = faultProfile(segment, bounds);
      const share = clientFaultShare(etcd, segment, operation.kind);
      return {
        rate: operationRate(etcd, operation, segment),
        quiet: blend(quiet, faults, share),
        busy: blend(busy, faults, share),
      };
    },
  };
}

/** Calls and errors per operation; Kubernetes counts them since 1.28. An operation that never failed has no count of errors. */
function countFamilies(k8s: K8sCluster, etcd: EtcdCluster, operations: readonly Operation[]): FamilySpec[] {
  if (k8s.minor < 28) return [];
  const build = (
    name: string,
    isLazy: boolean,
    share: (operation: Operation, segment: Segment) => number,
  ): FamilySpec => ({
    name,
    type: "counter",
    series: operations.map((operation): SeriesSpec => {
      const basis = operation.kind === "write" ? BASIS.writes : BASIS.reads;
      const rate = (segment: Segment) => operationRate(etcd, operation, segment) * share(operation, segment);
      return { ...counterSeries(name, operationLabels(k8s, operation), basis, rate), isLazy };
    }),
  });
  return [
    build("etcd_requests_total", false, () => 1),
    build("etcd_request_errors_total", true, (operation, segment) => clientFaultShare(etcd, segment, operation.kind)),
  ];
}

/** Lists that reach etcd, counted per resource since 1.23. */
function listFamily(k8s: K8sCluster, etcd: EtcdCluster, operations: readonly Operation[]): FamilySpec {
  const name = "apiserver_storage_list_total";
  const lists = operations.filter(isList);
  const series = lists.map((operation) => {
    const { group, resource } = operation;
    const plural = group === "" ? resource : `${resource}.${group}`;
    const named = k8s.minor >= 34 ? `group="${group}",resource="${resource}"` : `resource="${plural}"`;
    const labels = k8s.minor >= 37 ? `${named},index="",storage="etcd"` : named;
    return counterSeries(name, labels, BASIS.reads, (segment) => operationRate(etcd, operation, segment));
  });
  return { name, type: "counter", series };
}

function etcdClientFamilies(k8s: K8sCluster, etcd: EtcdCluster, operations: readonly Operation[]): FamilySpec[] {
  return [
    histogramFamily(
      "etcd_request_duration_seconds",
      operations.map((operation) => durationShape(k8s, etcd, operation)),
    ),
    ...countFamilies(k8s, etcd, operations),
  ];
}

const OBJECT_SHARES: readonly { readonly resource: string; readonly group: string; readonly share: number }[] = [
  { resource: "pods", group: "", share: 0.22 },
  { resource: "events", group: "", share: 0.3 },
  { resource: "leases", group: "coordination.k8s.io", share: 0.05 },
  { resource: "nodes", group: "", share: 0.04 },
  { resource: "secrets", group: "", share: 0.12 },
  { resource: "configmaps", group: "", share: 0.14 },
];

/** Objects under their old name up to 1.36, under the new one from 1.34 on. */
function objectFamilies(k8s: K8sCluster): FamilySpec[] {
  const names = ["apiserver_storage_objects", "apiserver_resource_objects"];
  const known = names.filter((_, at) => (at === 0 ? k8s.minor < 37 : k8s.minor >= 34));
  return known.map((name) => ({ name, type: "gauge", series: objectSeries(k8s, name) }));
}

function objectSeries(k8s: K8sCluster, name: string): SeriesSpec[] {
  return OBJECT_SHARES.map(({ resource, group, share }) => {
    const plural = group === "" ? resource : `${resource}.${group}`;
    const isNew = name === "apiserver_resource_objects";
    const labels = isNew ? `group="${group}",resource="${resource}"` : `resource="${plural}"`;
    return gaugeSeries(name, labels, (segment) => {
      const factor = resource === "events" ? segment.cluster.eventWritesFactor : 1;
      return Math.round(k8s.mainEtcd.keysCount * k8s.mainShare * share * factor);
    });
  });
}

function databaseSizeFamily(k8s: K8sCluster): FamilySpec {
  const { dbSizeBytes, id } = k8s.mainEtcd;
  const size = (segment: Segment) =>
    dbSizeBytes * 0.95 + segment.cluster.extraDbBytes - segment.cluster.releasedDbBytes;
  if (k8s.minor >= 30) return gauge("apiserver_storage_size_bytes", `storage_cluster_id="etcd-0"`, size);
  const endpoint = `endpoint="https://${id}:2379"`;
  if (k8s.minor >= 26) return gauge("apiserver_storage_db_total_size_in_bytes", endpoint, size);
  return gauge("etcd_db_total_size_in_bytes", endpoint, size);
}

function selfFamilies(k8s: K8sCluster, startMs: number): FamilySpec[] {
  const memoryBytes = 4e8 + k8s.mainEtcd.keysCount * k8s.mainShare * 22_000;
  return [
    gauge("process_start_time_seconds", "", () => Math.round(startMs / 1000)),
    swinging(
      "process_resident_memory_bytes",
      () => memoryBytes,
      BASIS.wobble,
      () => memoryBytes * 0.04,
    ),
    counter(
      "process_cpu_seconds_total",
      BASIS.reads,
      (segment) => (0.1 + 0.004 * k8s.mainEtcd.readsPerSecond * k8s.mainShare) * segment.cluster.inflightFactor,
      "counter",
      2,
    ),
  ];
}

/** Start of the apiserver's process, Unix ms: one to two months before the anchor, before all history. */
export function apiserverStartMs(k8s: K8sCluster, anchorMs: number): number {
  return Math.round(anchorMs - DAY_MS * (30 + 28 * hashUnit(1, k8s.id, "start")));
}

export interface ApiserverFamilies {
  readonly onMainEtcd: readonly FamilySpec[];
  readonly onEventsEtcd: readonly FamilySpec[];
}

export function apiserverFamilies(k8s: K8sCluster, startMs: number): ApiserverFamilies {
  return {
    onMainEtcd: [
      ...etcdClientFamilies(k8s, k8s.mainEtcd, mainOperations(k8s)),
      listFamily(k8s, k8s.mainEtcd, mainOperations(k8s)),
      ...requestFamilies(k8s),
      ...objectFamilies(k8s),
      databaseSizeFamily(k8s),
      ...selfFamilies(k8s, startMs),
    ],
    onEventsEtcd: k8s.eventsEtcd === undefined ? [] : etcdClientFamilies(k8s, k8s.eventsEtcd, EVENTS_OPERATIONS),
  };
}
