// The simulator's pages beside lists made from pages of real processes (tests/fixtures/families): what it shows, they show too, with
// the same type and the same labels. It shows an operator's keep-list, so the lists hold more.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { minorOf } from "@/demo/model/fleet";
import { buildTargets, Page } from "@/demo/model/targets";
import { buildWorld, type World } from "@/demo/model/world";
import { ANCHOR_MS, quietSchedule, readPage, scrape, sumOf, targetOf, worldWith } from "./support";

vi.setConfig({ testTimeout: 60_000 });

const MINUTE_MS = 60_000;
const world = buildWorld(quietSchedule(1, 200));

interface RealFamily {
  readonly type: string;
  readonly labels: string;
}

function readReal(name: string): ReadonlyMap<string, RealFamily> {
  const text = readFileSync(join(import.meta.dirname, "../../fixtures/families", `${name}.txt`), "utf8");
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => {
      const [family = "", type = "", labels = ""] = line.split(" ");
      return [family, { type, labels }];
    }),
  );
}

/** Families of a page with their announced type and label names. */
function readSimulated(text: string): ReadonlyMap<string, RealFamily> {
  const types = new Map([...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = "", type = ""]) => [name, type]));
  const found = new Map<string, RealFamily>();
  for (const series of readPage(text).keys()) {
    const name = series.replace(/\{.*$/s, "");
    const family = types.has(name) ? name : name.replace(/_(bucket|sum|count)$/, "");
    const labels = [...series.matchAll(/(\w+)="/g)].map(([, label = ""]) => label).filter((label) => label !== "le");
    found.set(family, { type: types.get(family) ?? "", labels: labels.sort().join(",") });
  }
  return found;
}

function pagesOf(isWanted: (path: string) => boolean): string[] {
  const targets = buildTargets(world).filter(({ path }) => isWanted(path));
  return targets.slice(0, 12).map((target) => new Page(target).textAt(ANCHOR_MS));
}

function memberPages(minor: number): string[] {
  const paths = new Set(
    world.fleet.clusters.flatMap(({ id, members }) =>
      members.filter(({ version }) => minorOf(version) === minor).map(({ index }) => `/etcd/${id}/${index}/metrics`),
    ),
  );
  return pagesOf((path) => paths.has(path));
}

function apiserverPages(minor: number): string[] {
  const paths = new Set(
    world.fleet.k8sClusters.filter((k8s) => k8s.minor === minor).map(({ id }) => `/apiserver/${id}/metrics`),
  );
  return pagesOf((path) => paths.has(path));
}

/** Only --metrics=extensive shows it, and no process was kept that ran with it in these versions. */
const EXTENSIVE = "grpc_server_handling_seconds";
/** Shown after the first event, which the kept processes had not seen. */
const AFTER_EVENT = new Set([
  "etcd_request_errors_total",
  "etcd_debugging_server_alarms",
  "etcd_network_peer_sent_failures_total",
  "apiserver_flowcontrol_rejected_requests_total",
]);
/** Names alone, of a newer 3.4: families that came within the line. */
const NEWER_3_4 = new Set(
  readFileSync(join(import.meta.dirname, "../../fixtures/etcd-families-3.4.23.txt"), "utf8").split("\n"),
);
/** Single members have no peers to tell of. */
const OF_PEERS = /^etcd_network_(peer_|active_peers)/;

const CASES: readonly (readonly [fixture: string, pages: () => string[]])[] = [
  ["etcd-3.4.13", () => memberPages(4)],
  ["etcd-3.5.21", () => memberPages(5)],
  ["etcd-3.6.16", () => memberPages(6)],
  ["etcd-3.7.3", () => memberPages(7)],
  ["kube-apiserver-1.26.8", () => apiserverPages(27)],
  ["kube-apiserver-1.31.0", () => apiserverPages(30)],
  ["kube-apiserver-1.34.0", () => apiserverPages(34)],
  ["kube-apiserver-1.37.2", () => apiserverPages(37)],
];

test.each(CASES)("shows no family that a real %s does not show, nor with other type or labels", (fixture, pages) => {
  const real = readReal(fixture);
  const texts = pages();
  expect(texts.length).toBeGreaterThan(0);
  const wrong = new Set<string>();
  for (const text of texts)
    for (const [family, { type, labels }] of readSimulated(text)) {
      const known = real.get(family);
      if (known === undefined && (family === EXTENSIVE || AFTER_EVENT.has(family))) continue;
      if (known === undefined && fixture.startsWith("etcd-3.4") && NEWER_3_4.has(family)) continue;
      if (known === undefined && OF_PEERS.test(family) && !real.has("etcd_network_active_peers")) continue;
      if (known === undefined) wrong.add(`${family}: not shown`);
      else if (known.type !== type) wrong.add(`${family}: ${type}, not ${known.type}`);
      else if (known.labels !== labels) wrong.add(`${family}: labels ${labels}, not ${known.labels}`);
    }
  expect([...wrong]).toEqual([]);
});

test("every method of the KV service counts all seventeen codes from the start", () => {
  for (const minor of [4, 5, 6, 7])
    for (const text of memberPages(minor)) {
      const codes = new Map<string, number>();
      for (const series of readPage(text).keys()) {
        const method = /^grpc_server_handled_total\{.*etcdserverpb\.KV.*grpc_method="(\w+)"/.exec(series)?.[1];
        if (method !== undefined) codes.set(method, (codes.get(method) ?? 0) + 1);
      }
      expect([...new Set(codes.values())]).toEqual([17]);
      expect(codes.has("RangeStream")).toBe(minor >= 7);
    }
});

test("from 3.6 on a member knows all members of its cluster, itself among them", () => {
  for (const { id, members } of world.fleet.clusters.slice(0, 60))
    for (const { index, version } of members) {
      const page = scrape(targetOf(world, `/etcd/${id}/${index}/metrics`), ANCHOR_MS);
      expect(sumOf(page, "etcd_network_known_peers")).toBe(minorOf(version) >= 6 ? members.length : 0);
    }
});

/** A world where a full database is that of a cluster of this version. */
function fullDatabase(minor: number): { readonly world: World; readonly path: string } {
  const quiet = buildWorld(quietSchedule());
  const cluster = quiet.fleet.clusters.find(
    ({ members, spec }) => spec !== "large" && members.every(({ version }) => minorOf(version) === minor),
  );
  if (cluster === undefined) throw new Error(`no cluster of 3.${minor}`);
  return { world: worldWith("quota-exhaustion", cluster.id), path: `/etcd/${cluster.id}/0/metrics` };
}

/** Increase of what holds these parts, in the minutes after the start of the incident. */
function increase(at: ReturnType<typeof fullDatabase>, from: number, to: number, ...parts: readonly string[]): number {
  const target = targetOf(at.world, at.path);
  const read = (minutes: number) => sumOf(scrape(target, ANCHOR_MS + minutes * MINUTE_MS), ...parts);
  return read(to) - read(from);
}

test("the request histogram of 3.7 calls writes that found no space successes; the gRPC counters call them refused", () => {
  const full = fullDatabase(7);
  const between = [190, 200] as const;
  const refused = increase(full, ...between, "grpc_server_handled_total", "ResourceExhausted");
  const written = ["Put", "Txn", "DeleteRange"].map((type) => `type="${type}"`);
  const counted = (success: string) =>
    written.reduce(
      (sum, type) => sum + increase(full, ...between, "etcd_server_request_duration_seconds_count", type, success),
      0,
    );
  expect(refused).toBeGreaterThan(100);
  expect(counted('success="true"')).toBeGreaterThanOrEqual(refused);
  expect(counted('success="false"')).toBeLessThan(0.01 * refused);
});

test.each([6, 7])(
  "alarms of 3.%i are counted while writes are refused, and the count stays when space is back",
  (minor) => {
    const full = fullDatabase(minor);
    const alarm = "etcd_debugging_server_alarms";
    expect(increase(full, -5, 170, alarm)).toBe(0);
    expect(increase(full, 185, 235, alarm)).toBeGreaterThan(0);
    expect(increase(full, 241, 300, alarm)).toBe(0);
    expect(sumOf(scrape(targetOf(full.world, full.path), ANCHOR_MS + 300 * MINUTE_MS), alarm)).toBeGreaterThan(0);
  },
);

test("a kube-apiserver 1.37 asks an etcd of 3.7 for lists as streams, and etcd counts as many", () => {
  const streaming = world.fleet.k8sClusters.filter(
    ({ minor, mainEtcd, mainShare }) =>
      minor === 37 && mainShare === 1 && mainEtcd.members.every(({ version }) => minorOf(version) === 7),
  );
  expect(streaming.length).toBeGreaterThan(0);
  for (const { id, mainEtcd } of streaming) {
    const grown = (path: string, ...parts: readonly string[]) => {
      const target = targetOf(world, path);
      return sumOf(scrape(target, ANCHOR_MS + 10 * MINUTE_MS), ...parts) - sumOf(scrape(target, ANCHOR_MS), ...parts);
    };
    const asked = grown(`/apiserver/${id}/metrics`, "etcd_requests_total", 'operation="listStream"');
    const answered = mainEtcd.members.reduce(
      (sum, { index }) =>
        sum + grown(`/etcd/${mainEtcd.id}/${index}/metrics`, "grpc_server_handled_total", "RangeStream"),
      0,
    );
    expect(asked).toBeGreaterThan(100);
    expect(answered / asked).toBeCloseTo(1, 1);
    expect(grown(`/apiserver/${id}/metrics`, "etcd_requests_total", 'operation="list"')).toBe(0);
  }
});

test("no count of errors before the first error, and no count of requests before 1.28", () => {
  for (const k8s of world.fleet.k8sClusters.slice(0, 60)) {
    const page = scrape(targetOf(world, `/apiserver/${k8s.id}/metrics`), ANCHOR_MS);
    expect([...page.keys()].some((series) => series.startsWith("etcd_requests_total"))).toBe(k8s.minor >= 28);
    for (const [series, value] of page)
      if (series.startsWith("etcd_request_errors_total")) expect(value).toBeGreaterThan(0);
  }
});
