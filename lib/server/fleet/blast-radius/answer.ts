import "server-only";
// A blast radius in numbers and in words of the caller's language.
import type { BlastFinding, BlastRadius, LabelValue } from "../../../contract/level1";
import type { Health } from "../../../slo/vocabulary";
import type { Locale } from "../../../text/locale";
import type { Translate } from "../../../text/translate";
import { formatRatio } from "../../../units/ratio";
import { type Candidate, MIN_SUPPORT } from "./candidates";
import { type BlastResult, type Finding, findBlastRadius } from "./find";
import type { ValueIndex } from "./value-index";

/** Beyond this share nothing can stand out by much. */
const WIDESPREAD_RATIO = 0.5;

export interface BlastQuestion {
  readonly index: ValueIndex;
  readonly population: readonly number[];
  readonly bad: readonly number[];
  /** what counted as bad; empty = clusters that somebody selected */
  readonly health: readonly Health[];
  readonly asOfUnixMs: number | null;
  readonly isStale: boolean;
}

export interface Words {
  readonly translate: Translate;
  readonly locale: Locale;
}

function badWord(health: readonly Health[], { translate }: Words): string {
  const [one, ...others] = health;
  if (one === undefined) return translate("blast.word.selected", {});
  return others.length === 0 ? translate(`health.${one}`, {}) : translate("blast.word.bad", {});
}

function valuesOf(index: ValueIndex, { values }: Candidate): LabelValue[] {
  return values.map((value) => ({ label: index.labels[value] ?? "region", value: index.texts[value] ?? "" }));
}

function describePlace(values: readonly LabelValue[], { translate }: Words): string {
  const [one = "", other] = values.map(({ label, value }) => translate(`blast.at.${label}`, { value }));
  return other === undefined ? one : translate("blast.at.pair", { one, other });
}

/** Three digits say all that a probability of this kind can. */
const rounded = (value: number) => Number(value.toPrecision(3));

function describeFinding(question: BlastQuestion, { candidate, folded }: Finding, words: Words): BlastFinding {
  const { index, bad, population, health } = question;
  const { badCount, totalCount } = candidate.counts;
  const values = valuesOf(index, candidate);
  const shareRatio = totalCount / population.length;
  const sentenceId = values.length === 1 ? "blast.finding" : "blast.pair";
  const sentenceValues = {
    bad: badCount,
    allBad: bad.length,
    health: badWord(health, words),
    place: describePlace(values, words),
    share: formatRatio(shareRatio),
  };
  return {
    values,
    badCount,
    totalCount,
    lift: rounded(candidate.lift),
    pValue: rounded(Math.exp(candidate.logTail)),
    adjustedPValue: rounded(candidate.adjustedPValue),
    sentence: words.translate(sentenceId, sentenceValues),
    sentenceId,
    sentenceValues,
    explainedRatio: badCount / bad.length,
    shareRatio,
    folded: folded.map(({ candidate: other, relation }) => ({
      values: valuesOf(index, other),
      badCount: other.counts.badCount,
      totalCount: other.counts.totalCount,
      relation,
    })),
  };
}

function outcomeOf({ bad, population }: BlastQuestion, { findings }: BlastResult): BlastRadius["outcome"] {
  if (bad.length === 0) return "none-bad";
  if (bad.length < MIN_SUPPORT) return "too-few";
  if (findings.length > 0) return "found";
  return bad.length > population.length * WIDESPREAD_RATIO ? "widespread" : "nothing";
}

const SENTENCES = {
  found: "blast.found",
  nothing: "blast.nothing",
  "none-bad": "blast.none-bad",
  "too-few": "blast.too-few",
  widespread: "blast.widespread",
} as const satisfies Record<BlastRadius["outcome"], string>;

/** The answer of `/fleet/blast-radius`. */
export function blastAnswer(question: BlastQuestion, words: Words): BlastRadius {
  const { index, population, bad, health } = question;
  const result = findBlastRadius(index, population, bad);
  const outcome = outcomeOf(question, result);
  return {
    asOfUnixMs: question.asOfUnixMs,
    isStale: question.isStale,
    outcome,
    sentence: words.translate(SENTENCES[outcome], {
      labels: result.labelCount,
      values: result.valueCount,
      pairs: result.pairCount,
      count: result.findings.length,
      unexplained: result.unexplainedCount,
      bad: bad.length,
      total: population.length,
      min: MIN_SUPPORT,
      health: badWord(health, words),
    }),
    health: [...health],
    badCount: bad.length,
    totalCount: population.length,
    minBadCount: MIN_SUPPORT,
    checkedLabelCount: result.labelCount,
    checkedValueCount: result.valueCount,
    checkedPairCount: result.pairCount,
    findings: result.findings.map((finding) => describeFinding(question, finding, words)),
    unexplainedCount: result.unexplainedCount,
  };
}
