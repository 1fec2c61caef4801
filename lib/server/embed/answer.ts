import "server-only";
// GET /embed/{panel}: a panel without a page around it, for other people's pages. Same result, same drawing code, no framework
// script, no cookie. Wrong addresses answer in words, since nobody reads JSON in a wiki; missing data is an honest 200.
import type { ClusterFilter } from "../../contract/pages";
import { FILTER_LABELS } from "../../contract/pages";
import type { PanelResult } from "../../contract/panel-result";
import { err, ok, type Result } from "../../query/types";
import { isBlind } from "../../render/state";
import { HEALTHS_WORST_FIRST, type Health } from "../../slo/vocabulary";
import { getTranslate } from "../../text/get-translate";
import { formatCount } from "../../units/quantity";
import { hrefPanel } from "../../url/hrefs";
import { REFRESH_SECONDS, resolveTimeZone, type UrlState } from "../../url/parameters";
import { type Failure, toProblem } from "../api/failure";
import { type Answer, type Call, handle } from "../api/handle";
import { dataStateOf, type PanelAnswer, resultOfCall, upstreamMs } from "../api/panels";
import { readSearch } from "../api/read-search";
import { getConfig } from "../config";
import { getFleet } from "../fleet/service";
import { PICTURE_HEIGHT_PX, PICTURE_WIDTH_PX, readPixels } from "../picture/parameters";
import { subjectOf } from "../picture/subject";
import { type EmbedInput, writeEmbed, writeRefusal } from "./document";
import { embedHeaders } from "./policy";
import { writeSentence } from "./sentence";

const HTML = "text/html; charset=utf-8";
const DEFAULT_HEIGHT_PX = 240;
/** As in the URL of every page: an address that was copied from one works. `kiosk` and `compare` change nothing here. */
const LOOK_PARAMETERS = ["theme", "refresh", "kiosk", "compare"] as const;
const FRAME_PARAMETERS = [...LOOK_PARAMETERS, "width", "height"] as const;
const WINDOW_PARAMETERS = ["from", "to", "tz", "lang"] as const;
/** The health of "now" belongs to a window that ends about now. */
const RECENT_MS = 5 * 60_000;

interface Frame {
  readonly state: UrlState;
  readonly widthPx: number | null;
  readonly heightPx: number;
}

function readFrame({ search, locale }: Call): Result<Frame, Failure> {
  const width = readPixels(search, "width", PICTURE_WIDTH_PX, locale);
  if (!width.ok) return width;
  const height = readPixels(search, "height", PICTURE_HEIGHT_PX, locale);
  if (!height.ok) return height;
  const look = new URLSearchParams();
  const names: readonly string[] = [...LOOK_PARAMETERS, ...WINDOW_PARAMETERS];
  for (const [name, value] of search) if (names.includes(name)) look.append(name, value);
  const state = readSearch(look, names, locale);
  if (!state.ok) return state;
  return ok({ state: state.value, widthPx: width.value, heightPx: height.value ?? DEFAULT_HEIGHT_PX });
}

function filterOfParams(params: PanelAnswer["params"]): ClusterFilter {
  const lists = FILTER_LABELS.flatMap((label) => {
    const value = params[label];
    const texts = [value].flat().filter((part) => typeof part === "string");
    return texts.length > 0 ? [[label, texts] as const] : [];
  });
  return Object.fromEntries(lists);
}

/** The cluster's own health, or how many clusters are in the worst one; what cannot be seen is blind whatever was seen before. */
function healthOf({ result, params }: PanelAnswer, call: Call, isPast: boolean): EmbedInput["health"] {
  const t = getTranslate(call.locale);
  const fleet = getFleet(call.scope);
  if (result.state === "error" || isBlind({ result })) return { health: "blind", words: t("health.blind") };
  const isOld = (words: string) => (isPast ? t("embed.now", { word: words }) : words);
  if (typeof params.cluster === "string") {
    const cluster = fleet.cluster(params.cluster);
    return cluster && { health: cluster.row.health, words: isOld(t(`health.${cluster.row.health}`)) };
  }
  if (!fleet.isLoaded) return null;
  const { counts, clusterCount } = fleet.summary(filterOfParams(params));
  if (clusterCount === 0) return null;
  const health: Health = HEALTHS_WORST_FIRST.find((each) => counts[each] > 0) ?? "blind";
  const word = t(`health.${health}`);
  return { health, words: health === "ok" ? word : t("embed.count", { count: formatCount(counts[health]), word }) };
}

function linkOf(panelId: string, params: PanelAnswer["params"], state: UrlState): string {
  const own = Object.entries(params).flatMap(([name, value]) => {
    const texts = [value]
      .flat()
      .flatMap((part) => (typeof part === "string" || typeof part === "number" ? [`${part}`] : []));
    return texts.length > 0 ? [[name, texts] as const] : [];
  });
  const { from, to, tz, lang } = state;
  const path = hrefPanel(panelId, Object.fromEntries(own), { from, to, tz, lang });
  const { publicUrl } = getConfig().server;
  return publicUrl === undefined ? path : `${publicUrl.replace(/\/+$/, "")}${path}`;
}

function isPinnedWindow({ from, to }: UrlState, { range }: PanelResult): boolean {
  return range !== null && from.kind === "fixed" && to.kind === "fixed";
}

async function answer(id: string, call: Call): Promise<Result<Answer, Failure>> {
  const frame = readFrame(call);
  if (!frame.ok) return err(frame.error);
  const ran = await resultOfCall(id, call, FRAME_PARAMETERS);
  if (!ran.ok) return ran;
  const { result, params } = ran.value;
  const { state, widthPx, heightPx } = frame.value;
  const { locale, scope } = call;
  const t = getTranslate(locale);
  const nowUnixMs = Date.now();
  const timeZone = resolveTimeZone(state.tz, "UTC");
  const isPinned = isPinnedWindow(state, result);
  const summary = typeof params.cluster === "string" ? null : getFleet(scope).summary(filterOfParams(params));
  const isPast = isPinned && result.range !== null && result.range.toUnixMs < nowUnixMs - RECENT_MS;
  const document = writeEmbed({
    result,
    subject: subjectOf(params),
    health: healthOf(ran.value, call, isPast),
    sentence: writeSentence({ result, summary, t, locale, timeZone, nowUnixMs }),
    theme: state.theme,
    locale,
    t,
    timeZone,
    nowUnixMs,
    widthPx,
    heightPx,
    isPinned,
    refreshSeconds: isPinned ? null : REFRESH_SECONDS[state.refresh],
    href: linkOf(result.panel, params, state),
  });
  return ok({
    text: document,
    contentType: HTML,
    dataState: dataStateOf(result),
    upstreamMs: upstreamMs(result),
    cacheControl: result.state === "ok" ? "private, max-age=15, stale-while-revalidate=60" : "private, no-cache",
    headers: {
      ...embedHeaders(getConfig().embeds.frameAncestors),
      ...(call.search.has("lang") ? {} : { Vary: "Accept-Language" }),
    },
  });
}

function refuse(failure: Failure, { request, locale }: Call): Response {
  const problem = toProblem(failure, new URL(request.url).pathname);
  const near = problem.nearMatches ?? [];
  const detail = near.length > 0 ? `${problem.detail} ${near.join(", ")}?` : (problem.detail ?? problem.title);
  const body = writeRefusal(getTranslate(locale)("embed.refused"), detail, { locale, theme: "auto" });
  return new Response(body, {
    status: problem.status,
    headers: {
      ...embedHeaders(getConfig().embeds.frameAncestors),
      "Content-Type": HTML,
      "Cache-Control": "no-store",
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

/** GET /embed/{panel} */
export function answerEmbed(request: Request, id: string): Promise<Response> {
  return handle(request, (call) => answer(id, call), refuse);
}
