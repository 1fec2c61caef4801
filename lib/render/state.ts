// What a picture says about itself when something is missing: one word (chip) and one sentence, from the panel's state.
// Empty, zero, partial, stale, blind and error never look alike (look of the product, section "States of a panel").
import type { Notice } from "../contract/panel-result";
import { formatDuration } from "../units/duration";
import { formatCount } from "../units/quantity";
import type { DrawContext } from "./context";
import { type Chip, hatched, healthGlyph } from "./marks";
import type { Box, Child } from "./svg";
import { element } from "./svg";
import { fitText, label, measureText } from "./text";

/** Nobody answered of those who should: we cannot see, which is neither empty nor an error of the question. */
export function isBlind({ result }: Pick<DrawContext, "result">): boolean {
  const { expectedCount, answeredCount } = result.coverage;
  return result.state !== "error" && expectedCount !== null && expectedCount > 0 && answeredCount === 0;
}

/** Chips of the title row, most important first; none when all is well. */
export function stateChips(context: DrawContext): readonly Chip[] {
  const { result, t, locale, nowUnixMs } = context;
  const chips: Chip[] = [];
  if (result.state === "error") chips.push({ text: t("picture.error"), health: "burning" });
  if (isBlind(context)) chips.push({ text: t("health.blind"), health: "blind" });
  else if (result.state === "partial") chips.push({ text: partialText(context), health: "blind" });
  if (result.isStale) {
    const ageSeconds =
      result.asOfUnixMs === null ? null : Math.max(0, Math.floor((nowUnixMs - result.asOfUnixMs) / 1000));
    chips.push({
      text: t("picture.stale", { age: formatDuration(ageSeconds, { locale, isWhole: true }) }),
      health: "blind",
    });
  }
  return chips;
}

function partialText({ result, t }: DrawContext): string {
  const { answeredCount, expectedCount } = result.coverage;
  if (answeredCount === null || expectedCount === null) return t("picture.partial");
  return t("picture.partial-of", { answered: formatCount(answeredCount), expected: formatCount(expectedCount) });
}

export interface Explanation {
  readonly sentence: string;
  /** the data source's own words */
  readonly detail: string | null;
}

/** Why there is nothing to draw; null when there is something. */
export function explainNothing(context: DrawContext, hasData: boolean): Explanation | null {
  const { result, t } = context;
  if (result.state === "error" || result.data === null) {
    const notice = result.notices.find(({ level }) => level === "error") ?? result.notices[0];
    return notice ? explain(notice, context) : { sentence: t("picture.error-unknown"), detail: null };
  }
  if (isBlind(context)) {
    const missing = result.coverage.missing;
    if (missing.length === 0) return { sentence: t("picture.blind"), detail: null };
    return {
      sentence: t("picture.blind-of", {
        missing: missing.slice(0, 3).join(", "),
        more: Math.max(0, missing.length - 3),
      }),
      detail: null,
    };
  }
  if (result.state === "empty" || !hasData) {
    const notice = result.notices[0];
    return notice ? explain(notice, context) : { sentence: t("picture.empty"), detail: null };
  }
  return null;
}

function explain({ messageId, values, detail }: Notice, { t }: DrawContext): Explanation {
  return { sentence: t(messageId, values), detail };
}

/** The sentence in the middle of the box, on a veil; hatched behind when blind, with the burning icon when it is an error. */
export function drawExplanation({ sentence, detail }: Explanation, box: Box, context: DrawContext): readonly Child[] {
  const isError = context.result.state === "error";
  const blind = isBlind(context);
  const middleX = box.x + box.width / 2;
  const baseline = box.y + box.height / 2 + (detail ? -4 : 4);
  const maxWidthPx = Math.max(20, box.width - 48);
  const shown = fitText(sentence, 12, maxWidthPx);
  const widthPx = measureText(shown, 12);
  const veil = element("rect", {
    x: middleX - widthPx / 2 - 24,
    y: baseline - 18,
    width: widthPx + 48,
    height: detail ? 46 : 28,
    rx: 4,
    fill: context.paint("panel"),
  });
  return [
    blind ? hatched(box, "health-blind", 8, context, 2, 0.22) : null,
    blind ? veil : null,
    isError ? healthGlyph("burning", middleX - widthPx / 2 - 18, baseline - 10, 12, context) : null,
    blind ? healthGlyph("blind", middleX - widthPx / 2 - 18, baseline - 10, 12, context) : null,
    label(
      shown,
      { x: middleX, y: baseline, color: isError || blind ? "t2" : "t3", sizePx: 12, anchor: "middle" },
      context,
    ),
    detail
      ? label(
          detail.replaceAll(/\s+/g, " "),
          { x: middleX, y: baseline + 18, color: "t3", anchor: "middle", maxWidthPx, isMono: true },
          context,
        )
      : null,
  ];
}
