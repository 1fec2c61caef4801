// Writes who is who: info, members, links, sightings, expected members, sources, and the slow facts of a cluster.
import { RECORDED, RECORDED_STEPS } from "../../lib/slo/recorded-series";
import { WITNESSES } from "../../lib/slo/vocabulary";
import { etcdFamilies } from "../model/etcd/families";
import { type EtcdCluster, type K8sCluster, minorOf } from "../model/fleet";
import { Walker } from "../model/series";
import { segmentIndexAt } from "../model/timeline";
import type { ClusterLife } from "../model/world";
import type { BlockWriter } from "../tsdb/block";
import type { ClusterHistory } from "./history";
import { labelText, rounded } from "./labels";
import type { Moments } from "./times";

function mostCommon(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((left, right) => right[1] - left[1])[0]?.[0] ?? "";
}

/** Where errors and latency of a cluster are read from: what all its members have. */
export function sourcesOf(
  cluster: EtcdCluster,
  hasK8s: boolean,
): { readonly errors: string; readonly latency: string } {
  if (cluster.members.every(({ version }) => minorOf(version) >= 7))
    return { errors: "server-histogram", latency: "server-histogram" };
  if (cluster.members.every(({ hasLatencyHistogram }) => hasLatencyHistogram))
    return { errors: "grpc", latency: "grpc" };
  return { errors: "grpc", latency: hasK8s ? "apiserver" : "none" };
}

export interface IdentityInput {
  readonly file: BlockWriter;
  readonly history: ClusterHistory;
  readonly links: readonly { readonly k8s: K8sCluster; readonly role: "all" | "main" | "events" }[];
  readonly moments: Moments;
}

/** The identity series with its value 1, its sightings while scraped, and what is remembered of it. */
function writeRemembered(
  { file, history, moments }: IdentityInput,
  names: readonly [string, string, string],
  labels: Readonly<Record<string, string>>,
): void {
  const text = labelText(labels);
  const [name, sighting, remembered] = names;
  const seen = moments.sightings.filter((timeMs) => history.isSeenAt(timeMs));
  file.series(`${name}{${text}}`, moments.identity, () => 1);
  file.series(`${sighting}{${text}}`, seen, (index) => (seen[index] ?? 0) / 1000);
  file.series(`${remembered}{${text}}`, moments.lastHourSlow, (index) => {
    const atMs = moments.lastHourSlow[index] ?? 0;
    return (seen.filter((timeMs) => timeMs <= atMs).at(-1) ?? atMs) / 1000;
  });
}

function writeInfo(input: IdentityInput): void {
  const { cluster } = input.history.life;
  const names = [RECORDED.info, RECORDED.sighting, RECORDED_STEPS.remembered] as const;
  writeRemembered(input, names, {
    etcd_cluster: cluster.id,
    region: cluster.region.id,
    zone: cluster.zone,
    product: cluster.product,
    scenario: cluster.scenario,
    spec: cluster.spec,
    customer: cluster.customer,
    version: mostCommon(cluster.members.map(({ version }) => version)),
  });
  for (const member of cluster.members)
    writeRemembered(input, [RECORDED.memberInfo, RECORDED_STEPS.memberSighting, RECORDED_STEPS.memberRemembered], {
      etcd_cluster: cluster.id,
      member: member.id,
      region: cluster.region.id,
      zone: member.zone,
      host: member.host,
      instance: member.id,
    });
  for (const { k8s, role } of input.links)
    writeRemembered(input, [RECORDED.k8sLink, RECORDED_STEPS.k8sLinkSighting, RECORDED_STEPS.k8sLinkRemembered], {
      etcd_cluster: cluster.id,
      k8s_cluster: k8s.id,
      role,
    });
}

function writeFacts({ file, history, moments, links }: IdentityInput): void {
  const { cluster } = history.life;
  const id = cluster.id;
  const identity = moments.identity;
  file.series(
    `${RECORDED.expectedMembers}{${labelText({ etcd_cluster: id, from: "up" })}}`,
    identity,
    () => cluster.members.length,
  );
  const sources = sourcesOf(cluster, links.length > 0);
  for (const kind of ["errors", "latency"] as const)
    file.series(
      `${RECORDED.sliSource}{${labelText({ etcd_cluster: id, kind, source: sources[kind] })}}`,
      identity,
      () => 1,
    );
  for (const witness of WITNESSES) {
    // clients are heard through the kube-apiservers that use the cluster
    if (witness === "client" && links.length === 0) continue;
    const name = `${RECORDED.witness}{${labelText({ etcd_cluster: id, witness })}}`;
    file.series(name, moments.lastHalfHour, (index) => history.witness(witness, moments.lastHalfHour[index] ?? 0));
  }
  file.series(`${RECORDED.requestsPerSecond}{etcd_cluster="${id}"}`, moments.day, (index) => {
    const atMs = moments.day[index] ?? 0;
    const perMinute = ["write", "read"] as const;
    const total = perMinute.reduce((sum, sli) => sum + history.counts(sli, atMs - 60_000, atMs).total, 0);
    return total > 0 ? rounded(total / 60) : Number.NaN;
  });
}

const STORAGE = ["etcd_mvcc_db_total_size_in_bytes", "etcd_debugging_mvcc_keys_total"] as const;

function storageWalker(life: ClusterLife): Walker {
  const [member] = life.cluster.members;
  if (member === undefined) throw new RangeError(`cluster ${life.cluster.id} without members`);
  // no list is among them, whoever asks for lists
  const series = etcdFamilies(life.cluster, member, 0).flatMap((family) => family.series);
  const wanted = STORAGE.flatMap((name) => series.filter((one) => one.name === name));
  return new Walker(wanted, life.timeline, life.clock, (segment) => segment.members[0]?.startedAtMs);
}

function writeStorage({ file, history, moments }: IdentityInput): void {
  const { life } = history;
  const walker = storageWalker(life);
  const rows = moments.facts.map((timeMs) => {
    walker.moveTo(timeMs);
    const isSeen = life.timeline[segmentIndexAt(life.timeline, timeMs)]?.cluster.isEtcdScraped ?? true;
    return isSeen ? [walker.values[0] ?? 0, walker.values[1] ?? 0] : [Number.NaN, Number.NaN];
  });
  const label = `etcd_cluster="${life.cluster.id}"`;
  const column = (at: number) => (index: number) => Math.floor(rows[index]?.[at] ?? Number.NaN);
  file.series(`${RECORDED.dbSizeBytes}{${label}}`, moments.facts, column(0));
  file.series(`${RECORDED.keysCount}{${label}}`, moments.facts, column(1));
  file.series(`${RECORDED.dbUsage}{${label}}`, moments.facts, (index) =>
    rounded((rows[index]?.[0] ?? Number.NaN) / life.cluster.quotaBytes),
  );
}

export function writeIdentity(input: IdentityInput): void {
  writeInfo(input);
  writeFacts(input);
  writeStorage(input);
}
