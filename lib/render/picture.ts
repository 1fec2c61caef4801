// What a picture carries that a page would say around it: title, unit, state, legend, and in the footer up to when the data goes,
// in which zone, and how much of it there is. A picture in a wiki outlives the page, so all of it is burnt in.
import type { PanelResult } from "../contract/panel-result";
import { chooseDomain, findExtent } from "../scales/domain";
import { seriesDash, seriesToken } from "../scales/series";
import { buildValueAxis } from "../scales/ticks";
import { formatRatio } from "../units/ratio";
import { formatDateTime } from "../units/time";
import type { DrawContext } from "./context";
import { chip } from "./marks";
import { isBlind, stateChips } from "./state";
import { type Box, type Child, element, group } from "./svg";
import { label, measureText } from "./text";
import { hasEndLabels } from "./timeseries";

const PADDING_PX = 14;
const TITLE_PX = 26;
const FOOTER_PX = 28;
const LEGEND_PX = 18;
/** lower than this a chart is a spark, which has no names */
const LEGEND_FROM_PX = 90;

export interface PictureLayout {
  /** where the view is drawn */
  readonly body: Box;
  readonly frame: readonly Child[];
}

export function layOutPicture(widthPx: number, heightPx: number, context: DrawContext): PictureLayout {
  const inner = widthPx - 2 * PADDING_PX;
  const bodyY = 8 + TITLE_PX;
  const roomy = { x: PADDING_PX, y: bodyY, width: inner, height: Math.max(1, heightPx - bodyY - FOOTER_PX - 4) };
  const legend = drawLegend(context, roomy);
  const body = legend ? { ...roomy, y: roomy.y + LEGEND_PX, height: Math.max(1, roomy.height - LEGEND_PX) } : roomy;
  return {
    body,
    frame: [
      element("rect", {
        x: 0.5,
        y: 0.5,
        width: widthPx - 1,
        height: heightPx - 1,
        rx: 6,
        fill: context.paint("panel"),
        stroke: context.paint("hair"),
      }),
      ...drawTitle(context, inner),
      legend,
      ...drawFooter(context, widthPx, heightPx),
    ],
  };
}

/** Legend and plot without a frame: the document around it has title and footer. */
export function layOutEmbed(widthPx: number, heightPx: number, context: DrawContext): PictureLayout {
  const whole = { x: 0, y: 0, width: widthPx, height: heightPx };
  const legend = heightPx < LEGEND_FROM_PX ? null : drawLegend(context, whole);
  const body = legend ? { ...whole, y: LEGEND_PX, height: Math.max(1, heightPx - LEGEND_PX) } : whole;
  return { body, frame: [legend] };
}

function drawTitle(context: DrawContext, width: number): readonly Child[] {
  const { result } = context;
  const marks: Child[] = [];
  let right = PADDING_PX + width;
  for (const one of stateChips(context)) {
    const { mark, widthPx } = chip(one, right, 7, context);
    marks.push(mark);
    right -= widthPx + 6;
  }
  const unit = unitLabel(result, context);
  const unitWidth = unit === "" ? 0 : measureText(unit, 12) + 8;
  const room = Math.max(0, right - PADDING_PX - unitWidth - 6);
  const titleWidth = Math.min(room, measureText(result.title, 13) * 1.04);
  const subjectX = PADDING_PX + titleWidth + unitWidth + 12;
  return [
    label(result.title, { x: PADDING_PX, y: 22, color: "t1", sizePx: 13, weight: 500, maxWidthPx: room }, context),
    unit === "" ? null : label(unit, { x: PADDING_PX + titleWidth + 8, y: 22, color: "t3", sizePx: 12 }, context),
    context.subject === "" ? null : drawSubject(context, subjectX, right - subjectX - 6),
    ...marks,
  ];
}

/** Left out where not enough of it would fit to tell one cluster from another. */
function drawSubject(context: DrawContext, x: number, maxWidthPx: number): Child {
  const at = { x, y: 22, color: "t2", sizePx: 12, isMono: true, maxWidthPx } as const;
  return maxWidthPx < 40 ? null : label(context.subject, at, context);
}

/** The unit of the value axis, since it stands at the title and not at the ticks. */
export function unitLabel(result: PanelResult, { locale }: Pick<DrawContext, "locale">): string {
  if (result.data?.kind !== "timeseries") return "";
  const extent = findExtent(result.data.lines.flatMap(({ values }) => values));
  if (!extent) return "";
  const domain = chooseDomain(extent, {
    yDomain: result.view.yDomain,
    bounds: result.data.bounds.map(({ value }) => value),
  });
  return buildValueAxis(domain, result.view.unit, locale).unitLabel;
}

/** Names of the lines where they do not stand at the ends; what does not fit is counted. */
function drawLegend(context: DrawContext, box: Box): Child {
  const { data, state } = context.result;
  if (
    data?.kind !== "timeseries" ||
    state === "error" ||
    isBlind(context) ||
    data.lines.length < 2 ||
    hasEndLabels(data, box)
  )
    return null;
  const marks: Child[] = [];
  const rest = (count: number) => context.t("picture.more-lines", { count });
  let at = box.x;
  for (const [index, { name, slot }] of data.lines.entries()) {
    const hidden = data.lines.length - index + data.omittedNames.length;
    const widthPx = 22 + Math.min(120, measureText(name, 11)) + 12;
    const isLastThatFits = at + widthPx + measureText(rest(hidden), 11) > box.x + box.width;
    if (isLastThatFits && index > 0) {
      marks.push(label(rest(hidden), { x: at, y: box.y + 12, color: "t3" }, context));
      return group({}, marks);
    }
    const stroke = context.paint(seriesToken(slot));
    marks.push(
      element("path", {
        d: `M${Math.round(at)} ${box.y + 8}h16`,
        stroke,
        "stroke-width": 2,
        "stroke-dasharray": seriesDash(slot),
      }),
    );
    marks.push(label(name, { x: at + 22, y: box.y + 12, color: "t2", maxWidthPx: 120 }, context));
    at += widthPx;
  }
  if (data.omittedNames.length > 0)
    marks.push(label(rest(data.omittedNames.length), { x: at, y: box.y + 12, color: "t3" }, context));
  return group({}, marks);
}

function drawFooter(context: DrawContext, widthPx: number, heightPx: number): readonly Child[] {
  const { result, paint } = context;
  const top = heightPx - FOOTER_PX;
  const isFresh = result.state !== "error" && !result.isStale && !isBlind(context) && result.asOfUnixMs !== null;
  const dot = { cx: PADDING_PX + 3, cy: top + 14, r: 3 };
  return [
    element("path", {
      d: `M${PADDING_PX} ${top}h${widthPx - 2 * PADDING_PX}`,
      stroke: paint("hair2"),
      "shape-rendering": "crispEdges",
    }),
    isFresh
      ? element("circle", { ...dot, fill: paint("health-ok") })
      : element("circle", { ...dot, r: 2.5, fill: "none", stroke: paint("health-blind"), "stroke-width": 1.2 }),
    ...drawFooterWords(context, { x: PADDING_PX + 14, y: top + 18 }, widthPx - 2 * PADDING_PX - 14),
  ];
}

/** Data time with date, year and zone, and coverage: what a reader needs a year later. Where both do not fit, seconds go first. */
function drawFooterWords(
  context: DrawContext,
  at: { readonly x: number; readonly y: number },
  maxWidthPx: number,
): readonly Child[] {
  const { result, t, locale, timeZone } = context;
  const { expectedCount, answeredCount } = result.coverage;
  const ratio =
    expectedCount !== null && answeredCount !== null && expectedCount > 0 ? answeredCount / expectedCount : null;
  const coverage =
    ratio === null ? t("picture.coverage-unknown") : t("picture.coverage", { ratio: formatRatio(ratio) });
  // With the year always: a `nowUnixMs` far from any data makes every year "another one".
  const write = (hasSeconds: boolean) =>
    formatDateTime(result.asOfUnixMs, { locale, timeZone, hasZone: true, hasSeconds, nowUnixMs: 0 });
  const unknown = t("picture.data-to-unknown");
  const isUnknown = result.asOfUnixMs === null;
  const choices = [
    `${isUnknown ? unknown : t("picture.data-to", { time: write(true) })} · ${coverage}`,
    `${isUnknown ? unknown : write(false)} · ${coverage}`,
    isUnknown ? unknown : write(false),
  ];
  const text = choices.find((choice) => measureText(choice, 11) <= maxWidthPx) ?? choices.at(-1) ?? "";
  return [label(text, { ...at, color: "t3", maxWidthPx }, context)];
}
