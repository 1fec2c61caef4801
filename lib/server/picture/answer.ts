import "server-only";
// The picture endpoints: a panel as SVG and as PNG, drawn from the same result as its page. Data trouble is an honest picture with
// status 200, since a wiki shows a broken image for anything else.
import type { PanelResult } from "../../contract/panel-result";
import { err, ok, type Result } from "../../query/types";
import { renderPanelSvg } from "../../render/render-panel-svg";
import { resolveTimeZone } from "../../url/parameters";
import { readUrlState } from "../../url/state";
import type { Failure } from "../api/failure";
import { type Call, type DrawnAnswer, handle } from "../api/handle";
import { dataStateOf, etagText, type PanelAnswer, resultOfCall, upstreamMs } from "../api/panels";
import { getConfig } from "../config";
import { pictureCacheControl } from "./cache-control";
import { PICTURE_PARAMETERS, readPictureParameters } from "./parameters";
import { rasterize } from "./rasterize";
import { subjectOf } from "./subject";

export type PictureFormat = "svg" | "png";

/** Part of every ETag: raise it when the same result is drawn differently. */
const DRAWING_VERSION = "2";
const CONTENT_TYPE = { svg: "image/svg+xml; charset=utf-8", png: "image/png" } as const satisfies Record<
  PictureFormat,
  string
>;
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** All that the picture depends on. Its age is drawn in whole minutes while it is stale, so the minute counts then. */
function picturePrint(result: PanelResult, { search, locale }: Call, format: PictureFormat, nowUnixMs: number): string {
  const minute = result.isStale ? Math.floor(nowUnixMs / 60_000) : 0;
  return [DRAWING_VERSION, format, locale, minute, search.toString(), etagText(result)].join("\n");
}

function headersOf({ search }: Call, panelId: string, format: PictureFormat): Record<string, string> {
  return {
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Content-Security-Policy": POLICY,
    "Content-Disposition": `inline; filename="${panelId}.${format}"`,
    // Without `lang` the words follow the reader's browser.
    ...(search.has("lang") ? {} : { Vary: "Accept-Language" }),
  };
}

function isPinned(search: URLSearchParams): boolean {
  const { from, to } = readUrlState(search).values;
  return search.has("to") && from.kind === "fixed" && to.kind === "fixed";
}

async function answer(id: string, call: Call, format: PictureFormat): Promise<Result<DrawnAnswer, Failure>> {
  const parameters = readPictureParameters(call.search, call.locale);
  if (!parameters.ok) return err(parameters.error);
  const ran: Result<PanelAnswer, Failure> = await resultOfCall(id, call, PICTURE_PARAMETERS);
  if (!ran.ok) return ran;
  const { result, params } = ran.value;
  const nowUnixMs = Date.now();
  const drawSvg = () =>
    renderPanelSvg(result, {
      ...parameters.value,
      locale: call.locale,
      timeZone: resolveTimeZone(readUrlState(call.search).values.tz, "UTC"),
      nowUnixMs,
      chrome: "picture",
      subject: subjectOf(params),
    });
  return ok({
    contentType: CONTENT_TYPE[format],
    etagText: picturePrint(result, call, format, nowUnixMs),
    draw: async () => (format === "svg" ? drawSvg() : rasterize(drawSvg())),
    dataState: dataStateOf(result),
    upstreamMs: upstreamMs(result),
    cacheControl: pictureCacheControl(result, {
      isPinned: isPinned(call.search),
      nowUnixMs,
      isPublic: getConfig().signIn.kind === "none",
    }),
    headers: headersOf(call, result.panel, format),
  });
}

/** GET /api/v1/panels/{id}/image.svg and image.png */
export function answerPicture(request: Request, id: string, format: PictureFormat): Promise<Response> {
  return handle(request, (call) => answer(id, call, format));
}
