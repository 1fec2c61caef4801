// The generated rules on pairs of real Thanos Rulers in two regions, read through Query and Query-Frontend. A killed sidecar blinds
// the clusters of its own region within minutes; the other region's stay what they are, and no evaluation of theirs fails.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startFleetLoop, stopFleetLoop } from "@/lib/server/fleet/loop";
import { getQueryService } from "@/lib/server/query/service";
import type { Health } from "@/lib/slo/vocabulary";
import { loadServer, queryValue, Watch } from "../integration/real-etcd/world";
import { waitFor } from "../support/wait-for";
import { type RegionId, startThanosWorld, type ThanosWorld } from "./worlds/thanos";

const START_MS = 240_000;
/** Recorded health is believed for two and a half minutes; then a refresh. */
const BLIND_MS = 210_000;
const RECOVERY_MS = 300_000;

let world: ThanosWorld;
let watch: Watch;
let configDir = "";

beforeAll(async () => {
  world = await startThanosWorld();
  configDir = await mkdtemp(join(tmpdir(), "raftboard-thanos-app-"));
  await writeFile(join(configDir, "raftboard.yaml"), `datasources: [{ url: "${world.frontendUrl}" }]\n`);
  loadServer(join(configDir, "raftboard.yaml"));
  startFleetLoop();
  watch = new Watch();
}, 300_000);

afterAll(async () => {
  watch?.stop();
  stopFleetLoop();
  await getQueryService().close();
  await world?.stop();
  await rm(configDir, { recursive: true, force: true });
});

const tell = (text: string) => process.stdout.write(`  ${text}\n`);
const seen = (region: RegionId) => watch.observed(`etcd-${region}`);
const healthOf = (region: RegionId): Health | undefined => seen(region).at(-1)?.health;
const waitForHealth = (region: RegionId, health: Health, timeoutMs: number) =>
  waitFor(
    `etcd-${region} is ${health}`,
    timeoutMs,
    () => healthOf(region) === health,
    () => JSON.stringify([seen("east"), seen("west")]),
  );

/** Failed evaluations of both rulers of a region since their start. */
async function countFailures(region: RegionId): Promise<number> {
  const texts = await Promise.all(
    world.regions[region].rulers.map(async ({ url }) => (await fetch(`${url}/metrics`)).text()),
  );
  const counts = texts.flatMap((text) => {
    const found = [...text.matchAll(/^prometheus_rule_evaluation_failures_total\{.*\} (\S+)$/gm)];
    expect(found.length, "the ruler counts its failures").toBeGreaterThan(0);
    return found.map(([, value]) => Number(value));
  });
  return counts.reduce((sum, value) => sum + value, 0);
}

test("both regions are ok through Query and Query-Frontend, and no rule fails on any ruler", {
  timeout: START_MS + 10_000,
}, async () => {
  const startedAt = Date.now();
  await Promise.all([waitForHealth("east", "ok", START_MS), waitForHealth("west", "ok", START_MS)]);
  tell(`both ok ${Math.round((Date.now() - startedAt) / 1000)} s after the start`);
  expect([await countFailures("east"), await countFailures("west")]).toEqual([0, 0]);
});

test("what a pair of rulers records is counted once", { timeout: START_MS }, async () => {
  const total = 'etcd:sli_total:sum{etcd_cluster="etcd-east",sli="write",window="5m"}';
  const readers = [world.frontendUrl, ...world.regions.east.rulers.map(({ queryUrl }) => queryUrl)];
  const isThere = async () =>
    (await Promise.all(readers.map((url) => queryValue(url, total)))).every((value) => value !== null);
  await waitFor("writes of five minutes are recorded", START_MS, isThere);
  expect(await queryValue(world.frontendUrl, `count(${total})`)).toBe(1);
  const [all, ...own] = await Promise.all(readers.map((url) => queryValue(url, total)));
  // The two evaluate at moments of their own: some requests apart, never twice as many.
  for (const one of own) expect((all ?? 0) / (one ?? 0)).toBeCloseTo(1, 0);
  tell(`writes of five minutes: ${all} over all, ${own.join(" and ")} on the two rulers`);
});

test("a killed sidecar blinds its own region's clusters, named; the other region stays whole", {
  timeout: BLIND_MS + 10_000,
}, async () => {
  const before = await countFailures("west");
  const known = seen("west").length;
  const killedAt = Date.now();
  await world.regions.east.sidecar.kill();
  await waitForHealth("east", "blind", BLIND_MS);
  tell(`east is blind ${Math.round((Date.now() - killedAt) / 1000)} s after its sidecar was killed`);
  expect(
    seen("east")
      .filter(({ atMs }) => atMs > killedAt)
      .map(({ health }) => health),
  ).not.toContain("down");
  expect(seen("west").slice(known)).toEqual([]);
  expect(healthOf("west")).toBe("ok");
  expect(await countFailures("west")).toBe(before);
  tell(`failed evaluations: ${await countFailures("east")} in east, ${before} in west`);
});

test("the sidecar is back: the region is seen again", { timeout: RECOVERY_MS + 10_000 }, async () => {
  const restartedAt = Date.now();
  await world.regions.east.sidecar.restart();
  await waitFor("etcd-east is seen", RECOVERY_MS, () => healthOf("east") !== "blind");
  tell(`east is ${healthOf("east")} ${Math.round((Date.now() - restartedAt) / 1000)} s after its sidecar came back`);
});
