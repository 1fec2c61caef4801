import { expect, test } from "vitest";
import { episodeStarts } from "@/demo/backfill/since";

const MINUTE_MS = 60_000;
const at = (minute: number) => 1_000_000 * MINUTE_MS + minute * MINUTE_MS;
/** Starts in minutes after the first time; null outside of an episode. */
const starts = (codes: readonly number[]) =>
  episodeStarts(
    codes.map((_, minute) => at(minute)),
    codes,
  ).map((seconds) => (seconds === 0 ? null : (seconds * 1000 - at(0)) / MINUTE_MS));

test("an episode keeps its start while trouble lasts, of whatever kind", () => {
  expect(starts([0, 1, 3, 4, 2])).toEqual([null, 1, 1, 1, 1]);
});

test("trouble that comes back within ten minutes is the same episode; after ten minutes of ok it is over", () => {
  const flapping = [2, ...Array<number>(9).fill(0), 2, ...Array<number>(11).fill(0), 1];
  const found = starts(flapping);
  expect(found[10]).toBe(0);
  expect(found[19]).toBe(0);
  expect(found[20]).toBe(0);
  expect(found[21]).toBeNull();
  expect(found[22]).toBe(22);
});

test("a minute without a sample begins nothing", () => {
  expect(starts([Number.NaN, 0, Number.NaN])).toEqual([null, null, null]);
});
