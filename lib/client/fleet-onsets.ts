// When what the page names began, within the window: the bad clusters of the named cause, and regions that went out of sight. Pure.
import type { Inventory } from "../contract/fleet";
import type { LabelValue } from "../contract/level1";
import { getCellHealth } from "./fleet-map-health";

export interface Onset {
  readonly kind: "cause" | "blind";
  /** the value as the inventory has it */
  readonly value: string;
  readonly step: number;
}

interface Course {
  /** health of every cluster of the inventory at every step */
  readonly codes: Uint8Array;
  readonly stepCount: number;
  readonly clusterCount: number;
}

/** Up to this share of the rise, it has not begun: single clusters are bad at any time. */
const QUIET_SHARE = 0.25;
/** Where less than this share of the most is new, it began before the window. */
const NEW_SHARE = 0.5;

/** In order of time. What began before the window, or never, has no onset. */
export function listOnsets(course: Course, inventory: Inventory, cause: readonly LabelValue[]): Onset[] {
  const [only, second] = cause;
  const onsets: Onset[] = [];
  if (only !== undefined && second === undefined) {
    const step = findCauseOnset(course, indexesOf(inventory, only.label, only.value));
    if (step !== null) onsets.push({ kind: "cause", value: only.value, step });
  }
  for (const value of inventory.labels.region?.values ?? []) {
    const step = findBlindOnset(course, indexesOf(inventory, "region", value));
    if (step !== null) onsets.push({ kind: "blind", value, step });
  }
  return onsets.sort((a, b) => a.step - b.step);
}

function indexesOf({ ids, labels }: Inventory, label: string, value: string): number[] {
  const column = labels[label];
  const code = column?.values.indexOf(value) ?? -1;
  if (!column || code < 0) return [];
  const found: number[] = [];
  for (let index = 0; index < ids.length; index += 1) if (column.codes[index] === code) found.push(index);
  return found;
}

/** The step at which the way up to the most bad clusters began. */
export function findCauseOnset({ codes, stepCount, clusterCount }: Course, indexes: readonly number[]): number | null {
  const counts = Array.from({ length: stepCount }, (_, step) =>
    indexes.reduce((count, index) => count + (isBad(codes[step * clusterCount + index]) ? 1 : 0), 0),
  );
  const most = Math.max(0, ...counts);
  let step = counts.indexOf(most);
  const usual = Math.min(...counts.slice(0, step + 1));
  if (most === 0 || most - usual < NEW_SHARE * most) return null;
  while (step > 0 && (counts[step - 1] ?? 0) > usual + QUIET_SHARE * (most - usual)) step -= 1;
  return step > 0 ? step : null;
}

/** The step from which on none of them has been seen. */
export function findBlindOnset({ codes, stepCount, clusterCount }: Course, indexes: readonly number[]): number | null {
  const isBlind = (step: number) =>
    indexes.every((index) => getCellHealth(codes[step * clusterCount + index] ?? 0) === "blind");
  let step = stepCount - 1;
  if (indexes.length === 0 || step < 0 || !isBlind(step)) return null;
  while (step > 0 && isBlind(step - 1)) step -= 1;
  return step > 0 ? step : null;
}

function isBad(code: number | undefined): boolean {
  const health = getCellHealth(code ?? 0);
  return health === "down" || health === "burning";
}
