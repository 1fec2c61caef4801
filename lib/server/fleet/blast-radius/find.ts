import "server-only";
// What bad clusters have in common: the most telling value first; its clusters are taken out, and only what still stands out among
// the rest comes next. So a host inside a bad zone, or the region around it, folds into the zone, and two unrelated causes are two.
import type { FOLD_RELATIONS } from "../../../contract/level1";
import { type Candidate, FALSE_RATE, findCandidates, MIN_LIFT, MIN_SUPPORT } from "./candidates";
import { type Counts, liftOf, Tally } from "./tally";
import type { ValueIndex } from "./value-index";

export const FINDINGS_MAX = 8;
const FOLDED_MAX = 10;

export type FoldRelation = (typeof FOLD_RELATIONS)[number];

export interface Folded {
  readonly candidate: Candidate;
  readonly relation: FoldRelation;
}

export interface Finding {
  readonly candidate: Candidate;
  readonly folded: readonly Folded[];
}

export interface BlastResult {
  readonly findings: readonly Finding[];
  readonly valueCount: number;
  readonly pairCount: number;
  readonly labelCount: number;
  readonly unexplainedCount: number;
}

interface Scored {
  readonly candidate: Candidate;
  readonly counts: Counts;
  readonly logTail: number;
}

/** What lies inside another and is no more than so many times as likely by chance is the better answer: it says where to look. */
const NARROWER_FACTOR = 10;

/** The least likely by chance; of equal sets the broader label, which comes first in the index, since nothing tells them apart. */
function pickBest(candidates: readonly Candidate[], tally: Tally, logLimit: number): Candidate | null {
  const scored: Scored[] = [];
  for (const candidate of candidates) {
    const counts = tally.ofClusters(candidate.clusters);
    if (counts.badCount < MIN_SUPPORT || liftOf(counts, tally.population) < MIN_LIFT) continue;
    const logTail = tally.logTail(counts);
    if (logTail <= logLimit) scored.push({ candidate, counts, logTail });
  }
  const best = scored.reduce<Scored | null>(
    (known, one) => (known === null || one.logTail < known.logTail - 1e-9 ? one : known),
    null,
  );
  if (best === null) return null;
  const limit = best.logTail + Math.log(NARROWER_FACTOR);
  const narrower = scored
    .filter(({ candidate, counts, logTail }) => {
      const isSmaller = counts.totalCount < best.counts.totalCount;
      return isSmaller && logTail <= limit && relate(candidate, best.candidate).relation === "inside";
    })
    .sort((a, b) => a.logTail - b.logTail);
  return (narrower[0] ?? best).candidate;
}

function relate(one: Candidate, to: Candidate): { relation: FoldRelation; sharedCount: number } {
  const set = new Set(to.clusters);
  let sharedCount = 0;
  for (const cluster of one.clusters) if (set.has(cluster)) sharedCount += 1;
  const isInside = sharedCount === one.clusters.length;
  const isAround = sharedCount === to.clusters.length;
  const relation = isInside && isAround ? "same" : isInside ? "inside" : isAround ? "around" : "overlaps";
  return { relation, sharedCount };
}

/** Each value that stands out without being a cause goes to the finding that shares most of its clusters. */
function fold(accepted: readonly Candidate[], others: readonly Candidate[]): Map<Candidate, Folded[]> {
  const folded = new Map<Candidate, Folded[]>(accepted.map((candidate) => [candidate, []]));
  for (const other of [...others].sort((a, b) => a.logTail - b.logTail)) {
    let home: { to: Candidate; relation: FoldRelation; sharedCount: number } | null = null;
    for (const to of accepted) {
      const found = relate(other, to);
      if (found.sharedCount > (home?.sharedCount ?? 0)) home = { to, ...found };
    }
    const list = home === null ? undefined : folded.get(home.to);
    if (home && list && list.length < FOLDED_MAX) list.push({ candidate: other, relation: home.relation });
  }
  return folded;
}

/** `bad` are positions of the population, each at most once. Throws never. */
export function findBlastRadius(index: ValueIndex, population: readonly number[], bad: readonly number[]): BlastResult {
  const tally = new Tally(index, population, bad);
  const { found, ...checked } = findCandidates(index, tally, bad);
  // What is left after a finding has to be as telling as what counted at first, or as the strictest correction asks.
  const strictest = Math.log(FALSE_RATE / Math.max(1, checked.valueCount));
  const logLimit = found.reduce((limit, { logTail }) => Math.max(limit, logTail), strictest);
  const accepted: Candidate[] = [];
  let open = found;
  while (accepted.length < FINDINGS_MAX) {
    const best = pickBest(open, tally, logLimit);
    if (best === null) break;
    accepted.push(best);
    open = open.filter((candidate) => candidate !== best);
    tally.remove(best.clusters);
  }
  const folded = fold(accepted, open);
  return {
    findings: accepted.map((candidate) => ({ candidate, folded: folded.get(candidate) ?? [] })),
    ...checked,
    unexplainedCount: tally.population.badCount,
  };
}
