// The fleet: plain clusters and awkward ones, each with what is right at the end of the run, written from the contract of every
// number (docs/slo.md) and not from what the rules say. A fault that lasts begins at minute 20 of 40.
import type { Health } from "@/lib/slo/vocabulary";
import { always, apiserver, kv, type MemberOptions, member, SERIES } from "./build";
import type { Steps, TargetPlan } from "./plan";

export interface Right {
  readonly health: Health | readonly Health[];
  /** members that may fail; null = cannot be told; absent = not judged here */
  readonly margin?: number | null;
  readonly members?: number;
  readonly errors?: "grpc" | "apiserver" | "none";
  readonly latency?: "grpc" | "apiserver" | "none";
  /** minutes in which it did not serve: from, to (absent: to the end) */
  readonly lost?: readonly [fromMinute: number, toMinute?: number];
  /** alerts of these names fire, of those that are named in ALERTS_JUDGED */
  readonly alerts?: readonly string[];
  /** its requests are not compared: several readings of one counter differ by the moment of their scrape */
  readonly hasUnevenReadings?: boolean;
}

export interface State {
  readonly name: string;
  readonly targets: readonly TargetPlan[];
  readonly right: Right;
}

const FAULT = 20;
const OK: Right = { health: "ok", margin: 1, members: 3, errors: "grpc", latency: "none", alerts: [] };
const LINKED: Right = { ...OK, latency: "apiserver" };

const three = (name: string, options: MemberOptions = {}) => [1, 2, 3].map((number) => member(name, number, options));
const broken = (from: number, perSecond: number): Steps<number> => [
  [0, 0],
  [from, perSecond],
];
const stops = (perSecond: number, from = FAULT): Steps<number> => [
  [0, perSecond],
  [from, 0],
];
const still = (from = FAULT) => ({
  [SERIES.range]: stops(4, from),
  [SERIES.txn]: stops(2, from),
  [SERIES.put]: stops(0.5, from),
});
const ENDS: Steps<"yes" | "refuses"> = [
  [0, "yes"],
  [FAULT, "refuses"],
];
const LEAVES: Steps<"yes" | "gone"> = [
  [0, "yes"],
  [FAULT, "gone"],
];
const state = (name: string, right: Right, ...targets: readonly TargetPlan[]): State => ({ name, right, targets });

const PLAIN: readonly State[] = Array.from({ length: 12 }, (_, at) => {
  const name = `plain-${String(at).padStart(2, "0")}`;
  const busy = { [SERIES.range]: always(4 + at), [SERIES.txn]: always(2 + at / 4) };
  return state(name, LINKED, ...three(name, { counters: busy }), apiserver(`k-${name}`, name));
});

const REQUESTS: readonly State[] = [
  state("unlinked", OK, ...three("unlinked")),
  state(
    "few-faults",
    { ...LINKED, health: ["burning", "ok", "degraded"] },
    ...three("few-faults", { counters: { [kv("Txn", "Unavailable")]: broken(FAULT, 0.02) } }),
    apiserver("k-few-faults", "few-faults"),
  ),
  state(
    "writes-fail",
    { ...OK, health: "down", lost: [FAULT] },
    ...three("writes-fail", { counters: { [kv("Put", "Unavailable")]: broken(FAULT, 2) } }),
  ),
  state(
    "reads-fail",
    { ...OK, health: "down", lost: [FAULT] },
    ...three("reads-fail", { counters: { [kv("Range", "DeadlineExceeded")]: broken(FAULT, 4) } }),
  ),
  state(
    "client-mistakes",
    OK,
    ...three("client-mistakes", { counters: { [kv("Txn", "InvalidArgument")]: broken(FAULT, 5) } }),
  ),
  state(
    "unknown-old",
    OK,
    ...three("unknown-old", { version: "3.4.3", counters: { [kv("Range", "Unknown")]: broken(FAULT, 4) } }),
  ),
  state(
    "unknown-new",
    { ...OK, health: "down", lost: [FAULT] },
    ...three("unknown-new", { counters: { [kv("Range", "Unknown")]: broken(FAULT, 4) } }),
  ),
  state(
    "all-canceled",
    { ...LINKED, health: "down", lost: [FAULT], alerts: ["EtcdClientsCutOff", "K8sCutOffFromEtcd"] },
    ...three("all-canceled", {
      counters: { ...still(), [kv("Range", "Canceled")]: broken(FAULT, 4), [kv("Txn", "Canceled")]: broken(FAULT, 2) },
    }),
    apiserver("k-all-canceled", "all-canceled", { writeErrors: broken(FAULT, 3), readErrors: broken(FAULT, 5) }),
  ),
  state(
    "clients-see-errors-60",
    { ...LINKED, health: "down", lost: [FAULT], alerts: ["EtcdClientsCutOff", "K8sCutOffFromEtcd"] },
    ...three("clients-see-errors-60"),
    apiserver("k-errors-60", "clients-see-errors-60", {
      writeErrors: broken(FAULT, 1.8),
      readErrors: broken(FAULT, 3),
    }),
  ),
  state(
    "clients-see-all-fail",
    { ...LINKED, health: "down", lost: [FAULT], alerts: ["EtcdClientsCutOff", "K8sCutOffFromEtcd"] },
    ...three("clients-see-all-fail"),
    apiserver("k-all-fail", "clients-see-all-fail", { writeErrors: broken(FAULT, 3), readErrors: broken(FAULT, 5) }),
  ),
  state(
    "clients-see-all-slow",
    { ...LINKED, health: "down", lost: [FAULT] },
    ...three("clients-see-all-slow"),
    apiserver("k-all-slow", "clients-see-all-slow", { fastWrites: stops(3), fastReads: stops(5) }),
  ),
  state(
    "one-of-two-cut-off",
    { ...LINKED, health: "degraded", alerts: ["EtcdClientsCutOff", "K8sCutOffFromEtcd"] },
    ...three("one-of-two-cut-off"),
    apiserver("k-half-fine", "one-of-two-cut-off"),
    apiserver("k-half-cut", "one-of-two-cut-off", { writeErrors: broken(FAULT, 3), readErrors: broken(FAULT, 5) }),
  ),
  state("no-traffic", { ...OK, health: "degraded" }, ...three("no-traffic", { counters: still() })),
  state(
    "unscraped-clients-fail",
    { health: "down", errors: "apiserver", latency: "apiserver", lost: [FAULT] },
    apiserver("k-unscraped", "unscraped-clients-fail", { writeErrors: broken(FAULT, 3), readErrors: broken(FAULT, 5) }),
  ),
  state(
    "dropped-bucket",
    OK,
    ...three("dropped-bucket"),
    apiserver("k-dropped-bucket", "dropped-bucket", { without: /le="1"/ }),
  ),
  state("dropped-disk-bucket", OK, ...three("dropped-disk-bucket", { without: /le="0\.(016|064)"/ })),
  state("keep-list-without-count", OK, ...three("keep-list-without-count", { without: /_seconds_count$/ })),
];

const MEMBERS: readonly State[] = [
  state(
    "one-silent",
    { ...OK, health: "degraded", margin: 0 },
    member("one-silent", 1),
    member("one-silent", 2),
    member("one-silent", 3, { answer: ENDS }),
  ),
  state(
    "one-timed-out-scrape",
    OK,
    member("one-timed-out-scrape", 1),
    member("one-timed-out-scrape", 2),
    member("one-timed-out-scrape", 3, {
      answer: [
        [0, "yes"],
        [25, "hangs"],
        [25.2, "yes"],
      ],
    }),
  ),
  state(
    "quorum-lost-leaderless",
    { health: "down", margin: -1, members: 3, lost: [FAULT], alerts: ["EtcdQuorumLost"] },
    member("quorum-lost-leaderless", 1, { leader: stops(1), counters: still() }),
    member("quorum-lost-leaderless", 2, { answer: ENDS, counters: still() }),
    member("quorum-lost-leaderless", 3, { answer: ENDS, counters: still() }),
  ),
  state(
    "quorum-lost-two-left-discovery",
    { health: "down", members: 3, lost: [FAULT], alerts: ["EtcdQuorumLost"] },
    member("quorum-lost-two-left-discovery", 1, { leader: stops(1), counters: still() }),
    member("quorum-lost-two-left-discovery", 2, { answer: LEAVES }),
    member("quorum-lost-two-left-discovery", 3, { answer: LEAVES }),
  ),
  state(
    "voter-sees-a-leader",
    { health: "blind", members: 3, alerts: ["EtcdMembersUnreachable"] },
    member("voter-sees-a-leader", 1, { counters: still() }),
    member("voter-sees-a-leader", 2, { answer: ENDS }),
    member("voter-sees-a-leader", 3, { answer: ENDS }),
  ),
  state(
    "unreachable",
    { health: "blind", members: 3, alerts: ["EtcdMembersUnreachable"] },
    ...three("unreachable", { answer: ENDS }),
  ),
  state("never-answered", { health: "blind", alerts: [] }, ...three("never-answered", { answer: always("refuses") })),
  state(
    "scraper-times-out",
    { health: "blind", alerts: ["EtcdMembersUnreachable"] },
    ...three("scraper-times-out", {
      answer: [
        [0, "yes"],
        [FAULT, "hangs"],
      ],
    }),
  ),
  state(
    "unreachable-clients-fine",
    { health: "ok", members: 3, errors: "grpc", latency: "apiserver" },
    ...three("unreachable-clients-fine", { answer: ENDS }),
    apiserver("k-clients-fine", "unreachable-clients-fine"),
  ),
  state("vanished", { health: "blind", alerts: ["EtcdClusterVanished"] }, ...three("vanished", { answer: LEAVES })),
  state(
    "learner",
    OK,
    ...three("learner"),
    member("learner", 4, { gauges: { etcd_server_is_learner: always(1), etcd_server_has_leader: always(1) } }),
  ),
  state(
    "two-ports",
    { ...OK, hasUnevenReadings: true },
    ...three("two-ports"),
    ...[1, 2, 3].map((number) =>
      member("two-ports", number, { id: `two-ports-metrics-${number}`, labels: { pod: `two-ports-${number}:2381` } }),
    ),
  ),
  state(
    "replicas",
    { ...OK, hasUnevenReadings: true },
    ...["a", "b"].flatMap((replica) =>
      [1, 2, 3].map((number) =>
        member("replicas", number, { id: `replicas-${replica}-${number}`, labels: { prometheus_replica: replica } }),
      ),
    ),
  ),
  state("backup-sidecar", OK, ...three("backup-sidecar"), {
    id: "backup-sidecar-br",
    labels: { job: "etcd-metrics", cl: "backup-sidecar", pod: "backup-sidecar-br" },
    answer: always("yes"),
    restarts: [],
    counters: { etcdbr_snapshot_duration_seconds_count: always(0.01) },
    gauges: {},
  }),
  state("single", { ...OK, health: "ok", margin: 0, members: 1 }, member("single", 1)),
  state("five", { ...OK, margin: 2, members: 5 }, ...[1, 2, 3, 4, 5].map((number) => member("five", number))),
  state(
    "counter-reset",
    OK,
    member("counter-reset", 1, { restarts: [24] }),
    member("counter-reset", 2),
    member("counter-reset", 3),
  ),
  state(
    "mixed-versions",
    OK,
    member("mixed-versions", 1, { version: "3.4.23" }),
    member("mixed-versions", 2),
    member("mixed-versions", 3, { version: "3.6.4" }),
  ),
  state(
    "missed-scrapes",
    OK,
    member("missed-scrapes", 1),
    member("missed-scrapes", 2),
    member("missed-scrapes", 3, {
      answer: [
        [0, "yes"],
        [15.1, "refuses"],
        [15.6, "yes"],
        [19.1, "refuses"],
        [19.6, "yes"],
        [25.1, "refuses"],
        [25.6, "yes"],
      ],
    }),
  ),
];

export const STATES: readonly State[] = [...PLAIN, ...REQUESTS, ...MEMBERS];

/** Alerts whose presence and absence is held for every state. */
export const ALERTS_JUDGED = [
  "EtcdQuorumLost",
  "EtcdMembersUnreachable",
  "EtcdClusterVanished",
  "EtcdClientsCutOff",
  "K8sCutOffFromEtcd",
] as const;

/** Labels of place and business, from the position in the list, so that roll-ups have something to add up. */
export function placedTargets(states: readonly State[]): TargetPlan[] {
  return states.flatMap(({ targets }, at) => {
    const dc = at % 3 === 0 ? "north" : "south";
    const place = { dc, biz: at % 2 === 0 ? "shop" : "bank", purpose: "k8s-main", size: "large", tenant: `t${at % 5}` };
    return targets.map((target, number) => {
      const az = `${dc}-${(number % 3) + 1}`;
      const own = target.labels.job === "kapi" ? { dc } : { ...place, az, node: `${az}-h${at % 4}` };
      return { ...target, labels: { ...own, ...target.labels } };
    });
  });
}
