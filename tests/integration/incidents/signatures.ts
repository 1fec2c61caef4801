// What each incident must show, as numbers: on which panel of the cluster page, on which lines, before and during; which signals of
// troubleshooting depart, which stay, and in which order. From the incidents' own signatures (docs/simulator.md).
import type { ETCD_SIGNALS, K8S_SIGNALS } from "@/lib/diagnosis/signals";
import type { Health } from "@/lib/slo/vocabulary";
import type { Role } from "./cast";

type PanelId =
  | "cluster-availability-parts"
  | "cluster-requests"
  | "cluster-error-ratio"
  | "cluster-latency"
  | "cluster-wal-fsync"
  | "cluster-backend-commit"
  | "cluster-slow-applies"
  | "cluster-leader-changes"
  | "cluster-proposals"
  | "cluster-proposals-pending"
  | "cluster-db-size"
  | "cluster-keys"
  | "cluster-revision-gap"
  | "cluster-value-size"
  | "cluster-memory"
  | "cluster-cpu"
  | "cluster-peers-missing"
  | "cluster-peer-round-trip"
  | "cluster-traffic";
type SignalId = (typeof ETCD_SIGNALS)[number] | (typeof K8S_SIGNALS)[number];

/** Inclusive; `isFactor`: as a multiple of the median before. Without numbers: no sample at all. */
export interface Bound {
  readonly from?: number;
  readonly to?: number;
  readonly isFactor?: boolean;
  readonly isAbsent?: boolean;
}

export interface Sign {
  readonly says: string;
  readonly panel: PanelId;
  /** members that the incident is about, the other members, or lines by name */
  readonly of: "hit" | "others" | "all" | RegExp;
  /** `span`: peak less least */
  readonly reads: "median" | "peak" | "least" | "newest" | "span";
  readonly during: Bound;
  /** before it, and on the untouched cluster meanwhile; absent: the sign itself is that nothing changes */
  readonly calm?: Bound;
  /** minutes after the beginning; absent: from when rates have settled until now */
  readonly minutes?: readonly [from: number, to: number];
}

export interface Signature {
  readonly role: Role;
  readonly title: string;
  readonly signs: readonly Sign[];
  readonly departs: readonly SignalId[];
  readonly stays: readonly SignalId[];
  /** pairs: the first departs before the second */
  readonly order?: readonly (readonly [SignalId, SignalId])[];
  readonly health?: Health;
}

const over = (from: number): Bound => ({ from });
const under = (to: number): Bound => ({ to });
const between = (from: number, to: number): Bound => ({ from, to });
const times = (from: number, to = Number.POSITIVE_INFINITY): Bound => ({ from, to, isFactor: true });
const ABSENT: Bound = { isAbsent: true };
const USUAL = times(0.6, 1.6);

const WRITES = /^(Txn|Put|create|update)$/;
const READS = /^(Range|get|list)$/;
const QUIET_DISK_SECONDS = 0.016;
const QUIET_COMMIT_SECONDS = 0.064;

const requestsAsUsual: Sign = {
  says: "requests are as many as before",
  panel: "cluster-requests",
  of: /^(Txn|Range)$/,
  reads: "median",
  during: USUAL,
};
const disksAsUsual = (of: Sign["of"]): Sign => ({
  says: "disks are as fast as before",
  panel: "cluster-wal-fsync",
  of,
  reads: "peak",
  during: under(QUIET_DISK_SECONDS),
});
const readsServed: Sign = {
  says: "reads are served",
  panel: "cluster-error-ratio",
  of: /^Read$/,
  reads: "peak",
  during: under(0.005),
};

const ZONE_DISK_JITTER: readonly Signature[] = [
  {
    role: "zone-disk-jitter",
    title: "led from the bad zone",
    signs: [
      {
        says: "fsync of the member in the zone is far over its bound, from the first minutes on",
        panel: "cluster-wal-fsync",
        of: "hit",
        reads: "least",
        during: between(0.2, 4),
        calm: under(QUIET_DISK_SECONDS),
        minutes: [2, 30],
      },
      disksAsUsual("others"),
      {
        says: "so is its commit",
        panel: "cluster-backend-commit",
        of: "hit",
        reads: "least",
        during: over(0.2),
        calm: under(QUIET_COMMIT_SECONDS),
      },
      {
        says: "writes pass their bound",
        panel: "cluster-latency",
        of: WRITES,
        reads: "median",
        during: over(1),
        calm: under(0.1),
      },
      {
        says: "reads slow down mildly",
        panel: "cluster-latency",
        of: READS,
        reads: "peak",
        during: under(0.25),
      },
      {
        says: "proposals wait",
        panel: "cluster-proposals-pending",
        of: "all",
        reads: "median",
        during: between(10, 200),
        calm: under(5),
      },
      {
        says: "a share of writes is bad",
        panel: "cluster-error-ratio",
        of: /^Write$/,
        reads: "median",
        during: between(0.005, 0.2),
        calm: under(0.002),
      },
      {
        says: "the leader moves three times at most",
        panel: "cluster-leader-changes",
        of: /^leader changes$/,
        reads: "peak",
        during: under(3),
      },
      requestsAsUsual,
    ],
    departs: [
      "etcd-wal-fsync",
      "etcd-backend-commit",
      "etcd-proposals-pending",
      "k8s-etcd-latency",
      "k8s-request-latency",
    ],
    stays: ["etcd-requests", "etcd-member-up", "k8s-requests", "k8s-lists"],
  },
  {
    role: "led-elsewhere",
    title: "led from elsewhere: its follower's disk is bad, its users feel nothing",
    signs: [
      {
        says: "fsync of the follower in the zone is far over its bound",
        panel: "cluster-wal-fsync",
        of: "hit",
        reads: "least",
        during: over(0.2),
        calm: under(QUIET_DISK_SECONDS),
      },
      disksAsUsual("others"),
      { says: "writes are quick", panel: "cluster-latency", of: WRITES, reads: "peak", during: under(0.1) },
      { says: "writes are good", panel: "cluster-error-ratio", of: /^Write$/, reads: "peak", during: under(0.002) },
      requestsAsUsual,
    ],
    departs: ["etcd-wal-fsync", "etcd-backend-commit"],
    stays: ["k8s-etcd-latency", "k8s-server-errors", "etcd-leader-changes", "etcd-proposals-pending"],
  },
];

const MEMBERS_GONE: readonly Signature[] = [
  {
    role: "member-down",
    title: "one member is gone, users hardly notice",
    signs: [
      {
        says: "the others miss one peer",
        panel: "cluster-peers-missing",
        of: "others",
        reads: "least",
        during: between(1, 1),
        calm: under(0),
      },
      { says: "the member says nothing", panel: "cluster-wal-fsync", of: "hit", reads: "peak", during: ABSENT },
      disksAsUsual("others"),
      {
        says: "one election at most",
        panel: "cluster-leader-changes",
        of: /^leader changes$/,
        reads: "peak",
        during: under(1),
        minutes: [0, 30],
      },
      { says: "commits go on", panel: "cluster-proposals", of: /^committed$/, reads: "median", during: USUAL },
      { says: "writes are good", panel: "cluster-error-ratio", of: /^Write$/, reads: "median", during: under(0.002) },
      requestsAsUsual,
    ],
    departs: ["etcd-member-up"],
    stays: ["etcd-wal-fsync", "k8s-etcd-latency", "k8s-requests", "etcd-requests"],
    health: "degraded",
  },
  {
    role: "partition",
    title: "one member answers its scrape and is cut off from its peers",
    signs: [
      {
        says: "the member misses both its peers",
        panel: "cluster-peers-missing",
        of: "hit",
        reads: "least",
        during: between(2, 2),
        calm: under(0),
      },
      {
        says: "its peers miss it",
        panel: "cluster-peers-missing",
        of: "others",
        reads: "least",
        during: between(1, 1),
        calm: under(0),
      },
      {
        says: "one member sees no leader",
        panel: "cluster-leader-changes",
        of: /^members without a leader$/,
        reads: "least",
        during: between(1, 1),
        calm: under(0),
      },
      {
        says: "its round trips are no longer measured",
        panel: "cluster-peer-round-trip",
        of: "hit",
        reads: "peak",
        during: ABSENT,
        minutes: [11, 30],
      },
      {
        says: "it falls behind, further and further",
        panel: "cluster-revision-gap",
        of: "hit",
        reads: "least",
        during: over(5_000),
        calm: under(1),
      },
      { says: "the majority commits", panel: "cluster-proposals", of: /^committed$/, reads: "median", during: USUAL },
      disksAsUsual("others"),
    ],
    departs: ["etcd-error-ratio", "k8s-server-errors"],
    stays: ["etcd-member-up", "etcd-wal-fsync", "k8s-requests"],
  },
  {
    role: "quorum-loss",
    title: "a majority is gone: nothing is served until it returns",
    signs: [
      {
        says: "the survivor sees no leader",
        panel: "cluster-leader-changes",
        of: /^members without a leader$/,
        reads: "least",
        during: between(1, 1),
        calm: under(0),
        minutes: [2, 18],
      },
      {
        says: "it misses both its peers",
        panel: "cluster-peers-missing",
        of: "others",
        reads: "least",
        during: between(2, 2),
        calm: under(0),
        minutes: [2, 18],
      },
      {
        says: "nothing is committed",
        panel: "cluster-proposals",
        of: /^committed$/,
        reads: "peak",
        during: under(0.5),
        calm: over(20),
        minutes: [4, 18],
      },
      {
        says: "every write and read fails",
        panel: "cluster-error-ratio",
        of: /^(Write|Read)$/,
        reads: "least",
        during: over(0.99),
        calm: under(0.002),
        minutes: [3, 18],
      },
      {
        says: "calls fail only after seven seconds",
        panel: "cluster-latency",
        of: /./,
        reads: "least",
        during: over(7),
        calm: under(0.1),
        minutes: [4, 18],
      },
      {
        says: "the number of calls collapses",
        panel: "cluster-requests",
        of: /^(Txn|Range)$/,
        reads: "median",
        during: times(0, 0.4),
        calm: USUAL,
        minutes: [4, 18],
      },
      {
        says: "minutes are bad for want of quorum",
        panel: "cluster-availability-parts",
        of: /^Quorum$/,
        reads: "least",
        during: between(1, 1),
        calm: under(0),
        minutes: [3, 18],
      },
      {
        says: "when the members are back all is served again",
        panel: "cluster-error-ratio",
        of: /^(Write|Read)$/,
        reads: "newest",
        during: under(0.002),
      },
    ],
    departs: [
      "etcd-member-up",
      "etcd-requests",
      "etcd-error-ratio",
      "k8s-server-errors",
      "k8s-timeouts",
      "k8s-etcd-latency",
    ],
    stays: ["k8s-apiserver-up", "k8s-lists"],
  },
  {
    role: "monitoring-loss",
    title: "nobody looks: no number is made up, neither zero nor good nor bad",
    signs: (
      [
        "cluster-requests",
        "cluster-error-ratio",
        "cluster-latency",
        "cluster-wal-fsync",
        "cluster-proposals",
        "cluster-leader-changes",
        "cluster-db-size",
        "cluster-memory",
        "cluster-availability-parts",
        "cluster-peers-missing",
      ] as const
    ).map((panel) => ({
      says: `${panel} has a gap`,
      panel,
      of: /./,
      reads: "peak",
      during: ABSENT,
      minutes: [6, 30],
    })),
    departs: [],
    stays: [
      "etcd-member-up",
      "etcd-requests",
      "etcd-error-ratio",
      "k8s-server-errors",
      "k8s-requests",
      "k8s-apiserver-up",
    ],
    health: "blind",
  },
];

const LOAD: readonly Signature[] = [
  {
    role: "big-values",
    title: "the same number of writes, a hundred times as big",
    signs: [
      {
        says: "the mean value grows from kilobytes to hundreds of kilobytes",
        panel: "cluster-value-size",
        of: "all",
        reads: "median",
        during: between(2e5, 1.4e6),
        calm: under(5_000),
      },
      {
        says: "bytes from clients follow",
        panel: "cluster-traffic",
        of: /^from clients$/,
        reads: "median",
        during: times(50),
        calm: USUAL,
      },
      {
        says: "bytes to clients do not",
        panel: "cluster-traffic",
        of: /^to clients$/,
        reads: "median",
        during: USUAL,
      },
      {
        says: "fsync is slower on every member",
        panel: "cluster-wal-fsync",
        of: "all",
        reads: "least",
        during: times(3),
        calm: times(0.2, 2),
      },
      {
        says: "so is commit",
        panel: "cluster-backend-commit",
        of: "all",
        reads: "least",
        during: times(3),
        calm: times(0.2, 2),
      },
      {
        says: "members apply slowly",
        panel: "cluster-slow-applies",
        of: "all",
        reads: "median",
        during: over(0.5),
        calm: under(0.05),
      },
      {
        says: "the database grows",
        panel: "cluster-db-size",
        of: /^file size$/,
        reads: "newest",
        during: times(1.02),
        calm: times(0.999, 1.001),
      },
      requestsAsUsual,
    ],
    departs: ["etcd-wal-fsync", "etcd-backend-commit", "k8s-etcd-latency"],
    stays: ["etcd-requests", "k8s-requests", "k8s-lists", "k8s-etcd-requests", "etcd-leader-changes"],
  },
  {
    role: "list-storm",
    title: "few more requests, a hundred times the bytes, one member hit",
    signs: [
      {
        says: "reads rise fivefold",
        panel: "cluster-requests",
        of: /^Range$/,
        reads: "median",
        during: times(4, 6),
        calm: USUAL,
      },
      { says: "writes are as many", panel: "cluster-requests", of: /^Txn$/, reads: "median", during: USUAL },
      {
        says: "bytes to clients rise a hundredfold",
        panel: "cluster-traffic",
        of: /^to clients$/,
        reads: "median",
        during: times(50, 200),
        calm: USUAL,
      },
      {
        says: "bytes from clients do not",
        panel: "cluster-traffic",
        of: /^from clients$/,
        reads: "median",
        during: USUAL,
      },
      {
        says: "the member that is asked needs twice the memory",
        panel: "cluster-memory",
        of: "hit",
        reads: "median",
        during: times(1.8, 2.5),
        calm: USUAL,
      },
      { says: "the others do not", panel: "cluster-memory", of: "others", reads: "peak", during: times(0.8, 1.2) },
      {
        says: "it applies slowly",
        panel: "cluster-slow-applies",
        of: "hit",
        reads: "median",
        during: over(0.5),
        calm: under(0.05),
      },
      { says: "the others do not", panel: "cluster-slow-applies", of: "others", reads: "peak", during: under(0.05) },
      {
        says: "it needs several times the CPU",
        panel: "cluster-cpu",
        of: "hit",
        reads: "median",
        during: times(2.5),
        calm: USUAL,
      },
      {
        says: "reads pass their bound",
        panel: "cluster-latency",
        of: READS,
        reads: "median",
        during: over(0.4),
        calm: under(0.1),
      },
      {
        says: "writes slow down a little",
        panel: "cluster-latency",
        of: WRITES,
        reads: "median",
        during: between(0.02, 0.3),
      },
    ],
    departs: [
      "k8s-requests",
      "k8s-lists",
      "k8s-etcd-requests",
      "k8s-etcd-latency",
      "etcd-requests",
      "k8s-request-latency",
    ],
    stays: ["etcd-leader-changes", "etcd-member-up", "etcd-proposals-pending"],
    order: [["k8s-requests", "etcd-requests"]],
  },
  {
    role: "event-storm",
    title: "many more small writes, and everything that they leave behind",
    signs: [
      {
        says: "writes rise three- to tenfold",
        panel: "cluster-requests",
        of: /^Txn$/,
        reads: "median",
        during: times(3, 10),
        calm: USUAL,
      },
      {
        says: "leases are granted more often",
        panel: "cluster-requests",
        of: /^LeaseGrant$/,
        reads: "median",
        during: times(2.5),
        calm: USUAL,
      },
      { says: "reads are as many", panel: "cluster-requests", of: /^Range$/, reads: "median", during: USUAL },
      {
        says: "commits follow",
        panel: "cluster-proposals",
        of: /^committed$/,
        reads: "median",
        during: times(3, 10),
        calm: USUAL,
      },
      {
        says: "keys pile up",
        panel: "cluster-keys",
        of: "all",
        reads: "newest",
        during: times(1.5),
        calm: times(0.9, 1.1),
      },
      {
        says: "the database grows",
        panel: "cluster-db-size",
        of: /^file size$/,
        reads: "newest",
        during: times(1.3),
        calm: times(0.999, 1.001),
      },
      {
        says: "values are as small as before",
        panel: "cluster-value-size",
        of: "all",
        reads: "median",
        during: times(0.9, 1.1),
      },
    ],
    departs: ["k8s-requests", "k8s-etcd-requests", "etcd-requests"],
    stays: ["k8s-lists", "etcd-leader-changes", "etcd-member-up", "etcd-wal-fsync"],
  },
];

const STATE: readonly Signature[] = [
  {
    role: "leader-flapping",
    title: "elections one after the other, bad seconds with each",
    signs: [
      {
        says: "the leader changes within any few minutes",
        panel: "cluster-leader-changes",
        of: /^leader changes$/,
        reads: "median",
        during: between(1, 5),
        calm: under(0),
      },
      {
        says: "proposals fail",
        panel: "cluster-proposals",
        of: /^failed$/,
        reads: "median",
        during: over(0.05),
        calm: under(0),
      },
      {
        says: "some minutes lose a share of their writes",
        panel: "cluster-error-ratio",
        of: /^Write$/,
        reads: "peak",
        during: between(0.02, 0.5),
        calm: under(0.002),
      },
      disksAsUsual("all"),
      requestsAsUsual,
    ],
    departs: ["etcd-leader-changes", "etcd-error-ratio", "k8s-server-errors", "k8s-etcd-error-ratio"],
    stays: ["etcd-wal-fsync", "etcd-member-up", "k8s-requests", "etcd-requests"],
  },
  {
    role: "quota-exhaustion",
    title: "a straight line to the quota, then no write, with reads as ever",
    signs: [
      {
        says: "the file stands at its quota",
        panel: "cluster-db-size",
        of: /^file size$/,
        reads: "newest",
        during: between(0.94 * 4 * 2 ** 30, 4 * 2 ** 30),
        calm: under(0.5 * 4 * 2 ** 30),
      },
      {
        says: "writes are good until it is full",
        panel: "cluster-error-ratio",
        of: /^Write$/,
        reads: "peak",
        during: under(0.002),
        minutes: [0, 59],
      },
      {
        says: "then nearly all writes fail",
        panel: "cluster-error-ratio",
        of: /^Write$/,
        reads: "least",
        during: over(0.95),
        calm: under(0.002),
        minutes: [62, 72],
      },
      readsServed,
      {
        says: "nearly nothing is committed",
        panel: "cluster-proposals",
        of: /^committed$/,
        reads: "median",
        during: times(0, 0.05),
        calm: USUAL,
        minutes: [63, 72],
      },
      { says: "calls are as many", panel: "cluster-requests", of: /^Range$/, reads: "median", during: USUAL },
      disksAsUsual("all"),
    ],
    departs: ["etcd-quota-usage", "etcd-error-ratio", "k8s-server-errors", "k8s-etcd-error-ratio"],
    stays: ["etcd-wal-fsync", "etcd-leader-changes", "etcd-member-up", "k8s-requests"],
    order: [
      ["etcd-quota-usage", "etcd-error-ratio"],
      ["etcd-quota-usage", "k8s-server-errors"],
    ],
    health: "down",
  },
  {
    role: "data-inconsistency",
    title: "all is well but for one member's data",
    signs: [
      {
        says: "one member's revision is behind",
        panel: "cluster-revision-gap",
        of: "hit",
        reads: "least",
        during: over(100),
        calm: under(0),
      },
      {
        says: "by a number that does not grow",
        panel: "cluster-revision-gap",
        of: "hit",
        reads: "span",
        during: under(2),
      },
      { says: "the others agree", panel: "cluster-revision-gap", of: "others", reads: "peak", during: under(0) },
      {
        says: "it holds fewer keys",
        panel: "cluster-keys",
        of: "hit",
        reads: "newest",
        during: times(0.95, 0.99),
        calm: times(0.95, 1.05),
      },
      { says: "writes are good", panel: "cluster-error-ratio", of: /^Write$/, reads: "peak", during: under(0.002) },
      { says: "calls are quick", panel: "cluster-latency", of: /./, reads: "peak", during: under(0.1) },
      readsServed,
      disksAsUsual("all"),
      requestsAsUsual,
    ],
    departs: [],
    stays: [
      "etcd-wal-fsync",
      "etcd-error-ratio",
      "etcd-member-up",
      "etcd-requests",
      "k8s-etcd-latency",
      "k8s-server-errors",
    ],
  },
  {
    role: "defrag-wave",
    title: "member after member stands still, and the file shrinks to what is in use",
    signs: [
      {
        says: "writes wait for seconds while it is the turn of a member",
        panel: "cluster-latency",
        of: WRITES,
        reads: "peak",
        during: over(1),
        calm: under(0.1),
      },
      {
        says: "and are quick again afterwards",
        panel: "cluster-latency",
        of: WRITES,
        reads: "newest",
        during: under(0.1),
      },
      {
        says: "the file shrinks",
        panel: "cluster-db-size",
        of: /^file size$/,
        reads: "newest",
        during: times(0.2, 0.85),
        calm: times(0.999, 1.001),
      },
      {
        says: "what is in use stays",
        panel: "cluster-db-size",
        of: /^in use$/,
        reads: "newest",
        during: times(0.93, 1.07),
      },
      disksAsUsual("all"),
      requestsAsUsual,
    ],
    departs: ["k8s-etcd-latency"],
    stays: ["etcd-wal-fsync", "etcd-member-up", "etcd-requests", "k8s-requests", "k8s-server-errors"],
  },
];

export const SIGNATURES: readonly Signature[] = [...ZONE_DISK_JITTER, ...MEMBERS_GONE, ...LOAD, ...STATE];
