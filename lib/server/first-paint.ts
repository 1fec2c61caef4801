import "server-only";
// The picture of a chart that goes out with the page, before any script runs. Colours are CSS variables, so it follows the theme.
import type { PanelResult } from "../contract/panel-result";
import { renderPanelSvg } from "../render/render-panel-svg";
import type { Locale } from "../text/locale";

export interface FirstPaintOptions {
  readonly locale: Locale;
  /** IANA name; the reader's own zone is unknown here, so "local" is UTC until the chart takes over */
  readonly timeZone: string;
  readonly widthPx?: number;
  readonly heightPx?: number;
}

/** A third of a page, and under the width from which names stand at the lines: the page has a legend. */
const WIDTH_PX = 416;
const HEIGHT_PX = 150;

/** SVG text of a chart; null for what the page writes as HTML anyway, and where there is nothing to draw. */
export function renderFirstPaint(result: PanelResult, options: FirstPaintOptions): string | null {
  if (result.data?.kind !== "timeseries" || result.state === "empty") return null;
  const { locale, timeZone, widthPx = WIDTH_PX, heightPx = HEIGHT_PX } = options;
  return renderPanelSvg(result, {
    widthPx,
    heightPx,
    theme: "light",
    locale,
    timeZone,
    nowUnixMs: Date.now(),
    chrome: "page",
  });
}
