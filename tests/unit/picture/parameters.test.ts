import { describe, expect, test } from "vitest";
import { buildShareTexts } from "@/components/panel/share-texts";
import { pictureCacheControl } from "@/lib/server/picture/cache-control";
import { readPictureParameters } from "@/lib/server/picture/parameters";
import { chooseFontFiles } from "@/lib/server/picture/rasterize";
import { NOW } from "@/lib/url/time-point";
import { buildResult, NOW_UNIX_MS, STATES } from "../render/results";

test.each([
  ["width=1000000", "width"],
  ["width=-5", "width"],
  ["width=80.5", "width"],
  ["width=", "width"],
  ["height=1", "height"],
  ["height=300&height=400", "height"],
  ["theme=pink", "theme"],
  ["theme=auto", "theme"],
])("a picture asked for with %s is refused by name", (search, parameter) => {
  const read = readPictureParameters(new URLSearchParams(search), "en");
  expect(read).toMatchObject({ ok: false, error: { kind: "bad-parameter", parameter } });
});

test("without parameters a picture is 800 x 300 and light", () => {
  const read = readPictureParameters(new URLSearchParams(), "en");
  expect(read).toEqual({ ok: true, value: { widthPx: 800, heightPx: 300, theme: "light" } });
});

describe("caches keep a picture", () => {
  const facts = { isPinned: true, nowUnixMs: NOW_UNIX_MS + 86_400_000, isPublic: true };

  test("for ever once its window is settled", () => {
    expect(pictureCacheControl(buildResult("timeseries"), facts)).toContain("immutable");
    const now = { ...facts, nowUnixMs: NOW_UNIX_MS };
    expect(pictureCacheControl(buildResult("timeseries"), now)).not.toContain("immutable");
    expect(pictureCacheControl(buildResult("stats", { range: null }), facts)).not.toContain("immutable");
  });

  test("not at all when it tells of a failure, and unasked never when data is missing", () => {
    expect(pictureCacheControl(buildResult("timeseries", STATES.error), facts)).toBe("no-store");
    expect(pictureCacheControl(buildResult("timeseries", STATES.partial), facts)).toBe("public, no-cache");
  });

  test("for the asker alone where scope matters", () => {
    expect(pictureCacheControl(buildResult("slo"), { ...facts, isPublic: false })).toMatch(/^private/);
  });
});

test("the Han font is opened only for pictures that need it", () => {
  expect(chooseFontFiles("<text>ok</text>").some((file) => file.includes("cjk"))).toBe(false);
  expect(chooseFontFiles("<text>集群</text>").some((file) => file.includes("cjk"))).toBe(true);
});

test("snippets escape what titles carry", () => {
  const texts = buildShareTexts({
    panelId: "cluster-slo",
    params: { cluster: "a&b" },
    title: '"]<x>',
    range: { from: { kind: "relative", agoSeconds: 3600 }, to: NOW },
    tz: "utc",
    theme: "auto",
    lang: "zh-CN",
    origin: "https://rb.example",
  });
  expect(texts.embed).toContain('title="&quot;]&lt;x&gt;"');
  expect(texts.embed).toContain("cluster=a%26b&amp;from=now-1h&amp;to=now");
  expect(texts.markdown).toMatch(/^\[!\["\\\]<x>\]\(https:\/\/rb\.example\/api\/v1\/panels\/cluster-slo\/image\.png\?/);
  expect(texts.link).toBe("https://rb.example/panels/cluster-slo?cluster=a%26b&lang=zh-CN");
});
