// What can be measured of real servers, by their own metrics, under the generated rules on a real Prometheus. The table was written by
// hand from the dumps; a rule that asks for a series that a version does not have shows here first.
import { beforeAll, expect, test } from "vitest";
import { listDumps, readTable } from "../truth/dumps";
import { checkDumps } from "../truth/fleet";
import type { Comparison } from "../truth/table";

/** A minute lasts six seconds: thirty servers are scraped four times in it. */
const PACE = 10;
const table = readTable();
let comparison: Comparison;

beforeAll(async () => {
  comparison = await checkDumps({ pace: PACE, minutes: 8, say: () => undefined });
}, 150_000);

test("every dump has its row, and every row its dump", () => {
  expect(Object.keys(table).sort()).toEqual(listDumps().sort());
});

test("latency of every version comes from the source that it has, and what is counted is counted", () => {
  expect(comparison.misses.filter(({ kind }) => kind !== "errors source")).toEqual([]);
  expect(comparison.count).toBeGreaterThan(Object.keys(table).length * 4);
});

test("errors of every version come from the source that it has, never from a histogram that calls them successes", () => {
  expect(comparison.misses.filter(({ kind }) => kind === "errors source")).toEqual([]);
});
