// Makes clusters of the fleet: members of etcd and the kube-apiservers in front of them, healthy unless told otherwise. Label names and
// jobs are foreign on purpose: nothing here is called as Raftboard calls it.
import type { Answer, Steps, TargetPlan } from "./plan";

/** Raw names of this fleet, as its raftboard.yaml says them. */
export const FOREIGN = {
  labels: {
    etcd_cluster: "cl",
    member: "pod",
    region: "dc",
    zone: "az",
    host: "node",
    product: "biz",
    scenario: "purpose",
    spec: "size",
    customer: "tenant",
    k8s_cluster: "kube",
    k8s_main_etcd: "store",
    k8s_events_etcd: "store_events",
  },
  selectors: { etcd: 'job="etcd-metrics"', apiserver: 'job="kapi"', maintenance: 'fleet_works{what="etcd"} == 1' },
} as const;

export interface MemberOptions {
  readonly answer?: Steps<Answer>;
  readonly leader?: Steps<number>;
  readonly version?: string;
  readonly restarts?: readonly number[];
  readonly counters?: Readonly<Record<string, Steps<number>>>;
  readonly gauges?: Readonly<Record<string, Steps<number>>>;
  readonly without?: RegExp;
  readonly labels?: Readonly<Record<string, string>>;
  readonly id?: string;
}

export const kv = (method: string, code: string) =>
  `grpc_server_handled_total{grpc_service="etcdserverpb.KV",grpc_type="unary",grpc_method="${method}",grpc_code="${code}"}`;
const WAL = "etcd_disk_wal_fsync_duration_seconds";
const BACKEND = "etcd_disk_backend_commit_duration_seconds";
export const always = <T>(value: T): Steps<T> => [[0, value]];

/** The counters of a calm member, by what they count. */
export const SERIES = {
  range: kv("Range", "OK"),
  txn: kv("Txn", "OK"),
  put: kv("Put", "OK"),
  walAll: `${WAL}_count`,
  walWithin: `${WAL}_bucket{le="0.016"}`,
  backendAll: `${BACKEND}_count`,
  backendWithin: `${BACKEND}_bucket{le="0.064"}`,
} as const;

/** 240 reads, 150 writes and 240 disk operations a minute and member. */
const CALM: Readonly<Record<string, Steps<number>>> = {
  [SERIES.range]: always(4),
  [SERIES.txn]: always(2),
  [SERIES.put]: always(0.5),
  [SERIES.walAll]: always(3),
  [SERIES.walWithin]: always(3),
  [`${WAL}_bucket{le="+Inf"}`]: always(3),
  [SERIES.backendAll]: always(1),
  [SERIES.backendWithin]: always(1),
  [`${BACKEND}_bucket{le="+Inf"}`]: always(1),
  etcd_server_proposals_applied_total: always(2.5),
  etcd_server_proposals_committed_total: always(2.5),
  etcd_server_leader_changes_seen_total: always(0),
};

export function member(cluster: string, number: number, options: MemberOptions = {}): TargetPlan {
  const { version = "3.5.12", without } = options;
  const gauges = {
    etcd_server_has_leader: options.leader ?? always(1),
    etcd_server_is_leader: always(number === 1 ? 1 : 0),
    etcd_server_is_learner: always(0),
    [`etcd_server_id{server_id="${cluster}-${number}"}`]: always(1),
    [`etcd_server_version{server_version="${version}"}`]: always(1),
    etcd_mvcc_db_total_size_in_bytes: always(1e9 + number * 1e6),
    etcd_mvcc_db_total_size_in_use_in_bytes: always(6e8),
    etcd_server_quota_backend_bytes: always(8e9),
    etcd_debugging_mvcc_keys_total: always(40_000 + number),
    ...options.gauges,
  };
  const kept = <T>(series: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(series).filter(([name]) => !(without?.test(name) ?? false)));
  return {
    id: options.id ?? `${cluster}-${number}`,
    labels: { job: "etcd-metrics", cl: cluster, pod: `${cluster}-${number}`, ...options.labels },
    answer: options.answer ?? always("yes"),
    restarts: options.restarts ?? [],
    counters: kept({ ...CALM, ...options.counters }),
    gauges: kept(gauges),
  };
}

export interface ApiserverOptions {
  readonly events?: string;
  readonly answer?: Steps<Answer>;
  readonly writes?: Steps<number>;
  readonly reads?: Steps<number>;
  readonly writeErrors?: Steps<number>;
  readonly readErrors?: Steps<number>;
  /** writes and reads that end within a second */
  readonly fastWrites?: Steps<number>;
  readonly fastReads?: Steps<number>;
  readonly without?: RegExp;
}

const requests = (operation: string) => `{operation="${operation}",group="",resource="pods"}`;

/** 180 writes and 300 reads a minute, all answered within a second. */
export function apiserver(kube: string, store: string, options: ApiserverOptions = {}): TargetPlan {
  const { writes = always(3), reads = always(5), without } = options;
  const of = (operation: string, all: Steps<number>, fast: Steps<number>, errors: Steps<number> | undefined) => ({
    [`etcd_requests_total${requests(operation)}`]: all,
    ...(errors ? { [`etcd_request_errors_total${requests(operation)}`]: errors } : {}),
    [`etcd_request_duration_seconds_count${requests(operation)}`]: all,
    [`etcd_request_duration_seconds_bucket${requests(operation).replace("}", ',le="1"}')}`]: fast,
    [`etcd_request_duration_seconds_bucket${requests(operation).replace("}", ',le="+Inf"}')}`]: all,
  });
  const counters = {
    ...of("update", writes, options.fastWrites ?? writes, options.writeErrors),
    ...of("get", reads, options.fastReads ?? reads, options.readErrors),
  };
  return {
    id: `api-${kube}-${store}`,
    labels: {
      job: "kapi",
      kube,
      store,
      instance: `api-${kube}`,
      ...(options.events ? { store_events: options.events } : {}),
    },
    answer: options.answer ?? always("yes"),
    restarts: [],
    counters: Object.fromEntries(Object.entries(counters).filter(([name]) => !(without?.test(name) ?? false))),
    gauges: {},
  };
}
