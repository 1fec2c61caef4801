import "server-only";
// How well a piece of text matches what somebody typed: as a part of it with a few typos. Bit-parallel edit distance (Myers 1999,
// in the form for approximate search): one word of bits per pattern, a dozen operations per character of the text.

/** One bit per pattern character. */
export const PATTERN_MAX = 31;

/** Two typos in long words, one in middling ones, none in short ones: "gz" must not find "sz". */
export function allowedTypos(length: number): number {
  return length < 4 ? 0 : length < 6 ? 1 : 2;
}

export interface Pattern {
  readonly text: string;
  readonly masks: ReadonlyMap<number, number>;
  readonly typoLimit: number;
  /** which characters it needs, see `charMask` */
  readonly needs: number;
}

/** 32 buckets of characters: a text that lacks more of a pattern's buckets than typos are allowed cannot match. */
export function charMask(text: string): number {
  let mask = 0;
  for (let at = 0; at < text.length; at += 1) mask |= 1 << (text.charCodeAt(at) & 31);
  return mask;
}

/** `text` in lower case; cut to PATTERN_MAX characters. */
export function buildPattern(text: string): Pattern {
  const kept = text.slice(0, PATTERN_MAX);
  const masks = new Map<number, number>();
  for (let at = 0; at < kept.length; at += 1) {
    const code = kept.charCodeAt(at);
    masks.set(code, (masks.get(code) ?? 0) | (1 << at));
  }
  return { text: kept, masks, typoLimit: allowedTypos(kept.length), needs: charMask(kept) };
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** False when the text cannot match: cheap, for most of 10,000 ids. */
export function mayMatch(pattern: Pattern, textMask: number): boolean {
  return countBits(pattern.needs & ~textMask) <= pattern.typoLimit;
}

/** Least number of typos with which the pattern is a part of the text; over `typoLimit` as soon as it is certain to be more. */
export function countTypos({ text: pattern, masks }: Pattern, text: string): number {
  const length = pattern.length;
  if (length === 0) return 0;
  const high = 1 << (length - 1);
  let plus = -1;
  let minus = 0;
  let score = length;
  let best = length;
  for (let at = 0; at < text.length; at += 1) {
    const equal = masks.get(text.charCodeAt(at)) ?? 0;
    const vertical = equal | minus;
    const diagonal = (((equal & plus) + plus) ^ plus) | equal;
    let horizontalPlus = minus | ~(diagonal | plus);
    let horizontalMinus = plus & diagonal;
    if (horizontalPlus & high) score += 1;
    else if (horizontalMinus & high) score -= 1;
    horizontalPlus <<= 1;
    horizontalMinus <<= 1;
    plus = horizontalMinus | ~(vertical | horizontalPlus);
    minus = horizontalPlus & vertical;
    if (score < best) best = score;
  }
  return best;
}

const WORD_START = /[^\p{L}\p{N}]/u;

/**
 * Rank of a match, less is better; null = none. Whole text, then its start, then the start of a word in it, then any part, then
 * with typos; shorter texts first among equals.
 */
export function rankMatch(pattern: Pattern, text: string): number | null {
  const shortness = Math.min(0.99, text.length / 1_000);
  const at = text.indexOf(pattern.text);
  if (at === 0) return (text.length === pattern.text.length ? 0 : 1) + shortness;
  if (at > 0) return (WORD_START.test(text[at - 1] ?? "") ? 2 : 3) + shortness;
  if (pattern.typoLimit === 0) return null;
  const typos = countTypos(pattern, text);
  return typos > pattern.typoLimit ? null : 4 + typos + shortness;
}
