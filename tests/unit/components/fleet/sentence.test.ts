import { expect, test } from "vitest";
import { bold, splitBold } from "@/lib/client/fleet-bold";
import { composeFleetSentence, type FleetFacts, getWorstHealth } from "@/lib/client/fleet-sentence";
import type { BlastFinding } from "@/lib/contract/level1";
import { findIn } from "@/lib/text/compile";
import type { Locale } from "@/lib/text/locale";
import { fleet } from "@/lib/text/messages/fleet";
import { createTranslate } from "@/lib/text/translate";

const translateTo = (locale: Locale) =>
  createTranslate(
    locale,
    findIn(Object.fromEntries(Object.entries(fleet).map(([id, message]) => [id, message[locale]]))),
  );
const t = translateTo("en");
const say = (facts: Partial<FleetFacts>, translate = t) =>
  splitBold(composeFleetSentence({ ...calm, badByZone: countZones(facts.badRows ?? []), ...facts }, translate))
    .map((part) => (part.isBold ? `*${part.text}*` : part.text))
    .join("");

const countZones = (rows: FleetFacts["badRows"]) =>
  rows.reduce((counts, { zone }) => counts.set(zone, (counts.get(zone) ?? 0) + 1), new Map<string, number>());

const none = { down: 0, burning: 0, degraded: 0, blind: 0, ok: 0 };
const calm: FleetFacts = {
  counts: { ...none, ok: 200 },
  clusterCount: 200,
  badByZone: new Map(),
  blast: null,
  badRows: [],
  blindRegions: [],
  formatClock: (unixMs) => new Date(unixMs).toISOString().slice(11, 16),
};
const at = (clock: string) => Date.parse(`2026-11-19T${clock}:00Z`);
const row = (id: string, zone: string, clock: string | null) => ({
  id,
  zone,
  sinceUnixMs: clock === null ? null : at(clock),
});

test("a calm fleet is one calm sentence", () => {
  expect(say({})).toBe("*All 200 clusters are serving.*");
});

test("the zone of most of the bad is named with the middle of their starts", () => {
  const badRows = [
    row("a", "gz-3", "10:02"),
    row("b", "gz-3", "10:02"),
    row("c", "gz-3", "03:00"),
    row("d", "sh-1", null),
  ];
  const counts = { ...none, down: 1, burning: 3, blind: 4, ok: 192 };
  const blindRegions = [{ name: "Dubai", count: 4 }];
  expect(say({ counts, badRows, blindRegions })).toBe(
    "*1 cluster is down and 3 are burning.* 3 of these 4 are in zone *gz-3*, most since 10:02. 4 more in *Dubai* cannot be seen.",
  );
  expect(say({ counts, badRows, blindRegions }, translateTo("zh-CN"))).toBe(
    "*1 个集群不可用，3 个正在燃烧。*这 4 个中有 3 个位于可用区 *gz-3*，多数始于 10:02。*Dubai*另有 4 个不可见。",
  );
});

test("no zone is blamed when none holds more than half", () => {
  const badRows = [row("a", "gz-1", "10:02"), row("b", "gz-2", "10:02")];
  expect(say({ counts: { ...none, burning: 2, ok: 198 }, badRows })).toContain("no zone holds most of them");
});

test("zones are counted over all of the bad, not over the rows that were sent", () => {
  const badByZone = new Map([
    ["gz-3", 90],
    ["gz-1", 10],
  ]);
  const text = say({ counts: { ...none, burning: 100, ok: 100 }, badByZone, badRows: [row("a", "gz-3", null)] });
  expect(text).toContain("90 of these 100 are in zone *gz-3*.");
});

const finding = (label: "zone" | "version", value: string, badCount: number): BlastFinding => ({
  values: [{ label, value }],
  badCount,
  totalCount: 45,
  lift: 4,
  pValue: 0,
  adjustedPValue: 0,
  sentence: "",
  sentenceId: "",
  sentenceValues: {},
  explainedRatio: 0.8,
  shareRatio: 0.2,
  folded: [],
});

test("the common cause is the one that the blast radius found, not the home of most", () => {
  const counts = { ...none, burning: 4, ok: 196 };
  const badRows = ["a", "b", "c", "d"].map((id) => row(id, "gz-1", "10:02"));
  const found = { outcome: "found" as const, badCount: 4, findings: [finding("zone", "gz-3", 3)] };
  expect(say({ counts, badRows, blast: found })).toContain(
    "3 of these 4 have members in zone *gz-3*, most since 10:02.",
  );
  const half = { ...found, findings: [finding("version", "3.5.9", 2)] };
  expect(say({ counts, badRows, blast: half })).toContain("4 of these 4 are in zone *gz-1*");
  expect(say({ counts, badRows, blast: { ...found, outcome: "nothing", findings: [] } })).toBe(
    "*4 clusters are burning; none is down.*",
  );
});

test("a single bad cluster is named", () => {
  const counts = { ...none, burning: 1, ok: 199 };
  expect(say({ counts, badRows: [row("pay-core-17", "gz-3", "10:04")] })).toBe(
    "*1 cluster is burning; none is down.* It is *pay-core-17* in zone gz-3, since 10:04.",
  );
});

test("what cannot be seen is never called fine", () => {
  expect(say({ counts: { ...none, blind: 200 } })).toContain("None of 200 clusters can be seen");
  expect(say({ counts: { ...none, blind: 3, ok: 197 } })).toBe(
    "*Every cluster that can be seen is serving.* 3 cannot be seen.",
  );
});

test("an unknown fleet claims nothing", () => {
  expect(say({ clusterCount: 0, counts: none })).toBe("*No etcd cluster is known yet.*");
  expect(getWorstHealth(none)).toBe("blind");
});

test("text that brings its own marks stays text", () => {
  expect(splitBold(`a ${bold("x\uE001<b>y\uE000")} z`)).toEqual([
    { text: "a ", isBold: false },
    { text: "x<b>y", isBold: true },
    { text: " z", isBold: false },
  ]);
});
