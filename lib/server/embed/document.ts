import "server-only";
// The embed as one HTML document without script: title and id, health, one sentence, the chart, and a footer that says when, how much
// and from where. The frame's size is known to the host alone, so the chart comes in several widths and the style sheet shows one.
import type { PanelResult } from "../../contract/panel-result";
import { createContext } from "../../render/context";
import { healthGlyph } from "../../render/marks";
import { unitLabel } from "../../render/picture";
import { renderPanelSvg } from "../../render/render-panel-svg";
import { isBlind, stateChips } from "../../render/state";
import type { Health } from "../../slo/vocabulary";
import type { Locale } from "../../text/locale";
import type { Translate } from "../../text/translate";
import { formatRatio } from "../../units/ratio";
import { formatDateTime, formatTime } from "../../units/time";
import type { ThemeChoice } from "../../url/parameters";
import { type Html, raw, tag, text } from "./html";
import { EMBED_STYLE } from "./style";

export interface EmbedInput {
  readonly result: PanelResult;
  /** the cluster or filter that the panel is about; "" for the whole fleet */
  readonly subject: string;
  /** as words beside the icon; null where nothing has a health */
  readonly health: { readonly health: Health; readonly words: string } | null;
  readonly sentence: string;
  readonly theme: ThemeChoice;
  readonly locale: Locale;
  readonly t: Translate;
  readonly timeZone: string;
  readonly nowUnixMs: number;
  /** null = drawn for several widths */
  readonly widthPx: number | null;
  readonly heightPx: number;
  readonly isPinned: boolean;
  /** null = it does not reload itself */
  readonly refreshSeconds: number | null;
  readonly href: string;
}

/** Padding, head, sentence and footer of the style sheet. */
const AROUND_PX = { width: 28, height: 96 } as const;
const SPARK_PX = { width: 440, height: 56 } as const;
/** Class and width of each drawing, per set; the classes are those of the style sheet. */
const SETS = [
  [
    ["a0", 320],
    ["a1", 452],
    ["a2", 720],
    ["a3", 1_080],
  ],
  [
    ["b0", 452],
    ["b1", 900],
  ],
  [["c0", 640]],
] as const;
/** Of all drawings, so that the document stays under 25 kB once it is compressed, to about a third. */
const MOST_DRAWN_CHARACTERS = 52_000;
const DAY_MS = 86_400_000;

function draw(input: EmbedInput, widthPx: number, heightPx: number): string {
  const { result, locale, timeZone, nowUnixMs } = input;
  return renderPanelSvg(result, {
    widthPx,
    heightPx,
    theme: "light",
    locale,
    timeZone,
    nowUnixMs,
    chrome: "embed",
  });
}

/** The largest set that fits the size of the document; a frame of a known width needs one drawing. */
function drawChart(input: EmbedInput): readonly Html[] {
  const heightPx = Math.max(60, input.heightPx - AROUND_PX.height);
  if (input.widthPx !== null) {
    const svg = draw(input, Math.max(120, input.widthPx - AROUND_PX.width), heightPx);
    return [tag("div", { class: "c0" }, [raw(svg)])];
  }
  for (const set of SETS) {
    const drawings = set.map(([name, widthPx]) => ({ name, svg: draw(input, widthPx, heightPx) }));
    const isSmall = drawings.reduce((sum, { svg }) => sum + svg.length, 0) <= MOST_DRAWN_CHARACTERS;
    if (isSmall || set === SETS.at(-1)) return drawings.map(({ name, svg }) => tag("div", { class: name }, [raw(svg)]));
  }
  return [];
}

/** In a frame too low for axes: lines alone, or the sentence where there are no lines. */
function drawSpark(input: EmbedInput): Html {
  const hasLines = input.result.data?.kind === "timeseries" && input.result.state !== "empty";
  const child = hasLines
    ? raw(draw(input, SPARK_PX.width, SPARK_PX.height))
    : tag("p", {}, [text(input.sentence === "" ? input.result.title : input.sentence)]);
  return tag("div", { class: "k" }, [child]);
}

function writeHead(input: EmbedInput): Html {
  const { result, subject, health, locale, timeZone, nowUnixMs, theme } = input;
  const context = createContext(result, {
    widthPx: 0,
    heightPx: 0,
    theme: theme === "dark" ? "dark" : "light",
    locale,
    timeZone,
    nowUnixMs,
    chrome: "embed",
  });
  const unit = unitLabel(result, context);
  const chips = stateChips(context).map((chip) => tag("span", { class: `chip ${chip.health}` }, [text(chip.text)]));
  return tag("header", {}, [
    tag("h1", {}, [text(unit === "" ? result.title : `${result.title}, ${unit}`)]),
    tag("span", { class: "id" }, [text(subject)]),
    ...chips,
    health === null
      ? null
      : tag("span", { class: `h ${health.health}` }, [
          tag("svg", { width: 12, height: 12, viewBox: "0 0 12 12", "aria-hidden": "true" }, [
            raw(healthGlyph(health.health, 0, 0, 12, context).svg),
          ]),
          tag("span", {}, [text(health.words)]),
        ]),
  ]);
}

function writeDataTime({ result, t, locale, timeZone, nowUnixMs }: EmbedInput): string {
  const { asOfUnixMs } = result;
  if (asOfUnixMs === null) return t("picture.data-to-unknown");
  const isToday = nowUnixMs - asOfUnixMs < DAY_MS / 2;
  const options = { locale, timeZone, hasZone: true } as const;
  const time = isToday
    ? formatTime(asOfUnixMs, options)
    : formatDateTime(asOfUnixMs, { ...options, nowUnixMs, hasSeconds: true });
  return t("picture.data-to", { time });
}

function writeFoot(input: EmbedInput): Html {
  const { result, t, isPinned, href } = input;
  const { expectedCount, answeredCount } = result.coverage;
  const isKnown = expectedCount !== null && answeredCount !== null && expectedCount > 0;
  const coverage = isKnown
    ? t("picture.coverage", { ratio: formatRatio(answeredCount / expectedCount) })
    : t("picture.coverage-unknown");
  const isFresh = result.state !== "error" && !result.isStale && !isBlind(input) && result.asOfUnixMs !== null;
  return tag("footer", {}, [
    tag("span", { class: isFresh ? "dot on" : "dot" }),
    tag("span", {}, [text(writeDataTime(input))]),
    tag("span", { class: "m" }, [text(`· ${coverage}`)]),
    tag("span", {}, [text(`· ${t(isPinned ? "embed.pinned" : "embed.live")}`)]),
    tag("a", { href, target: "_blank", rel: "noopener" }, [text(t("embed.open"))]),
  ]);
}

interface Page {
  readonly title: string;
  readonly locale: Locale;
  readonly theme: ThemeChoice;
  readonly refreshSeconds: number | null;
}

function writePage({ title, locale, theme, refreshSeconds }: Page, main: Html): string {
  const head = tag("head", {}, [
    tag("meta", { charset: "utf-8" }),
    tag("meta", { name: "viewport", content: "width=device-width,initial-scale=1" }),
    tag("meta", { name: "robots", content: "noindex" }),
    refreshSeconds === null ? null : tag("meta", { "http-equiv": "refresh", content: refreshSeconds }),
    tag("title", {}, [text(title)]),
    tag("style", {}, [raw(EMBED_STYLE)]),
  ]);
  return `<!doctype html>${tag("html", { lang: locale, "data-theme": theme }, [head, tag("body", {}, [main])]).html}`;
}

/** The whole document. */
export function writeEmbed(input: EmbedInput): string {
  const { result, subject, sentence } = input;
  const name = subject === "" ? result.title : `${result.title} · ${subject}`;
  const main = tag("main", { "data-state": result.state }, [
    writeHead(input),
    sentence === "" ? null : tag("p", { class: "s" }, [text(sentence)]),
    tag("div", { class: "c", role: "img", "aria-label": sentence === "" ? name : `${name}: ${sentence}` }, [
      tag("div", { class: "f" }, drawChart(input)),
      drawSpark(input),
    ]),
    writeFoot(input),
  ]);
  return writePage({ ...input, title: `${name} · Raftboard` }, main);
}

/** What stands in the frame when the address is wrong: why, in words, for whoever wrote it. */
export function writeRefusal(title: string, detail: string, { locale, theme }: Pick<Page, "locale" | "theme">): string {
  const main = tag("main", {}, [
    tag("header", {}, [tag("h1", {}, [text(title)])]),
    tag("p", { class: "r" }, [text(detail)]),
  ]);
  return writePage({ title, locale, theme, refreshSeconds: null }, main);
}
