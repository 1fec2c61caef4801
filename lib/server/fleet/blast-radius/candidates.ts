import "server-only";
// Which values, and which pairs of them, stand out at all. Every value with enough clusters counts as a test, found or not; pairs
// are counted by all that could occur although only those of promising values are looked at, so that looking there first is paid for.
import { adjustPValues, logHypergeometricUpperTail } from "../../../stats/over-representation";
import { type Counts, clustersOfPair, liftOf, type Tally } from "./tally";
import { clustersOf, type ValueIndex } from "./value-index";

/** Bad clusters that a value needs: fewer are a coincidence, whatever the arithmetic says. */
export const MIN_SUPPORT = 3;
/** Below this a value is hardly worse than the rest. */
export const MIN_LIFT = 1.5;
/** False discovery rate of single values, and the chance that any pair is named by luck. */
export const FALSE_RATE = 0.001;
/** A pair must stand out inside each of its values too, or one of them explains it. */
const PAIR_WITHIN_P = 1e-5;
const PROMISING_P = 0.05;
const PROMISING_PER_LABEL = 10;

export interface Candidate {
  /** one value, or two of different labels */
  readonly values: readonly number[];
  readonly clusters: Uint32Array;
  /** in the whole population */
  readonly counts: Counts;
  readonly lift: number;
  readonly logTail: number;
  readonly adjustedPValue: number;
}

export interface Candidates {
  readonly found: readonly Candidate[];
  readonly valueCount: number;
  readonly pairCount: number;
  readonly labelCount: number;
}

interface Single {
  readonly value: number;
  readonly counts: Counts;
  readonly logTail: number;
}

function testSingles(index: ValueIndex, tally: Tally): { singles: Single[]; valueCount: number; labelCount: number } {
  const singles: Single[] = [];
  const labels = new Set<string>();
  let valueCount = 0;
  index.texts.forEach((_, value) => {
    const counts = tally.ofValue(value);
    if (counts.totalCount < MIN_SUPPORT) return;
    valueCount += 1;
    labels.add(index.labels[value] ?? "");
    if (counts.badCount >= MIN_SUPPORT) singles.push({ value, counts, logTail: tally.logTail(counts) });
  });
  return { singles, valueCount, labelCount: labels.size };
}

/** The most promising values of each label; pairs are looked for among them only. */
function choosePromising(index: ValueIndex, tally: Tally, singles: readonly Single[]): Set<number> {
  const perLabel = new Map<string, number>();
  const chosen = new Set<number>();
  for (const { value, counts, logTail } of [...singles].sort((a, b) => a.logTail - b.logTail)) {
    if (logTail > Math.log(PROMISING_P) || liftOf(counts, tally.population) <= 1) continue;
    const label = index.labels[value] ?? "";
    const count = perLabel.get(label) ?? 0;
    if (count >= PROMISING_PER_LABEL) continue;
    perLabel.set(label, count + 1);
    chosen.add(value);
  }
  return chosen;
}

/** Pairs that at least MIN_SUPPORT bad clusters have. */
function listPairs(index: ValueIndex, bad: readonly number[], promising: ReadonlySet<number>): [number, number][] {
  const size = index.texts.length;
  const counts = new Map<number, number>();
  for (const cluster of bad) {
    const own = [...(index.valuesOf[cluster] ?? [])].filter((value) => promising.has(value));
    own.forEach((one, at) => {
      for (const other of own.slice(at + 1)) {
        if (index.labels[one] === index.labels[other]) continue;
        const key = one * size + other;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    });
  }
  return [...counts].filter(([, count]) => count >= MIN_SUPPORT).map(([key]) => [Math.floor(key / size), key % size]);
}

function standsOutWithin(tally: Tally, counts: Counts, clusters: Uint32Array): boolean {
  const within = tally.ofClusters(clusters);
  if (liftOf(counts, within) < MIN_LIFT) return false;
  return logHypergeometricUpperTail(counts, within) <= Math.log(PAIR_WITHIN_P);
}

function testPairs(
  index: ValueIndex,
  tally: Tally,
  bad: readonly number[],
  promising: ReadonlySet<number>,
): Candidate[] {
  const tests = Math.max(1, index.pairBound);
  return listPairs(index, bad, promising).flatMap(([one, other]) => {
    const clusters = clustersOfPair(index, one, other);
    const counts = tally.ofClusters(clusters);
    const logTail = tally.logTail(counts);
    const lift = liftOf(counts, tally.population);
    const adjustedPValue = Math.min(1, Math.exp(logTail + Math.log(tests)));
    if (adjustedPValue > FALSE_RATE || lift < MIN_LIFT) return [];
    const isOwn = [one, other].every((value) => standsOutWithin(tally, counts, clustersOf(index, value)));
    return isOwn ? [{ values: [one, other], clusters, counts, lift, logTail, adjustedPValue }] : [];
  });
}

/** All values and pairs that stand out in the population; `tally` must still hold all of it. */
export function findCandidates(index: ValueIndex, tally: Tally, bad: readonly number[]): Candidates {
  const { singles, valueCount, labelCount } = testSingles(index, tally);
  const adjusted = adjustPValues(
    singles.map(({ logTail }) => Math.exp(logTail)),
    valueCount,
  );
  const found = singles.flatMap(({ value, counts, logTail }, at): Candidate[] => {
    const adjustedPValue = adjusted[at] ?? 1;
    const lift = liftOf(counts, tally.population);
    if (adjustedPValue > FALSE_RATE || lift < MIN_LIFT) return [];
    return [{ values: [value], clusters: clustersOf(index, value), counts, lift, logTail, adjustedPValue }];
  });
  const pairs = testPairs(index, tally, bad, choosePromising(index, tally, singles));
  return { found: [...found, ...pairs], valueCount, pairCount: index.pairBound, labelCount };
}
