// Text in pictures: how wide it will be, roughly, and how it is cut. There is no font to measure with here, so widths are
// estimated on the safe side; numbers are never cut, names end in an ellipsis.
import type { Token } from "../scales/tokens";
import type { DrawContext } from "./context";
import { element, type Markup, textNode } from "./svg";

const NARROW = /[ .,:;'|!ijlftrI()[\]·-]/;
const WIDE = /[mwMW@%—×]/;

/** Estimated width in pixels. */
export function measureText(text: string, sizePx: number): number {
  let em = 0;
  for (const character of text) {
    if ((character.codePointAt(0) ?? 0) >= 0x2e80) em += 1;
    else if (NARROW.test(character)) em += 0.34;
    else em += WIDE.test(character) ? 0.88 : 0.6;
  }
  return em * sizePx;
}

/** The text, cut with an ellipsis where it would be wider. */
export function fitText(text: string, sizePx: number, maxWidthPx: number): string {
  if (measureText(text, sizePx) <= maxWidthPx) return text;
  const characters = [...text];
  while (characters.length > 0 && measureText(`${characters.join("")}…`, sizePx) > maxWidthPx) characters.pop();
  return characters.length === 0 ? "" : `${characters.join("").trimEnd()}…`;
}

export interface LabelOptions {
  readonly x: number;
  /** baseline */
  readonly y: number;
  readonly color: Token;
  readonly sizePx?: number;
  readonly weight?: 400 | 500 | 600;
  readonly anchor?: "start" | "middle" | "end";
  readonly maxWidthPx?: number;
  readonly isMono?: boolean;
}

export const MONO_FONT = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace';

/** A line of text; null when nothing of it fits. */
export function label(text: string, options: LabelOptions, context: Pick<DrawContext, "paint">): Markup | null {
  const { x, y, color, sizePx = 11, weight = 400, anchor = "start", maxWidthPx, isMono } = options;
  const shown = maxWidthPx === undefined ? text : fitText(text, sizePx, maxWidthPx);
  if (shown === "") return null;
  return element(
    "text",
    {
      x,
      y,
      fill: context.paint(color),
      "font-size": sizePx === 11 ? null : sizePx,
      "font-weight": weight === 400 ? null : weight,
      "text-anchor": anchor === "start" ? null : anchor,
      "font-family": isMono ? MONO_FONT : null,
    },
    [textNode(shown)],
  );
}
