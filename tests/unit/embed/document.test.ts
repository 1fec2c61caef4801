// What an embed promises to the page around it: no script, no outside load, its state in words, small.
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { VIEW_KINDS } from "@/lib/contract/views";
import { type EmbedInput, writeEmbed, writeRefusal } from "@/lib/server/embed/document";
import { embedPolicy } from "@/lib/server/embed/policy";
import { writeSentence } from "@/lib/server/embed/sentence";
import { getTranslate } from "@/lib/text/get-translate";
import { buildResult, DATA, NOW_UNIX_MS, STATES, TIMES } from "../render/results";

const t = getTranslate("en");

function inputOf(result: EmbedInput["result"], more: Partial<EmbedInput> = {}): EmbedInput {
  return {
    result,
    subject: "pay-core-17",
    health: { health: "burning", words: "burning" },
    sentence: "Write burns budget too fast.",
    theme: "auto",
    locale: "en",
    t,
    timeZone: "UTC",
    nowUnixMs: NOW_UNIX_MS,
    widthPx: null,
    heightPx: 240,
    isPinned: false,
    refreshSeconds: 30,
    href: "/panels/cluster-wal-fsync?cluster=pay-core-17",
    ...more,
  };
}

describe.each(VIEW_KINDS)("an embed of %s", (kind) => {
  const html = writeEmbed(inputOf(buildResult(kind)));

  test("has no script, no style attribute and loads nothing", () => {
    expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|_next/);
    expect(html).not.toMatch(/ style="| on[a-z]+="/);
  });

  test("says title, id, health, sentence, data time, coverage and where it comes from", () => {
    for (const words of [
      "WAL fsync p99",
      "pay-core-17",
      "burning",
      "Write burns",
      "10:24:30 UTC",
      "coverage 100",
      "live",
    ])
      expect(html).toContain(words);
    expect(html).toContain('href="/panels/cluster-wal-fsync?cluster=pay-core-17"');
  });
});

test("an embed stays under 25 kB compressed with as many lines and points as a panel may have", () => {
  const lines = Array.from({ length: 12 }, (_none, line) => ({
    key: `s${line}`,
    name: `member-${line}`,
    slot: line,
    values: Array.from({ length: 240 }, (_time, index) => Math.abs(Math.sin(index * (line + 1) * 12.9898) * 43.7)),
  }));
  const timesUnixMs = Array.from({ length: 240 }, (_none, index) => (TIMES[0] ?? 0) + index * 15_000);
  const html = writeEmbed(inputOf(buildResult("timeseries", { data: { ...DATA.timeseries, timesUnixMs, lines } })));
  expect(gzipSync(html).length).toBeLessThan(25_000);
});

test("a live embed reloads itself, a pinned one never", () => {
  expect(writeEmbed(inputOf(buildResult("slo")))).toContain('http-equiv="refresh" content="30"');
  const pinned = writeEmbed(inputOf(buildResult("slo"), { isPinned: true, refreshSeconds: null }));
  expect(pinned).not.toContain("refresh");
  expect(pinned).toContain("pinned window");
});

test("missing data is told apart from good data in every state", () => {
  const shown = Object.entries(STATES).map(([, more]) => writeEmbed(inputOf(buildResult("timeseries", more))));
  expect(new Set(shown).size).toBe(shown.length);
  for (const more of [STATES.error, STATES.blind, STATES.stale])
    expect(writeEmbed(inputOf(buildResult("timeseries", more)))).toContain('class="dot"');
});

test("text from the world cannot become markup", () => {
  const hostile = '"><script>alert(1)</script>';
  const html = writeEmbed(inputOf(buildResult("table", { title: hostile }), { subject: hostile, sentence: hostile }));
  expect(html).not.toContain("<script");
  expect(writeRefusal(hostile, hostile, { locale: "en", theme: "auto" })).not.toContain("<script");
});

test("the policy names who may frame, and nothing may be loaded or run", () => {
  expect(embedPolicy([])).toMatch(/^default-src 'none';.*frame-ancestors 'self'$/);
  expect(embedPolicy(["https://wiki.example"])).toContain("frame-ancestors 'self' https://wiki.example");
  expect(embedPolicy(["*", "file:"])).toMatch(/frame-ancestors \* file:$/);
  expect(embedPolicy(["*"])).not.toContain("script-src");
});

describe("the sentence", () => {
  const write = (result: EmbedInput["result"]) =>
    writeSentence({ result, summary: null, t, locale: "en", timeZone: "UTC", nowUnixMs: NOW_UNIX_MS });

  test("of a chart over its bound counts the lines and names the peak", () => {
    expect(write(buildResult("timeseries"))).toMatch(/^2 of 3 over bound 128 ms; highest 4\d\d ms at 1\d:\d\d\.$/);
  });

  test("of objectives names what burns", () => {
    expect(write(buildResult("slo"))).toMatch(/^Write burns budget too fast/);
  });

  test("is empty where there is nothing to say, since the picture says why", () => {
    expect(write(buildResult("timeseries", STATES.empty))).toBe("");
    expect(write(buildResult("timeseries", STATES.error))).toBe("");
  });
});
