// What all ways of painting the map share: its colours, the order of looks, and the pen that carries them.
import type { MapLayout } from "@/lib/client/fleet-map-layout";
import type { Look } from "@/lib/client/fleet-map-looks";

export interface MapColors {
  readonly fills: Readonly<Record<Look, string>>;
  readonly maintenance: string;
  readonly core: string;
}

/** Colours of the present theme, from the CSS variables in force at that element. */
export function readMapColors(element: Element): MapColors {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    fills: {
      rest: read("--health-ok-rest"),
      quiet: read("--ghost"),
      bar: read("--bar"),
      degraded: read("--health-degraded"),
      burning: read("--health-burning"),
      down: read("--health-down"),
      over: read("--health-down"),
      blind: read("--health-blind"),
    },
    maintenance: read("--health-maintenance"),
    core: read("--core"),
  };
}

/** The later over the earlier: what is bad stands on top. */
export const PAINT_ORDER = ["rest", "quiet", "bar", "blind", "degraded", "burning", "over", "down"] as const;
export const DIMMED_ALPHA = 0.25;

/** No cell of any look yet. */
export function emptyLooks(): Record<Look, number[]> {
  return { rest: [], quiet: [], bar: [], degraded: [], burning: [], down: [], over: [], blind: [] };
}

/** Cells per look; those that the reader's filter leaves out are dimmed, never hidden. */
export interface LookGroups {
  readonly shown: Readonly<Record<Look, readonly number[]>>;
  readonly dimmed: Readonly<Record<Look, readonly number[]>>;
}

export interface Pen {
  readonly context: CanvasRenderingContext2D;
  readonly layout: MapLayout;
  readonly colors: MapColors;
  readonly pixelRatio: number;
}

/** Device pixels of an outline: of what cannot be seen, or of a budget that is gone. */
export const strikeWidth = (look: Look, pixelRatio: number) =>
  Math.max(1, Math.round((look === "over" ? 1.5 : 1) * pixelRatio));
