import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PanelResult, panelResultSchema } from "@/lib/contract/panel-result";
import { VIEW_KINDS, type ViewKind } from "@/lib/contract/views";
import { type RenderOptions, renderPanelSvg } from "@/lib/render/render-panel-svg";
import { COLOURS } from "@/lib/scales/tokens";
import { LOCALES } from "@/lib/text/locale";
import { buildResult, DATA, NOW_UNIX_MS, STATES, TIMES } from "./results";
import { readXml } from "./well-formed";

const OPTIONS: RenderOptions = {
  widthPx: 480,
  heightPx: 240,
  theme: "light",
  locale: "en",
  timeZone: "UTC",
  nowUnixMs: NOW_UNIX_MS,
  chrome: "picture",
};
const draw = (result: PanelResult, options: Partial<RenderOptions> = {}) =>
  renderPanelSvg(result, { ...OPTIONS, ...options });
const wordsOf = (svg: string) => readXml(svg).texts.join(" ");
const stateOf = (name: keyof typeof STATES) =>
  buildResult("timeseries", panelResultSchema.partial().parse(STATES[name]));

test("the examples are results of the contract", () => {
  for (const kind of VIEW_KINDS) expect(panelResultSchema.safeParse(buildResult(kind)).success).toBe(true);
});

describe.each(VIEW_KINDS)("%s", (kind) => {
  test.each(["page", "picture"] as const)(
    "is well-formed %s markup of presentation attributes only, whatever its size",
    (chrome) => {
      for (const [widthPx, heightPx] of [
        [120, 40],
        [300, 96],
        [480, 240],
        [1440, 600],
        [Number.NaN, -5],
      ] as const) {
        for (const locale of LOCALES) {
          const { tags, attributes } = readXml(draw(buildResult(kind), { chrome, widthPx, heightPx, locale }));
          expect(
            [...tags].filter((tag) => !["svg", "g", "path", "rect", "circle", "text", "title"].includes(tag)),
          ).toEqual([]);
          expect(
            [...attributes.keys()].filter((name) => name === "style" || name === "id" || /^on|href/.test(name)),
          ).toEqual([]);
          expect(
            [...attributes].filter(([, values]) => values.some((value) => /NaN|Infinity|undefined/.test(value))),
          ).toEqual([]);
        }
      }
    },
  );

  test("a picture has literal colours of its theme, a page has variables that follow the theme switch", () => {
    const light = draw(buildResult(kind));
    const dark = draw(buildResult(kind), { theme: "dark" });
    const page = draw(buildResult(kind), { chrome: "page" });
    expect(light).not.toContain("var(");
    expect(light).toContain(COLOURS.light.panel);
    expect(dark).toContain(COLOURS.dark.panel);
    expect(page).toContain("var(--");
    expect(page).toBe(draw(buildResult(kind), { chrome: "page", theme: "dark" }));
  });

  test("a picture carries title, data time with its zone, and coverage; a page's panel does not repeat them", () => {
    const words = wordsOf(draw(buildResult(kind)));
    expect(words).toContain("WAL fsync p99");
    expect(words).toContain("data to 19 Nov 2026 10:24:30 UTC");
    expect(words).toContain("coverage 100 %");
    expect(wordsOf(draw(buildResult(kind), { chrome: "page" }))).not.toContain("WAL fsync p99");
  });

  test("without data it says why instead of drawing something", () => {
    const error = buildResult(kind, {
      state: "error",
      data: null,
      notices: panelResultSchema.shape.notices.parse(STATES.error.notices),
    });
    const words = wordsOf(draw(error, { widthPx: 800 }));
    expect(words).toContain("The data source gave no answer.");
    expect(words).toContain("bad_data: <b>503</b> & more");
  });
});

describe("states", () => {
  test("none looks like another", () => {
    const pictures = (Object.keys(STATES) as (keyof typeof STATES)[]).map((name) =>
      draw(stateOf(name), { chrome: "page" }),
    );
    expect(new Set(pictures).size).toBe(pictures.length);
  });

  test("zero is a line at 0, and empty is no line", () => {
    const strokes = (name: keyof typeof STATES) => readXml(draw(stateOf(name))).attributes.get("stroke") ?? [];
    expect(strokes("zero")).toContain(COLOURS.light["series-1"]);
    expect(strokes("empty")).not.toContain(COLOURS.light["series-1"]);
    expect(wordsOf(draw(stateOf("empty")))).toContain("No data in this window.");
  });

  test("stale fades data, not text, says its age, and its dot is hollow", () => {
    const svg = draw(stateOf("stale"));
    expect(wordsOf(svg)).toContain("stale 6 min");
    expect(readXml(svg).attributes.get("opacity")).toContain("0.6");
    expect(svg).not.toContain(`fill="${COLOURS.light["health-ok"]}"`);
    expect(svg).toMatch(/<text[^>]*>600<\/text>/);
  });

  test("partial names how many answered and hatches the missing time", () => {
    const svg = draw(stateOf("partial"));
    expect(wordsOf(svg)).toContain("19 of 20 answered");
    expect(svg).toContain(`stroke="${COLOURS.light.hatch}"`);
    expect(draw(stateOf("ok"))).not.toContain(`stroke="${COLOURS.light.hatch}"`);
  });

  test("blind is hatched, named, and nothing in it is green", () => {
    const svg = draw(stateOf("blind"));
    expect(wordsOf(svg)).toContain("Cannot be seen: gz-1, gz-2.");
    expect(svg).toContain(`stroke="${COLOURS.light["health-blind"]}"`);
    expect(svg).not.toContain(COLOURS.light["health-ok"]);
  });

  test("an answer with missing data of any kind is never green, but for the dot of fresh data", () => {
    for (const name of ["stale", "error", "blind"] as const)
      expect(draw(stateOf(name))).not.toContain(COLOURS.light["health-ok"]);
    const tiles = draw(buildResult("tiles"), { chrome: "page", widthPx: 800 });
    expect(tiles).not.toContain("var(--health-ok)");
  });

  test("gaps stay gaps: a missing minute breaks the line", () => {
    const values = TIMES.map((_time, index) => (index === 30 ? null : 5));
    const data = { ...DATA.timeseries, bounds: [], lines: [{ key: "s0", name: "m-1", values, slot: 0 }] };
    const path =
      readXml(draw(buildResult("timeseries", { data })))
        .attributes.get("d")
        ?.at(-1) ?? "";
    expect(path.match(/M/g)).toHaveLength(2);
  });

  test("speaks Chinese", () => {
    const words = wordsOf(draw(stateOf("partial"), { locale: "zh-CN" }));
    expect(words).toContain("19 / 20 应答");
    expect(words).toContain("数据截至 2026年11月19日 10:24:30 UTC");
  });
});

describe("size", () => {
  test("one line of 300 points is at most 6 kB", () => {
    const timesUnixMs = Array.from({ length: 300 }, (_none, index) => NOW_UNIX_MS - (300 - index) * 12_000);
    const values = timesUnixMs.map((_time, index) => 0.08 + Math.sin(index / 20) * 0.06 + Math.cos(index * 7.3) * 0.02);
    const data = { ...DATA.timeseries, timesUnixMs, lines: [{ key: "s0", name: "m-1", values, slot: 0 }] };
    const result = buildResult("timeseries", {
      data,
      range: { fromUnixMs: timesUnixMs[0] ?? 0, toUnixMs: NOW_UNIX_MS, stepSeconds: 12 },
    });
    for (const widthPx of [480, 1200]) {
      expect(Buffer.byteLength(draw(result, { widthPx })), `picture ${widthPx}`).toBeLessThanOrEqual(6_144);
      expect(Buffer.byteLength(draw(result, { widthPx, chrome: "page" })), `page ${widthPx}`).toBeLessThanOrEqual(
        6_144,
      );
    }
  });

  test("the same result gives the same bytes", () => {
    for (const kind of VIEW_KINDS) expect(draw(buildResult(kind))).toBe(draw(buildResult(kind)));
  });
});

/** The result of a kind with every free text replaced. */
function poison(kind: ViewKind, text: string): PanelResult {
  const base = buildResult(kind, {
    title: text,
    coverage: { expectedCount: 2, answeredCount: 1, missing: [text] },
    state: "partial",
  });
  const data = structuredClone(DATA[kind]);
  switch (data.kind) {
    case "timeseries":
      for (const line of data.lines) line.name = text;
      for (const bound of data.bounds) bound.label = text;
      break;
    case "stats":
      for (const stat of data.stats) stat.note = { messageId: text, values: { [text]: text } };
      break;
    case "slo":
      data.errorsSource = text;
      break;
    case "tiles":
      for (const tile of data.tiles) tile.title = text;
      break;
    case "table":
      for (const row of data.rows) row.cells = { ...row.cells, id: text, zone: text, health: text, margin: text };
      break;
  }
  return { ...base, data };
}

describe("text from the world", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.string({ maxLength: 60 }),
    fc.constantFrom(
      "</text><script>alert(1)</script>",
      "]]>",
      "<!--",
      '"><a href="x">',
      "&#x0;&lt;",
      "\u0000\uFFFE\uD800",
      "{bad, icu",
      "'",
    ),
  );
  const isWhole = (svg: string) => {
    const { tags } = readXml(svg);
    expect([...tags].filter((tag) => !["svg", "g", "path", "rect", "circle", "text", "title"].includes(tag))).toEqual(
      [],
    );
    expect(svg).toMatch(/^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u);
  };

  test.each(VIEW_KINDS)("however hostile, cannot break out of a picture of %s", (kind) => {
    fc.assert(
      fc.property(hostile, (text) => isWhole(draw(poison(kind, text), { widthPx: 900 }))),
      { numRuns: 60 },
    );
  });

  test("nor can the data source's own words", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const notices = [{ level: "error" as const, messageId: text, values: { [text]: text }, detail: text }];
        isWhole(draw(buildResult("timeseries", { state: "error", data: null, notices })));
      }),
      { numRuns: 60 },
    );
  });
});
