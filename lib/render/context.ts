// What every drawing function is given: the box, how colours are written, words, zone and clock. Nothing else is read from outside,
// so that the same result always gives the same picture.
import type { PanelResult } from "../contract/panel-result";
import type { ViewData, ViewKind } from "../contract/views";
import { type Paint, paintByTheme, paintByVariable, type Theme } from "../scales/tokens";
import { getTranslate } from "../text/get-translate";
import type { Locale } from "../text/locale";
import type { Translate } from "../text/translate";
import type { Box, Child } from "./svg";

/**
 * `page`: the plot alone, first paint inside a panel whose frame is HTML, colours by CSS variable. `embed`: the same with its
 * legend, since no script adds one. `picture`: everything burnt in, colours of the theme.
 */
export type Chrome = "page" | "embed" | "picture";

export interface RenderOptions {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly theme: Theme;
  readonly locale: Locale;
  /** IANA name */
  readonly timeZone: string;
  readonly nowUnixMs: number;
  readonly chrome: Chrome;
  /** what the panel is about, beside the title of a picture: a cluster's id; absent or "" = nothing to say */
  readonly subject?: string;
}

export interface DrawContext {
  readonly result: PanelResult;
  readonly chrome: Chrome;
  readonly paint: Paint;
  readonly t: Translate;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly nowUnixMs: number;
  /** of data, not of text: 0.6 when stale */
  readonly dataOpacity: number | null;
  readonly subject: string;
}

export type DataOf<K extends ViewKind> = Extract<ViewData, { kind: K }>;

export type Draw<K extends ViewKind> = (data: DataOf<K>, box: Box, context: DrawContext) => readonly Child[];

export function createContext(result: PanelResult, options: RenderOptions): DrawContext {
  const { chrome, theme, locale, timeZone, nowUnixMs } = options;
  return {
    result,
    chrome,
    paint: chrome === "picture" ? paintByTheme(theme) : paintByVariable,
    t: getTranslate(locale),
    locale,
    timeZone,
    nowUnixMs,
    dataOpacity: result.isStale ? 0.6 : null,
    subject: options.subject ?? "",
  };
}
