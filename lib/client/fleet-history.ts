// A fleet's health over a window as the scrubber needs it: bytes of every step, steps and moments, bands to draw, what changed.
// Pure. A step is a position in the answer's arrays; its moment is fromUnixMs + step * stepSeconds.
import { decodeHealthRuns } from "../contract/health-runs";
import type { HealthHistory } from "../contract/level1";
import { HEALTH_CODES, type Health } from "../slo/vocabulary";
import { getCellHealth } from "./fleet-map-health";

export type Steps = Pick<HealthHistory, "fromUnixMs" | "stepSeconds" | "stepCount">;

export function getStepUnixMs({ fromUnixMs, stepSeconds }: Steps, step: number): number {
  return fromUnixMs + step * stepSeconds * 1000;
}

/** The step nearest to a moment, kept inside the window; 0 for an empty one. */
export function findStep(steps: Steps, unixMs: number): number {
  const step = Math.round((unixMs - steps.fromUnixMs) / (steps.stepSeconds * 1000));
  return Math.max(0, Math.min(steps.stepCount - 1, step));
}

/** Codes of every cluster at every step; null when the answer does not fit its own counts or another inventory. */
export function decodeHistory(history: HealthHistory, inventoryVersion: string, count: number): Uint8Array | null {
  if (history.inventoryVersion !== inventoryVersion || history.clusterCount !== count) return null;
  try {
    return decodeHealthRuns(history.runsBase64, history.clusterCount, history.stepCount);
  } catch {
    return null;
  }
}

/** Bad first, from the axis upwards. */
export const BAND_HEALTHS = ["down", "burning", "degraded", "blind"] as const satisfies readonly Health[];

export interface Band {
  readonly health: (typeof BAND_HEALTHS)[number];
  /** an area in picture units, closed */
  readonly path: string;
}

/** Stacked areas of what is not ok; `most` is the tallest stack. A window without trouble gives no band. */
export function buildBands(
  { counts, stepCount }: Pick<HealthHistory, "counts" | "stepCount">,
  width: number,
  height: number,
): { readonly bands: Band[]; readonly most: number } {
  const totals = Array.from({ length: stepCount }, (_, step) =>
    BAND_HEALTHS.reduce((sum, health) => sum + (counts[health][step] ?? 0), 0),
  );
  const most = totals.reduce((top, total) => Math.max(top, total), 0);
  if (most === 0) return { bands: [], most };
  const x = (step: number) => round(stepCount > 1 ? (step / (stepCount - 1)) * width : 0);
  const y = (count: number) => round(height - (count / most) * height);
  let base = new Array<number>(stepCount).fill(0);
  const bands = BAND_HEALTHS.flatMap((health): Band[] => {
    const below = base;
    base = below.map((count, step) => count + (counts[health][step] ?? 0));
    if (base.every((count, step) => count === below[step])) return [];
    const top = base.map((count, step) => `${x(step)} ${y(count)}`);
    const bottom = below.map((count, step) => `${x(step)} ${y(count)}`).reverse();
    return [{ health, path: `M${[...top, ...bottom].join("L")}Z` }];
  });
  return { bands, most };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** How many more (or fewer) clusters have each health at `step` than at the first step that is known; null without one before it. */
export function countChange(history: HealthHistory, step: number): Record<Health, number> | null {
  const known = history.availableFromUnixMs;
  if (known === null) return null;
  const first = findStep(history, known);
  if (first >= step) return null;
  const change = (health: Health) => (history.counts[health][step] ?? 0) - (history.counts[health][first] ?? 0);
  return {
    down: change("down"),
    burning: change("burning"),
    degraded: change("degraded"),
    blind: change("blind"),
    ok: change("ok"),
  };
}

export interface HealthRun {
  readonly health: Health;
  /** first step, and how many */
  readonly start: number;
  readonly stepCount: number;
}

/** One cluster's health over the window, in runs of the same. */
export function listRuns({ clusterCount, stepCount }: HealthHistory, codes: Uint8Array, index: number): HealthRun[] {
  const runs: HealthRun[] = [];
  let start = 0;
  for (let step = 1; step <= stepCount; step += 1) {
    const code = codes[start * clusterCount + index];
    if (step < stepCount && codes[step * clusterCount + index] === code) continue;
    runs.push({ health: getCellHealth(code ?? HEALTH_CODES.blind), start, stepCount: step - start });
    start = step;
  }
  return runs;
}

export interface Course {
  readonly index: number;
  readonly from: Health;
  readonly to: Health;
  readonly atUnixMs: number;
}

const SEVERITY: Readonly<Record<Health, number>> = { ok: 0, blind: 1, degraded: 2, burning: 3, down: 4 };

/** Clusters whose health at `step` is not what it was `minutes` before, worst first; empty when steps are coarser than that. */
export function listCourses(history: HealthHistory, codes: Uint8Array, step: number, minutes: number): Course[] {
  const back = Math.round((minutes * 60) / history.stepSeconds);
  if (back < 1) return [];
  const width = history.clusterCount;
  const start = Math.max(0, step - back);
  const courses: Course[] = [];
  for (let index = 0; index < width; index += 1) {
    const first = codes[start * width + index];
    const last = codes[step * width + index];
    if (first === last || first === undefined || last === undefined) continue;
    let since = step;
    while (since > start && codes[(since - 1) * width + index] === last) since -= 1;
    const atUnixMs = getStepUnixMs(history, since);
    courses.push({ index, from: getCellHealth(first), to: getCellHealth(last), atUnixMs });
  }
  const weight = ({ from, to }: Course) => Math.max(SEVERITY[from], SEVERITY[to]);
  return courses.sort((a, b) => weight(b) - weight(a) || b.atUnixMs - a.atUnixMs || a.index - b.index);
}

export function isWorse({ from, to }: Pick<Course, "from" | "to">): boolean {
  return SEVERITY[to] > SEVERITY[from];
}

/** One byte per cluster at a step; all blind for a step that the answer does not have. */
export function readStepBytes(codes: Uint8Array, count: number, step: number): Uint8Array {
  const bytes = codes.slice(step * count, (step + 1) * count);
  return bytes.length === count ? bytes : new Uint8Array(count).fill(HEALTH_CODES.blind);
}
