import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDuration, formatDurationToken, formatMinutes, parseDurationSeconds } from "@/lib/units/duration";
import { formatAge, formatDate, formatDateTime, formatIsoTime, formatTime, isTimeZone } from "@/lib/units/time";

describe("formatDuration", () => {
  test.each([
    [0, "0 s"],
    [0.48, "480 ms"],
    [0.0063, "6.3 ms"],
    [0.00004, "40 µs"],
    [1e-9, "<1 µs"],
    [0.9996, "1 s"],
    [1.9, "1.9 s"],
    [41, "41 s"],
    [119.4, "119 s"],
    [119.6, "2 min"],
    [63 * 60, "63 min"],
    [41 * 3600, "41 h"],
    [29 * 86_400, "29 d"],
    [3.2 * 31_557_600, "3.2 y"],
    [-90, "−90 s"],
    [null, "—"],
    [Number.NaN, "—"],
    [Number.POSITIVE_INFINITY, "—"],
  ])("%d s reads %s", (seconds, text) => expect(formatDuration(seconds)).toBe(text));

  test("speaks Chinese where a word occurs", () => {
    expect(formatDuration(41 * 3600, { locale: "zh-CN" })).toBe("41 小时");
    expect(formatDuration(0.48, { locale: "zh-CN" })).toBe("480 ms");
  });

  test("has at most three digits for anything up to 2.7 years", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 86_000_000, noNaN: true }), (seconds) => {
        expect(formatDuration(seconds).replace(/[^\d]/g, "").length).toBeLessThanOrEqual(3);
      }),
    );
  });
});

test.each([
  [12.4, "12.4 min"],
  [63, "63 min"],
  [0, "0 min"],
  [0.01, "<0.1 min"],
  [212.4, "212 min"],
  [-6.2, "−6.2 min"],
  [null, "—"],
])("%d minutes read %s", (minutes, text) => expect(formatMinutes(minutes)).toBe(text));

describe("duration tokens", () => {
  test.each([
    ["6h", 21_600],
    ["1h30m", 5_400],
    ["250ms", 0.25],
    ["7d", 604_800],
    ["1w", 604_800],
    ["1.5h", 5_400],
    ["0s", null],
    ["", null],
    ["6", null],
    ["h", null],
    ["-6h", null],
    ["6h ", null],
    ["6x", null],
    ["1".repeat(50), null],
  ])("%s is %s seconds", (token, seconds) => expect(parseDurationSeconds(token)).toBe(seconds));

  test("any whole millisecond count survives the way out and back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e12 }), (milliseconds) => {
        expect(parseDurationSeconds(formatDurationToken(milliseconds / 1000))).toBe(milliseconds / 1000);
      }),
    );
    expect(formatDurationToken(21_600)).toBe("6h");
    expect(formatDurationToken(5_400)).toBe("90m");
  });
});

describe("moments", () => {
  const moment = Date.UTC(2026, 10, 19, 10, 24, 30);
  const utc = { timeZone: "UTC", locale: "en" } as const;

  test("24 h, zone on request, seconds on request", () => {
    expect(formatTime(moment, { ...utc, hasZone: true })).toBe("10:24:30 UTC");
    expect(formatTime(moment, { ...utc, hasSeconds: false })).toBe("10:24");
    expect(formatTime(moment, { ...utc, timeZone: "Asia/Shanghai", hasZone: true })).toBe("18:24:30 GMT+8");
    expect(formatTime(Date.UTC(2026, 0, 1), utc)).toBe("00:00:00");
  });

  test("dates in both languages, with the year when it is another one", () => {
    expect(formatDateTime(moment, utc)).toBe("19 Nov 10:24");
    expect(formatDateTime(moment, { ...utc, locale: "zh-CN" })).toBe("11月19日 10:24");
    expect(formatDateTime(moment, { ...utc, nowUnixMs: Date.UTC(2027, 0, 1) })).toBe("19 Nov 2026 10:24");
    expect(formatDate(moment, { ...utc, locale: "zh-CN", nowUnixMs: 0 })).toBe("2026年11月19日");
  });

  test("follows daylight saving", () => {
    const berlin = { timeZone: "Europe/Berlin", locale: "en", hasZone: true } as const;
    expect(formatTime(Date.UTC(2026, 2, 29, 0, 59, 59), berlin)).toBe("01:59:59 GMT+1");
    expect(formatTime(Date.UTC(2026, 2, 29, 1, 0, 0), berlin)).toBe("03:00:00 GMT+2");
  });

  test("an unknown zone is shown as UTC and says so", () => {
    expect(isTimeZone("Mars/Olympus")).toBe(false);
    expect(formatTime(moment, { ...utc, timeZone: "Mars/Olympus", hasZone: true })).toBe("10:24:30 UTC");
  });

  test.each([null, undefined, Number.NaN, 1e20])("%s is no moment", (none) => {
    expect([formatTime(none, utc), formatDateTime(none, utc), formatIsoTime(none)]).toEqual(["—", "—", "—"]);
  });

  test("copies are ISO", () => expect(formatIsoTime(moment)).toBe("2026-11-19T10:24:30Z"));

  test.each([
    [12.9, "12 s ago", "12 秒前"],
    [0, "0 s ago", "0 秒前"],
    [33 * 60, "33 min ago", "33 分钟前"],
    [372, "6 min ago", "6 分钟前"],
    [-12, "in 12 s", "12 秒后"],
    [null, "—", "—"],
  ])("age %s", (age, english, chinese) => {
    expect(formatAge(age)).toBe(english);
    expect(formatAge(age, "zh-CN")).toBe(chinese);
  });
});
