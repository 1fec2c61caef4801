// Moves of the window: what each button and key puts into the URL.
import { expect, test } from "vitest";
import { formatWindow } from "@/lib/client/format-window";
import { lastSeconds, pinWindow, selectWindow, shiftWindow, untilNow, widenWindow } from "@/lib/client/range";
import { formatWallTime, parseWallTime } from "@/lib/client/wall-time";
import { NOW } from "@/lib/url/time-point";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const now = Date.UTC(2026, 10, 19, 10, 24, 30);
const window = { fromUnixMs: now - 5 * HOUR_MS, toUnixMs: now - 4 * HOUR_MS };

test("earlier and later move by half the window and keep its length", () => {
  expect(shiftWindow(window, -1, now)).toEqual(
    pinWindow({ fromUnixMs: window.fromUnixMs - HOUR_MS / 2, toUnixMs: window.toUnixMs - HOUR_MS / 2 }),
  );
  expect(shiftWindow(window, 1, now)).toEqual(
    pinWindow({ fromUnixMs: window.fromUnixMs + HOUR_MS / 2, toUnixMs: window.toUnixMs + HOUR_MS / 2 }),
  );
});

test("later than now ends at now, live, with the same length", () => {
  expect(shiftWindow({ fromUnixMs: now - HOUR_MS, toUnixMs: now }, 1, now)).toEqual(lastSeconds(3_600));
});

test("wider doubles around the middle, and never goes over 90 days", () => {
  expect(widenWindow(window, now)).toEqual(
    pinWindow({ fromUnixMs: window.fromUnixMs - HOUR_MS / 2, toUnixMs: window.toUnixMs + HOUR_MS / 2 }),
  );
  const widest = widenWindow({ fromUnixMs: now - 80 * 24 * HOUR_MS, toUnixMs: now }, now);
  expect(widest).toEqual(lastSeconds(90 * 86_400));
});

test("up to now keeps the length and moves with the clock", () => {
  expect(untilNow(window)).toEqual({ from: { kind: "relative", agoSeconds: 3_600 }, to: NOW });
});

test("a selection counts in either direction and holds whole seconds", () => {
  const expected = { from: { kind: "fixed", unixMs: now - 120_000 }, to: { kind: "fixed", unixMs: now } };
  expect(selectWindow(now - 119_600, now - 400)).toEqual(expected);
  expect(selectWindow(now - 400, now - 119_600)).toEqual(expected);
});

test("a selection under a minute is a click", () => {
  expect(selectWindow(now, now - 30_000)).toBeNull();
});

test.each([
  [now - HOUR_MS, now, "09:24 – 10:24 UTC"],
  [now - 20 * HOUR_MS, now, "14:24 – 10:24 UTC"],
  [now - 48 * HOUR_MS, now - 47 * HOUR_MS, "17 Nov 10:24 – 11:24 UTC"],
  [now - 48 * HOUR_MS, now, "17 Nov 10:24 – 19 Nov 10:24 UTC"],
])("writes a window shortly, with days where the hour alone would mislead", (fromUnixMs, toUnixMs, text) => {
  expect(formatWindow({ fromUnixMs, toUnixMs }, { timeZone: "UTC", locale: "en", nowUnixMs: now })).toBe(text);
});

test.each(["UTC", "Asia/Shanghai", "Asia/Kolkata", "America/New_York"])(
  "a field reads back what it shows in %s",
  (timeZone) => {
    for (const unixMs of [now, Date.UTC(2026, 2, 8, 12), Date.UTC(2026, 10, 1, 12)])
      expect(parseWallTime(formatWallTime(unixMs, timeZone), timeZone)).toBe(unixMs);
  },
);

test("a field means the zone of the page, not of the browser", () => {
  expect(parseWallTime("2026-11-19T18:24:30", "Asia/Shanghai")).toBe(now);
  expect(parseWallTime("", "UTC")).toBeNull();
});

test("a time that a clock change skips still is a moment", () => {
  expect(parseWallTime("2026-03-08T02:30:00", "America/New_York")).not.toBeNull();
});
