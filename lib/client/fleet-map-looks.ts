// What the colours of the map mean: for each way of colouring a short list of classes, worst first, and the class of every cell.
// Bounds follow the burn pairs and the budget states; budget has no green, and what has no value looks like what cannot be seen.
import { BURN_PAIRS } from "@/lib/slo/burn-pairs";
import { type BudgetState, HEALTHS_WORST_FIRST, type Health } from "@/lib/slo/vocabulary";
import type { Colour } from "@/lib/url/parameters";
import { getCellBudget, getCellHealth } from "./fleet-map-health";

/** How a cell is painted. `over`: strokes in the colour of `down`; `bar` and `quiet`: dark and light grey; `rest`: ok, stepped back. */
export type Look = "down" | "over" | "burning" | "degraded" | "blind" | "bar" | "quiet" | "rest";

export interface CellClass {
  /** unique within a colouring */
  readonly key: string;
  readonly labelId: string;
  readonly look: Look;
}

export interface Coloring {
  /** worst first */
  readonly classes: readonly CellClass[];
  /** position in `classes`, per cell */
  readonly codes: Uint8Array;
}

const HEALTH_LOOKS: Readonly<Record<Health, Look>> = {
  down: "down",
  burning: "burning",
  degraded: "degraded",
  blind: "blind",
  ok: "rest",
};
const HEALTH_CLASSES = HEALTHS_WORST_FIRST.map(
  (health): CellClass => ({ key: health, labelId: `health.${health}`, look: HEALTH_LOOKS[health] }),
);

const BUDGETS = ["breached", "at-risk", "unknown", "healthy"] as const satisfies readonly BudgetState[];
const BUDGET_LOOKS: Readonly<Record<BudgetState, Look>> = {
  breached: "over",
  "at-risk": "degraded",
  unknown: "blind",
  healthy: "quiet",
};
const BUDGET_CLASSES = BUDGETS.map(
  (budget): CellClass => ({ key: budget, labelId: `budget.${budget}`, look: BUDGET_LOOKS[budget] }),
);

interface Scale {
  /** a value belongs to the first class whose bound it passes; the last takes the rest */
  readonly steps: readonly { readonly bound: number; readonly look: Look }[];
  readonly isHighBad: boolean;
}

const [PAGE_FAST, PAGE_SLOW] = BURN_PAIRS;
const SCALES: Readonly<Record<Exclude<Colour, "health" | "budget">, Scale>> = {
  burn: {
    isHighBad: true,
    steps: [
      { bound: PAGE_FAST.factor, look: "burning" },
      { bound: PAGE_SLOW.factor, look: "degraded" },
      { bound: 1, look: "bar" },
      { bound: Number.NEGATIVE_INFINITY, look: "rest" },
    ],
  },
  left: {
    isHighBad: false,
    steps: [
      { bound: 0, look: "over" },
      { bound: 0.25, look: "degraded" },
      { bound: 0.75, look: "bar" },
      { bound: Number.POSITIVE_INFINITY, look: "quiet" },
    ],
  },
  db: {
    isHighBad: true,
    steps: [
      { bound: 0.9, look: "burning" },
      { bound: 0.75, look: "degraded" },
      { bound: 0.5, look: "bar" },
      { bound: Number.NEGATIVE_INFINITY, look: "quiet" },
    ],
  },
  coverage: {
    isHighBad: false,
    steps: [
      { bound: 0.5, look: "burning" },
      { bound: 0.95, look: "degraded" },
      { bound: 0.999, look: "bar" },
      { bound: Number.POSITIVE_INFINITY, look: "quiet" },
    ],
  },
};

/** Colours whose values are a column of their own. */
export type ColumnColour = keyof typeof SCALES;
export function isColumnColour(colour: Colour): colour is ColumnColour {
  return Object.hasOwn(SCALES, colour);
}

export function colorByHealth(bytes: Uint8Array): Coloring {
  const codes = Uint8Array.from(bytes, (byte) => HEALTHS_WORST_FIRST.indexOf(getCellHealth(byte)));
  return { classes: HEALTH_CLASSES, codes };
}

export function colorByBudget(bytes: Uint8Array): Coloring {
  const codes = Uint8Array.from(bytes, (byte) => BUDGETS.indexOf(getCellBudget(byte)));
  return { classes: BUDGET_CLASSES, codes };
}

/** Classes of a scale with "no value" at the end; a list shorter than `count` has no value for the rest. */
export function colorByValue(colour: ColumnColour, values: readonly (number | null)[], count: number): Coloring {
  const { steps, isHighBad } = SCALES[colour];
  const classes = steps.map(
    ({ look }, step): CellClass => ({ key: `${colour}-${step}`, labelId: `fleet.color.${colour}.${step}`, look }),
  );
  const none = classes.length;
  const codes = new Uint8Array(count).fill(none);
  for (let index = 0; index < count; index += 1) {
    const value = values[index];
    if (value === null || value === undefined) continue;
    const step = steps.findIndex(({ bound }) => (isHighBad ? value >= bound : value < bound));
    codes[index] = step < 0 ? none - 1 : step;
  }
  return { classes: [...classes, { key: "none", labelId: "fleet.color.none", look: "blind" }], codes };
}

/** Cells per class, in the order of the classes. */
export function countClasses({ classes, codes }: Coloring): number[] {
  const counts = new Array<number>(classes.length).fill(0);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
