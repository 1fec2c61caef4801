// When what the page names began: dated inside the window only, by the clusters that it is about.
import { expect, test } from "vitest";
import { findBlindOnset, findCauseOnset, listOnsets } from "@/lib/client/fleet-onsets";
import type { Inventory } from "@/lib/contract/fleet";
import { HEALTH_CODES, type Health } from "@/lib/slo/vocabulary";

const LETTERS: Readonly<Record<string, Health>> = { o: "ok", d: "degraded", b: "burning", x: "down", "-": "blind" };
/** One text per cluster, a letter per step. */
function courseOf(...clusters: string[]) {
  const stepCount = clusters[0]?.length ?? 0;
  const codes = new Uint8Array(stepCount * clusters.length);
  clusters.forEach((text, index) => {
    for (let step = 0; step < stepCount; step += 1)
      codes[step * clusters.length + index] = HEALTH_CODES[LETTERS[text[step] ?? ""] ?? "blind"];
  });
  return { codes, stepCount, clusterCount: clusters.length };
}
const all = (course: { clusterCount: number }) => Array.from({ length: course.clusterCount }, (_, index) => index);

test.each([
  ["begins where the first of many turned bad", ["ooobbb", "ooooxx", "oooobb"], 3],
  ["is the way up to the most, not an earlier bad moment", ["obooobb", "ooooobb", "ooooobb"], 5],
  ["began before the window", ["bbbb", "bbbb"], null],
  ["never was", ["oddo", "oooo"], null],
  ["is over again", ["oobboo", "oobboo"], 2],
] as const)("a cause that %s", (_, clusters, expected) => {
  const course = courseOf(...clusters);
  expect(findCauseOnset(course, all(course))).toBe(expected);
});

test.each([1, 3, 20])("one that is always bad among %i does not hide when the others turned", (count) => {
  const course = courseOf("xxxxxx", ...Array.from({ length: count }, () => "oooobb"));
  expect(findCauseOnset(course, all(course))).toBe(4);
});

test("one more among many that were bad all along is no beginning", () => {
  const course = courseOf(...Array.from({ length: 8 }, () => "bbbbbb"), "oooobb");
  expect(findCauseOnset(course, all(course))).toBeNull();
});

test.each([
  ["went out of sight together", ["oo--", "oo--"], 2],
  ["is seen in part", ["oo--", "oooo"], null],
  ["came back", ["o--o", "o--o"], null],
  ["was never seen in the window", ["----"], null],
] as const)("a region that %s", (_, clusters, expected) => {
  const course = courseOf(...clusters);
  expect(findBlindOnset(course, all(course))).toBe(expected);
});

const inventory: Inventory = {
  inventoryVersion: "1",
  asOfUnixMs: 0,
  ids: ["a", "b", "c"],
  labels: {
    region: { values: ["gz", "dxb"], codes: [0, 0, 1] },
    zone: { values: ["gz-3", "dxb-1"], codes: [0, 0, 1] },
  },
};

test("cause and blind regions come in order of time, each by its own clusters", () => {
  const course = courseOf("oooobb", "ooooob", "oo----");
  expect(listOnsets(course, inventory, [{ label: "zone", value: "gz-3" }])).toEqual([
    { kind: "blind", value: "dxb", step: 2 },
    { kind: "cause", value: "gz-3", step: 4 },
  ]);
});

test("a cause that the inventory does not know has no onset, nor has a pair", () => {
  const course = courseOf("ooooxx", "ooooxx", "oooooo");
  expect(listOnsets(course, inventory, [{ label: "host", value: "h1" }])).toEqual([]);
  const pair = [
    { label: "zone", value: "gz-3" },
    { label: "region", value: "gz" },
  ] as const;
  expect(listOnsets(course, inventory, pair)).toEqual([]);
});
