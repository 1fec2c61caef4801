// Writes, reads and disk operations of one minute of one cluster, from its raw series: docs/slo.md "Requests" and "Disk".
import type { Series } from "../live";
import type { Right } from "../world/states";
import type { Raw } from "./raw";

export type RequestSli = "write" | "read";
export interface Counted {
  readonly total: number;
  readonly good: number;
}

const METHODS = { write: ["Put", "DeleteRange", "Txn"], read: ["Range"] } as const;
const WRITE_OPERATIONS = ["create", "update", "delete"];
const UNTIMED = /^list/;
const FAULTS = ["Unavailable", "ResourceExhausted", "Internal", "DataLoss", "DeadlineExceeded"];
const FIRST_HONEST_UNKNOWN = [3, 5] as const;
const APISERVER_BOUND = "1";
const DISK = [
  ["etcd_disk_wal_fsync_duration_seconds", "0.016"],
  ["etcd_disk_backend_commit_duration_seconds", "0.064"],
] as const;

/** Up to 3.4 Unknown also means that a client hung up. */
function isHonest(raw: Raw, cluster: string, pod: string): boolean {
  const [series] = raw.select("etcd_server_version", { cl: cluster, pod });
  const [major = 0, minor = 0] = (series?.labels.server_version ?? "").split(".").map(Number);
  return major > FIRST_HONEST_UNKNOWN[0] || (major === FIRST_HONEST_UNKNOWN[0] && minor >= FIRST_HONEST_UNKNOWN[1]);
}

function ownRequests(raw: Raw, cluster: string, sli: RequestSli, atMs: number) {
  const all = raw
    .select("grpc_server_handled_total", { cl: cluster, grpc_service: "etcdserverpb.KV", grpc_type: "unary" })
    .filter(({ labels }) => METHODS[sli].some((method) => method === labels.grpc_method));
  const isUnknown = ({ labels }: Series) => labels.grpc_code === "Unknown" && isHonest(raw, cluster, labels.pod ?? "");
  const counted = all.filter(
    (series) => !["Canceled", "Unknown"].includes(series.labels.grpc_code ?? "") || isUnknown(series),
  );
  const faults = all.filter((series) => FAULTS.includes(series.labels.grpc_code ?? "") || isUnknown(series));
  const total = raw.events(counted, "pod", atMs);
  if (total === undefined) return undefined;
  return { total, faults: appeared(raw, faults, counted, atMs) };
}

/** A code that comes for the first time counts from nothing, where the process itself was read a minute before. */
function appeared(raw: Raw, parts: readonly Series[], whole: readonly Series[], atMs: number): number {
  const zero = whole.map((series) => ({ ...series, values: series.values.map(() => 0) }));
  return raw.events([...parts, ...zero], "pod", atMs) ?? 0;
}

function clientRequests(raw: Raw, cluster: string, sli: RequestSli, atMs: number) {
  const of = (name: string, le?: string) =>
    raw
      .select(name, { store: cluster, ...(le === undefined ? {} : { le }) })
      .filter(({ labels }) => WRITE_OPERATIONS.includes(labels.operation ?? "") === (sli === "write"));
  const timedOnly = (series: readonly Series[]) => series.filter(({ labels }) => !UNTIMED.test(labels.operation ?? ""));
  const sum = (series: readonly Series[]) => raw.events(series, "instance", atMs, true) ?? 0;
  const timed = sum(timedOnly(of("etcd_request_duration_seconds_count")));
  const within = sum(timedOnly(of("etcd_request_duration_seconds_bucket", APISERVER_BOUND)));
  const total = raw.events(of("etcd_requests_total"), "instance", atMs, true);
  return { total, faults: sum(of("etcd_request_errors_total")), timed, slow: Math.max(0, timed - within) };
}

/** null: nothing was measured in that minute. */
export function countRequests(raw: Raw, cluster: string, sli: RequestSli, right: Right, atMs: number): Counted | null {
  const clients = clientRequests(raw, cluster, sli, atMs);
  const slowShare = clients.timed > 0 ? clients.slow / clients.timed : 0;
  if (right.errors === "grpc") {
    const own = ownRequests(raw, cluster, sli, atMs);
    if (own === undefined) return null;
    const slow = right.latency === "apiserver" ? own.total * slowShare : 0;
    return { total: own.total, good: own.total - Math.min(own.total, own.faults + slow) };
  }
  if (right.errors !== "apiserver" || clients.total === undefined) return null;
  const bad = clients.faults + (right.latency === "apiserver" ? clients.slow : 0);
  return { total: clients.total, good: clients.total - Math.min(clients.total, bad) };
}

export function countDisk(raw: Raw, cluster: string, atMs: number): Counted | null {
  let total = 0;
  let good = 0;
  for (const [family, le] of DISK) {
    const all = raw.events(raw.select(`${family}_count`, { cl: cluster }), "pod", atMs);
    const within = raw.events(raw.select(`${family}_bucket`, { cl: cluster, le }), "pod", atMs);
    // without its bucket or its count a family is unmeasured, never bad
    if (all === undefined || within === undefined) continue;
    total += all;
    good += within;
  }
  return total > 0 ? { total, good } : null;
}
