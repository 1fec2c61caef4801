// Every incident of the simulator is visible on the cluster page as its signature says, by numbers: the panels before and during it,
// the same panels of a cluster that nothing happens to, and both sides of troubleshooting in their order of time. All incidents run
// at once on a real Prometheus, each on its own cluster; what is asked are the API handlers that the page asks.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { INCIDENTS } from "@/demo/model/incidents";
import { type ClusterDetail, clusterDetailSchema } from "@/lib/contract/fleet";
import { CLUSTER_FIRST_PANELS, CLUSTER_LATER_PANELS } from "@/lib/contract/pages";
import type { PanelResult } from "@/lib/contract/panel-result";
import { answerCluster } from "@/lib/server/api/clusters";
import { leaveEngine, useEngine } from "../../support/engine-body";
import type { Role } from "./cast";
import { medianOf, type Phase, phasesOf, readPanel, readSignals, valuesIn } from "./readings";
import { type Bound, SIGNATURES, type Sign, type Signature } from "./signatures";
import { type Scene, type Stage, startStage } from "./stage";

const MINUTE_MS = 60_000;
/** Troubleshooting opens a little before the alert, as people do. */
const LEAD_MS = 10 * MINUTE_MS;

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
  await useEngine(stage.prometheus);
});
afterAll(() => leaveEngine(stage?.prometheus));

function panelOf(sign: Sign, { clusterId }: Scene): Promise<PanelResult> {
  return readPanel(sign.panel, clusterId, { fromUnixMs: stage.fromUnixMs, toUnixMs: stage.nowUnixMs });
}

/** On a cluster that nothing happens to, every member is as those that are hit were before. */
function pickLines({ of }: Sign, scene: Scene, role: Role): (name: string) => boolean {
  if (of instanceof RegExp) return (name) => of.test(name);
  if (of === "all" || role === "untouched") return (name) => scene.memberIds.includes(name);
  return (name) => scene.memberIds.includes(name) && scene.hit.includes(name) === (of === "hit");
}

function phaseOf({ minutes }: Sign, { beganUnixMs }: Scene): Phase {
  if (minutes === undefined) return phasesOf(beganUnixMs, stage.nowUnixMs).during;
  const [from, to] = minutes;
  return { fromUnixMs: beganUnixMs + from * MINUTE_MS, toUnixMs: beganUnixMs + to * MINUTE_MS };
}

function summarize(reads: Sign["reads"], values: readonly number[]): number {
  if (reads === "median") return medianOf(values);
  if (reads === "newest") return values.at(-1) ?? Number.NaN;
  if (reads === "span") return Math.max(...values) - Math.min(...values);
  return reads === "peak" ? Math.max(...values) : Math.min(...values);
}

interface Check {
  readonly what: string;
  readonly sign: Sign;
  readonly bound: Bound;
  readonly values: readonly number[];
  readonly before: readonly number[];
}

/** In words that hold the numbers, so that a failure tells what was drawn. */
function check({ what, sign, bound, values, before }: Check): void {
  const where = `${what}: ${sign.says} (${sign.panel}, ${sign.of})`;
  if (bound.isAbsent === true) {
    expect(values, where).toEqual([]);
    expect(before.length, `${where}: drawn before`).toBeGreaterThan(0);
    return;
  }
  const usual = medianOf(before);
  const value = summarize(sign.reads, values) / (bound.isFactor === true ? usual : 1);
  const told = `${where}: ${sign.reads} ${value} of ${values.length} points, ${usual} before`;
  expect(values.length, told).toBeGreaterThan(0);
  expect(value, told).toBeGreaterThanOrEqual(bound.from ?? Number.NEGATIVE_INFINITY);
  expect(value, told).toBeLessThanOrEqual(bound.to ?? Number.POSITIVE_INFINITY);
}

async function checkHurt(sign: Sign, role: Role): Promise<void> {
  const scene = stage.sceneOf(role);
  const panel = await panelOf(sign, scene);
  const isMeant = pickLines(sign, scene, role);
  const before = valuesIn(panel, isMeant, phasesOf(scene.beganUnixMs, stage.nowUnixMs).before);
  const values = valuesIn(panel, isMeant, phaseOf(sign, scene));
  check({ what: role, sign, bound: sign.during, values, before });
  if (sign.calm) check({ what: `${role}, before`, sign, bound: sign.calm, values: before, before });
}

/** The same lines at the same time on the cluster that nothing happens to. */
async function checkUntouched(sign: Sign, role: Role): Promise<void> {
  const bound = sign.calm ?? sign.during;
  if (bound.isAbsent === true) return;
  const { beganUnixMs } = stage.sceneOf(role);
  const scene = { ...stage.sceneOf("untouched"), beganUnixMs };
  const panel = await panelOf(sign, scene);
  const isMeant = pickLines(sign, scene, "untouched");
  const before = valuesIn(panel, isMeant, phasesOf(beganUnixMs, stage.nowUnixMs).before);
  check({ what: "untouched", sign, bound, values: valuesIn(panel, isMeant, phaseOf(sign, scene)), before });
}

async function readOnsets(role: Role): Promise<ReadonlyMap<string, number | null>> {
  const { clusterId, beganUnixMs } = stage.sceneOf(role);
  const { signals } = await readSignals(clusterId, { fromUnixMs: beganUnixMs - LEAD_MS, toUnixMs: stage.nowUnixMs });
  return new Map(signals.map(({ id, onsetUnixMs }) => [id, onsetUnixMs]));
}

async function readDetail(role: Role): Promise<ClusterDetail> {
  const { clusterId } = stage.sceneOf(role);
  const answer = await answerCluster(new Request(`http://raftboard/api/v1/clusters/${clusterId}`), clusterId);
  return clusterDetailSchema.parse(await answer.json());
}

async function readHealth(role: Role): Promise<string> {
  return (await readDetail(role)).row.health;
}

/** State of every panel of the page, and how many lines those have that draw members. */
async function readPage(role: Role) {
  const scene = stage.sceneOf(role);
  const window = { fromUnixMs: stage.fromUnixMs, toUnixMs: stage.nowUnixMs };
  const ids = [...CLUSTER_FIRST_PANELS, ...CLUSTER_LATER_PANELS];
  return Promise.all(
    ids.map(async (id) => {
      const { state, data } = await readPanel(id, scene.clusterId, window);
      const names = data?.kind === "timeseries" ? data.lines.map(({ name }) => name) : [];
      return { id, state, members: names.filter((name) => scene.memberIds.includes(name)) };
    }),
  );
}

async function checkSignals({ role, departs, stays, order = [] }: Signature): Promise<void> {
  const { beganUnixMs } = stage.sceneOf(role);
  const onsets = await readOnsets(role);
  for (const id of departs) {
    const onset = onsets.get(id) ?? null;
    expect(onset, `${role}: ${id} departs`).not.toBeNull();
    expect(onset ?? 0, `${role}: ${id} departs no sooner than the incident`).toBeGreaterThanOrEqual(beganUnixMs - 1);
  }
  for (const id of stays) expect(onsets.get(id), `${role}: ${id} stays`).toBeNull();
  for (const [first, second] of order)
    expect(onsets.get(first) ?? 0, `${role}: ${first} before ${second}`).toBeLessThan(onsets.get(second) ?? 0);
}

test("every incident of the simulator has its signature here", () => {
  const told = new Set<string>(SIGNATURES.map(({ role }) => role));
  expect(INCIDENTS.map(({ name }) => name).filter((name) => !told.has(name))).toEqual([]);
});

describe.each(SIGNATURES.map((signature) => [signature.role, signature.title, signature] as const))(
  "%s: %s",
  (role, _title, signature) => {
    test.each(signature.signs.map((sign) => [sign.says, sign] as const))("%s", async (_says, sign) => {
      await checkHurt(sign, role);
      await checkUntouched(sign, role);
    });

    test("the signals of both sides depart, stay, and come in order", () => checkSignals(signature));
  },
);

describe("beyond single numbers", () => {
  test.each(SIGNATURES.flatMap(({ role, health }) => (health === undefined ? [] : [[role, health] as const])))(
    "%s makes the cluster %s",
    async (role, health) => {
      expect(await readHealth(role)).toBe(health);
    },
  );

  test("three to ten elections in a quarter of an hour while the leader flaps", async () => {
    const { clusterId, beganUnixMs } = stage.sceneOf("leader-flapping");
    const { signals } = await readSignals(clusterId, { fromUnixMs: beganUnixMs, toUnixMs: stage.nowUnixMs });
    const peak = signals.find(({ id }) => id === "etcd-leader-changes")?.peak ?? 0;
    expect(peak).toBeGreaterThanOrEqual(3);
    expect(peak).toBeLessThanOrEqual(12);
  });

  test("the database fills in a straight line", async () => {
    const { clusterId, beganUnixMs } = stage.sceneOf("quota-exhaustion");
    const panel = await readPanel("cluster-db-size", clusterId, {
      fromUnixMs: stage.fromUnixMs,
      toUnixMs: stage.nowUnixMs,
    });
    const at = (minute: number) =>
      medianOf(
        valuesIn(panel, (name) => name === "file size", {
          fromUnixMs: beganUnixMs + (minute - 1) * MINUTE_MS,
          toUnixMs: beganUnixMs + (minute + 1) * MINUTE_MS,
        }),
      );
    const grown = [at(20) - at(5), at(35) - at(20), at(50) - at(35)];
    for (const bytes of grown) expect(bytes / (grown[0] ?? 0)).toBeCloseTo(1, 1);
  });

  test("nothing departs on a cluster that nothing happens to, and it is ok", async () => {
    const onsets = await readOnsets("untouched");
    // Few probes a minute: their 99th percentile is their maximum, and jumps as in life.
    expect([...onsets].filter(([id, onset]) => onset !== null && id !== "etcd-peer-round-trip")).toEqual([]);
    expect(await readHealth("untouched")).toBe("ok");
  });
});

describe("clusters of an odd shape", () => {
  test("one member: no margin to lose, no peer to miss, everything else drawn", async () => {
    const detail = await readDetail("one-member");
    expect(detail.row).toMatchObject({ health: "ok", memberCount: 1, quorumMarginCount: 0 });
    const page = await readPage("one-member");
    const blank = page.filter(({ state }) => state !== "ok").map(({ id, state }) => `${id} ${state}`);
    expect(blank).toEqual(["cluster-peer-round-trip empty", "cluster-peers-missing empty"]);
  });

  test("members of two versions: each is told with its own, and every panel draws all of them", async () => {
    const { memberIds } = stage.sceneOf("mid-upgrade");
    const detail = await readDetail("mid-upgrade");
    expect(new Set(detail.members.map(({ version }) => version)).size).toBe(2);
    const page = await readPage("mid-upgrade");
    expect(page.filter(({ state }) => state !== "ok")).toEqual([]);
    for (const { id, members } of page.filter((panel) => panel.members.length > 0))
      expect(members, id).toEqual(memberIds);
  });
});
