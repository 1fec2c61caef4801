import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { BUDGET_TOKENS, HEALTH_GLYPHS, HEALTH_TOKENS } from "@/lib/scales/health";
import { SERIES_DASHES, seriesColor, seriesDash, seriesToken } from "@/lib/scales/series";
import { COLOURS, paintByTheme, paintByVariable, type Token } from "@/lib/scales/tokens";
import { BUDGET_STATES, HEALTHS } from "@/lib/slo/vocabulary";

const css = readFileSync(new URL("../../../app/globals.css", import.meta.url), "utf8");

function readVariables(block: string): Record<string, string> {
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-fA-F]{3,6});/g)].map(([, name, value]) => [name, value?.toLowerCase()]),
  );
}

function relativeLuminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (channels[0] ?? 0) + 0.7152 * (channels[1] ?? 0) + 0.0722 * (channels[2] ?? 0);
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [relativeLuminance(one), relativeLuminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

describe("tokens", () => {
  test("pages and pictures have the same colours in both themes", () => {
    const root = css.slice(css.indexOf(":root"), css.indexOf("@variant dark"));
    const dark = css.slice(css.indexOf("@variant dark"), css.indexOf("html {"));
    const light = readVariables(root);
    const darkOverLight = { ...light, ...readVariables(dark) };
    for (const token of Object.keys(COLOURS.light) as Token[]) {
      expect(light[token], `light ${token}`).toBe(COLOURS.light[token]);
      expect(darkOverLight[token], `dark ${token}`).toBe(COLOURS.dark[token]);
    }
  });

  test.each(["light", "dark"] as const)("text is readable on its ground in %s", (theme) => {
    const colour = COLOURS[theme];
    for (const token of ["t1", "t2", "t3", "link"] as const)
      expect(contrast(colour[token], colour.panel), token).toBeGreaterThanOrEqual(4.5);
    for (const { text, tint } of Object.values(HEALTH_TOKENS)) {
      expect(contrast(colour[text], colour.panel), text).toBeGreaterThanOrEqual(4.5);
      if (tint) expect(contrast(colour[text], colour[tint]), tint).toBeGreaterThanOrEqual(4.5);
    }
    for (let slot = 0; slot < 8; slot += 1)
      expect(contrast(seriesColor(slot, theme), colour.panel), `series ${slot}`).toBeGreaterThanOrEqual(3);
  });

  test("paint is a variable on pages and a literal in pictures", () => {
    expect(paintByVariable("series-2")).toBe("var(--series-2)");
    expect(paintByTheme("dark")("panel")).toBe("#111418");
  });
});

describe("series", () => {
  test("slots 0 to 7 are eight different pairs of colour and dash, and so are the next eight", () => {
    const pairs = Array.from({ length: 16 }, (_none, slot) => `${seriesToken(slot)} ${seriesDash(slot)}`);
    expect(new Set(pairs).size).toBe(16);
    expect(SERIES_DASHES).toHaveLength(8);
  });

  test("no series has a colour that means health", () => {
    const healthColours = new Set(Object.values(HEALTH_TOKENS).map(({ fill }) => COLOURS.light[fill]));
    for (let slot = 0; slot < 8; slot += 1) expect(healthColours.has(seriesColor(slot, "light"))).toBe(false);
  });

  test("the ghost of a comparison is dashed and grey", () => {
    expect([seriesToken("ghost"), seriesDash("ghost")]).toEqual(["ghost", "3 3"]);
  });
});

describe("states", () => {
  test("every health and budget has tokens; every health its own silhouette", () => {
    expect(Object.keys(HEALTH_TOKENS).sort()).toEqual([...HEALTHS, "maintenance"].sort());
    expect(Object.keys(BUDGET_TOKENS).sort()).toEqual([...BUDGET_STATES].sort());
    const outlines = Object.values(HEALTH_GLYPHS).map(([first]) => first.path);
    expect(new Set(outlines).size).toBe(outlines.length);
  });

  test("no budget is green, and what is unknown or overspent is hatched", () => {
    for (const { fill } of Object.values(BUDGET_TOKENS)) expect(fill).not.toBe("health-ok");
    expect([BUDGET_TOKENS.breached.isHatched, BUDGET_TOKENS.unknown.isHatched]).toEqual([true, true]);
  });
});
