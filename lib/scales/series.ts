// Colour and dash of the lines of a chart. A slot belongs to a thing (a member keeps its own on the whole page), not to a position
// in a chart. No slot has a colour that means health.
import { COLOURS, type Theme, type Token } from "./tokens";

export type Slot = number | "ghost";

const SERIES_TOKENS = [
  "series-1",
  "series-2",
  "series-3",
  "series-4",
  "series-5",
  "series-6",
  "series-7",
  "series-8",
] as const satisfies readonly Token[];

/** Dash of each slot, null = solid. The dash tells apart what colour alone does not, for every kind of sight. */
export const SERIES_DASHES = [null, null, null, null, "6 3", "2 3", "8 3 2 3", "10 4"] as const;
const REPEATED_DASH = "4 2";
const GHOST_DASH = "3 3";

/** Token of a slot from 0; from 8 on the colours come again, with a dash of their own. */
export function seriesToken(slot: Slot): Token {
  return slot === "ghost" ? "ghost" : (SERIES_TOKENS[slot % SERIES_TOKENS.length] ?? "series-1");
}

export function seriesColor(slot: Slot, theme: Theme): string {
  return COLOURS[theme][seriesToken(slot)];
}

/** For `stroke-dasharray`; null = solid. */
export function seriesDash(slot: Slot): string | null {
  if (slot === "ghost") return GHOST_DASH;
  return slot < SERIES_DASHES.length ? (SERIES_DASHES[slot] ?? null) : REPEATED_DASH;
}
