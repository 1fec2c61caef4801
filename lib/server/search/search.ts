import "server-only";
// Finds what was typed among everything that has a name, in memory. Every word must match: the name with a typo or two or, for
// clusters, any of their labels. The best come first; of equals, places before clusters, since there are fewer of them.
import { SEARCH_HITS_MAX, type SearchKind } from "../../contract/level1";
import { foldText, type SearchEntry, type SearchIndex } from "./build-index";
import { buildPattern, mayMatch, type Pattern, rankMatch } from "./match";

/** A named thing that is not of the fleet: an inspection, a panel or a page, under its title in each language. */
export interface NamedThing {
  readonly kind: Extract<SearchKind, "inspection" | "panel" | "page">;
  readonly id: string;
  readonly title: string;
  readonly texts: readonly string[];
  readonly href: string;
}

export interface Found {
  readonly rank: number;
  readonly entry: SearchEntry | null;
  readonly thing: NamedThing | null;
}

export interface SearchOutcome {
  readonly found: readonly Found[];
  readonly totalCount: number;
}

const KIND_ORDER: Readonly<Record<SearchKind, number>> = {
  page: 0,
  region: 1,
  zone: 2,
  host: 3,
  customer: 4,
  product: 5,
  scenario: 6,
  cluster: 7,
  k8s: 8,
  inspection: 9,
  panel: 10,
};

/** A word found only in a cluster's labels counts as this. */
const LABEL_RANK = 3.5;

/** From here on a match has typos in it. */
const TYPO_RANK = 4;

function rankEntry(entry: SearchEntry, patterns: readonly Pattern[], labelTexts: readonly string[]): number | null {
  let sum = 0;
  let isNamed = false;
  for (const pattern of patterns) {
    const rank = mayMatch(pattern, entry.mask) ? rankMatch(pattern, entry.text) : null;
    isNamed ||= rank !== null;
    const isLabelled =
      rank === null && entry.kind === "cluster" && (labelTexts[entry.index] ?? "").includes(pattern.text);
    if (rank === null && !isLabelled) return null;
    sum += rank ?? LABEL_RANK;
  }
  // One word that is only a label would list every cluster of a region: the region itself is found instead.
  return isNamed || patterns.length > 1 ? sum / patterns.length : null;
}

function rankThing(thing: NamedThing, patterns: readonly Pattern[]): number | null {
  let best: number | null = null;
  for (const text of thing.texts) {
    const ranks = patterns.map((pattern) => rankMatch(pattern, text));
    if (ranks.some((rank) => rank === null)) continue;
    const mean = ranks.reduce((sum: number, rank) => sum + (rank ?? 0), 0) / ranks.length;
    best = Math.min(best ?? mean, mean);
  }
  return best;
}

const kindOf = ({ entry, thing }: Found): SearchKind => entry?.kind ?? thing?.kind ?? "page";
const nameOf = ({ entry, thing }: Found): string => entry?.text ?? thing?.title ?? "";

function compareFound(a: Found, b: Found): number {
  // Whole numbers are kinds of match; length decides only within one kind of thing.
  const byMatch = Math.floor(a.rank) - Math.floor(b.rank);
  return (
    byMatch ||
    KIND_ORDER[kindOf(a)] - KIND_ORDER[kindOf(b)] ||
    a.rank - b.rank ||
    (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0)
  );
}

/** The best matches of a text; none for an empty one. */
export function searchIndex(index: SearchIndex, things: readonly NamedThing[], text: string): SearchOutcome {
  const patterns = foldText(text)
    .split(/\s+/)
    .filter((word) => word !== "")
    .map(buildPattern);
  if (patterns.length === 0) return { found: [], totalCount: 0 };
  const exact = patterns.map((pattern) => ({ ...pattern, typoLimit: 0 }));
  let found: Found[] = [];
  let exactCount = 0;
  for (const entry of index.entries) {
    // A match with typos never comes before one without: once a page is full of those, nobody misses it.
    const rank = rankEntry(entry, exactCount < SEARCH_HITS_MAX ? patterns : exact, index.labelTexts);
    if (rank === null) continue;
    if (rank < TYPO_RANK) exactCount += 1;
    found.push({ rank, entry, thing: null });
  }
  if (exactCount >= SEARCH_HITS_MAX) found = found.filter(({ rank }) => rank < TYPO_RANK);
  for (const thing of things) {
    const rank = rankThing(thing, patterns);
    if (rank !== null) found.push({ rank, entry: null, thing });
  }
  return { found: found.sort(compareFound).slice(0, SEARCH_HITS_MAX), totalCount: found.length };
}
