// Tokens and shapes of health and budget. A state is shape + word + colour; take the colour away and nothing is lost.
// Budget is not health: a healthy budget is grey, and no budget is ever green.
import type { BudgetState, Health } from "../slo/vocabulary";
import type { Token } from "./tokens";

/** Maintenance stands beside a health, never instead of it, but is drawn by the same rules. */
export type HealthMark = Health | "maintenance";

interface HealthTokens {
  /** of fills; for blind and maintenance of strokes, since they are never filled */
  readonly fill: Token;
  readonly text: Token;
  /** null: outlined instead of tinted */
  readonly tint: Token | null;
}

export const HEALTH_TOKENS = {
  ok: { fill: "health-ok", text: "health-ok-text", tint: "health-ok-tint" },
  degraded: { fill: "health-degraded", text: "health-degraded-text", tint: "health-degraded-tint" },
  burning: { fill: "health-burning", text: "health-burning-text", tint: "health-burning-tint" },
  down: { fill: "health-down", text: "health-down-text", tint: "health-down-tint" },
  blind: { fill: "health-blind", text: "health-blind-text", tint: "health-blind-tint" },
  maintenance: { fill: "health-maintenance", text: "health-maintenance-text", tint: null },
} as const satisfies Record<HealthMark, HealthTokens>;

interface BudgetTokens {
  readonly fill: Token;
  readonly text: Token;
  readonly isHatched: boolean;
}

export const BUDGET_TOKENS = {
  healthy: { fill: "bar", text: "t2", isHatched: false },
  "at-risk": { fill: "health-degraded", text: "health-degraded-text", isHatched: false },
  breached: { fill: "health-down", text: "health-down-text", isHatched: true },
  unknown: { fill: "hatch", text: "t3", isHatched: true },
} as const satisfies Record<BudgetState, BudgetTokens>;

/** One stroke or fill of a glyph. Colours are tokens, or `#…` where the colour is the same in both themes. */
export interface GlyphShape {
  readonly path: string;
  readonly fill: Token | null;
  readonly stroke: Token | `#${string}` | null;
  readonly strokeWidth: number;
  readonly dash: string | null;
}

const DARK_INK = "#16191d";
const WHITE = "#ffffff";

function filled(path: string, fill: Token, edge: Token | null = null): GlyphShape {
  return { path, fill, stroke: edge, strokeWidth: edge ? 1 : 0, dash: null };
}

function stroked(
  path: string,
  stroke: Token | `#${string}`,
  strokeWidth: number,
  dash: string | null = null,
): GlyphShape {
  return { path, fill: null, stroke, strokeWidth, dash };
}

/** Shapes in a 12 x 12 box, in drawing order; strokes with round caps and joins. */
export const HEALTH_GLYPHS = {
  ok: [
    filled("M6 .6a5.4 5.4 0 1 1 0 10.8A5.4 5.4 0 1 1 6 .6Z", "health-ok"),
    stroked("M3.5 6.2 5.3 8 8.6 4.3", "core", 1.5),
  ],
  degraded: [
    filled("M6 1 11.3 10.7H.7Z", "health-degraded", "health-degraded-edge"),
    stroked("M6 4.4V7.2M6 8.9v.2", DARK_INK, 1.4),
  ],
  burning: [
    filled("M6 .2 11.8 6 6 11.8 .2 6Z", "health-burning"),
    stroked("M3.7 6.1 6 3.8 8.3 6.1M3.7 8.5 6 6.2 8.3 8.5", WHITE, 1.2),
  ],
  down: [
    filled("M2.6 .6h6.8a2 2 0 0 1 2 2v6.8a2 2 0 0 1-2 2H2.6a2 2 0 0 1-2-2V2.6a2 2 0 0 1 2-2Z", "health-down"),
    stroked("M3.7 3.7 8.3 8.3M8.3 3.7 3.7 8.3", "core", 1.6),
  ],
  blind: [
    stroked("M6 1a5 5 0 1 1 0 10A5 5 0 1 1 6 1Z", "health-blind", 1.4, "2.1 1.83"),
    stroked("M3.4 8.6 8.6 3.4", "health-blind", 1.4),
  ],
  maintenance: [
    stroked("M6 .8 10.6 3.4V8.6L6 11.2 1.4 8.6V3.4Z", "health-maintenance", 1.4),
    stroked("M4.9 4.3v3.4M7.1 4.3v3.4", "health-maintenance", 1.3),
  ],
} as const satisfies Record<HealthMark, readonly GlyphShape[]>;
