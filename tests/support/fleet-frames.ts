// Makes the frames that the fleet's queries would answer, from a short description of clusters.
import type { Frame, FrameSeries } from "@/lib/query/types";
import { buildInventory } from "@/lib/server/fleet/build-inventory";
import { buildNow } from "@/lib/server/fleet/build-now";
import { FleetAnswers } from "@/lib/server/fleet/fleet-answers";
import { FLEET_QUERIES } from "@/lib/server/fleet/queries";
import type { FleetSnapshot } from "@/lib/server/fleet/snapshot";
import { BUDGET_CODES, type BudgetState, HEALTH_CODES, type Health } from "@/lib/slo/vocabulary";

export interface FakeCluster {
  readonly id: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** of its members, in their order */
  readonly hosts?: readonly string[];
  readonly zones?: readonly string[];
  /** absent: no health sample */
  readonly health?: Health;
  /** start of not-ok as recorded, Unix ms */
  readonly sinceUnixMs?: number;
  readonly isInMaintenance?: boolean;
  readonly budget?: BudgetState;
  readonly margin?: number;
  readonly burn1h?: number;
  /** per SLI: objective, error ratio and events over 28 d */
  readonly slis?: Readonly<Record<string, { objective: number; error?: number; total?: number }>>;
  readonly k8s?: readonly string[];
}

export const AS_OF = 1_795_000_000_000;

function frame(name: string, samples: readonly (readonly [Record<string, string>, number])[]): Frame {
  const series: FrameSeries[] = samples.map(([labels, value]) => ({ labels, values: [value] }));
  return { name, timesUnixMs: [AS_OF], series };
}

export function fakeFrames(clusters: readonly FakeCluster[]): Map<string, Frame> {
  const of = (id: string, labels: Record<string, string> = {}) => ({ etcd_cluster: id, ...labels });
  const perSli = (pick: (sli: { objective: number; error?: number; total?: number }) => number | undefined) =>
    clusters.flatMap(({ id, slis = {} }) =>
      Object.entries(slis).flatMap(([sli, facts]) => {
        const value = pick(facts);
        return value === undefined ? [] : [[of(id, { sli }), value] as const];
      }),
    );
  const frames = [
    frame(
      "info",
      clusters.map(({ id, labels }) => [of(id, labels), 1]),
    ),
    frame(
      "memberInfo",
      clusters.flatMap(({ id, hosts = [], zones = [] }) =>
        hosts.map((host, at) => [of(id, { member: `m-${at}`, host, zone: zones[at] ?? "" }), 1] as const),
      ),
    ),
    frame(
      "k8sLink",
      clusters.flatMap(({ id, k8s = [] }) => k8s.map((one) => [of(id, { k8s_cluster: one, role: "all" }), 1] as const)),
    ),
    frame(
      "expectedMembers",
      clusters.map(({ id, hosts = [] }) => [of(id, { from: "up" }), hosts.length || 3]),
    ),
    frame(
      "objective",
      perSli((sli) => sli.objective),
    ),
    frame(
      "error28d",
      perSli((sli) => sli.error),
    ),
    frame(
      "total28d",
      perSli((sli) => sli.total),
    ),
    frame(
      "budgetCode",
      clusters.flatMap(({ id, budget }) =>
        budget ? [[of(id, { sli: "availability" }), BUDGET_CODES[budget]] as const] : [],
      ),
    ),
    frame(
      "health",
      clusters.flatMap(({ id, health }) => (health ? [[of(id), HEALTH_CODES[health]] as const] : [])),
    ),
    frame(
      "notOkSince",
      clusters.flatMap(({ id, sinceUnixMs }) => (sinceUnixMs ? [[of(id), sinceUnixMs / 1000] as const] : [])),
    ),
    frame(
      "maintenance",
      clusters.flatMap(({ id, isInMaintenance }) => (isInMaintenance ? [[of(id), 1] as const] : [])),
    ),
    frame(
      "quorumMargin",
      clusters.flatMap(({ id, margin }) => (margin === undefined ? [] : [[of(id), margin] as const])),
    ),
    frame(
      "burn1h",
      clusters.flatMap(({ id, burn1h }) => (burn1h === undefined ? [] : [[of(id), burn1h] as const])),
    ),
  ];
  return new Map(frames.map((one) => [one.name, one]));
}

/** What the fleet's questions keep of such frames. */
export function keepFrames(frames: ReadonlyMap<string, Frame>): FleetAnswers {
  const answers = new FleetAnswers();
  for (const query of FLEET_QUERIES) {
    const own = frames.get(query.name);
    if (own) answers.keep(query, own);
  }
  return answers;
}

export const fakeAnswers = (clusters: readonly FakeCluster[]): FleetAnswers => keepFrames(fakeFrames(clusters));

export function fakeSnapshot(clusters: readonly FakeCluster[]): FleetSnapshot {
  const answers = fakeAnswers(clusters);
  const inventory = buildInventory({ answers, asOfUnixMs: AS_OF, carryOver: null, previous: null });
  return { inventory, now: buildNow(answers, inventory, AS_OF) };
}
