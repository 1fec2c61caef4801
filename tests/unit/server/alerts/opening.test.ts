import { expect, test } from "vitest";
import { windowOfAlert } from "@/lib/server/alerts/opening";

const START = Date.UTC(2026, 10, 21, 8, 0);
const MINUTE_MS = 60_000;

test("a young alert opens from 15 minutes before its start to now", () => {
  expect(windowOfAlert(START, START + 5 * MINUTE_MS)).toEqual({ fromUnixMs: START - 15 * MINUTE_MS, toUnixMs: null });
});

test("an old alert opens an hour around its start, which stays the same for ever", () => {
  expect(windowOfAlert(START, START + 86_400_000)).toEqual({
    fromUnixMs: START - 15 * MINUTE_MS,
    toUnixMs: START + 45 * MINUTE_MS,
  });
});
