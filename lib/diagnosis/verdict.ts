// Which side hurt the other. The order of onsets alone does not tell cause from coincidence: until it is weighed with supply, demand
// and neighbours, the answer is that nothing was judged, never a guess.

export interface Verdict {
  readonly direction: "inconclusive";
  /** null: not judged */
  readonly confidence: null;
  readonly messageId: "trouble.verdict.notJudged";
}

export function judgeSides(): Verdict {
  return { direction: "inconclusive", confidence: null, messageId: "trouble.verdict.notJudged" };
}
