import "server-only";
// Where `/clusters/{id}?alert=NAME` opens: 15 minutes before the alert began, up to 45 after it or now. The link has no time in it,
// so that an alert's annotation stays the same for its whole life.
import type { AlertOpening } from "../../contract/alerts";
import type { PageWindow } from "../../contract/pages";
import { lastValue } from "../../query/frame";
import { matcher, selector } from "../../query/promql";
import type { InstantQuery, Scope } from "../../query/types";
import { hrefClusterAlert } from "../../url/hrefs";
import { joinQuery } from "../../url/path";
import { readAll } from "../level2/read";
import { START_SERIES } from "./read";

const BEFORE_MS = 15 * 60_000;
const AFTER_MS = 45 * 60_000;
const REMEMBERED = "28d";

/** When the alert began: of those active now the earliest, else the latest that was. Start null: none within 28 days, or no answer. */
export async function findAlertOpening(clusterId: string, name: string, scope: Scope): Promise<AlertOpening> {
  const series = selector(
    START_SERIES,
    [matcher("etcd_cluster", "=", clusterId), matcher("alertname", "=", name)],
    scope,
  );
  const instant = (query: string, promql: string): InstantQuery => ({ kind: "instant", name: query, promql });
  const requests = [instant("active", series), instant("past", `last_over_time(${series}[${REMEMBERED}])`)];
  const { frames } = await readAll(requests, scope);
  const starts = (query: string) => (frames.get(query)?.series ?? []).flatMap((one) => lastValue(one) ?? []);
  const active = starts("active");
  const past = starts("past");
  const seconds = active.length > 0 ? Math.min(...active) : past.length > 0 ? Math.max(...past) : null;
  return {
    name,
    startUnixMs: seconds === null ? null : seconds * 1000,
    isActive: active.length > 0,
    isKnown: frames.has("past"),
  };
}

type Search = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface AlertArrival {
  readonly opening: AlertOpening | null;
  /** the same page with the alert's window in its address; null = stay: no alert, none found, or the reader chose a window */
  readonly redirectTo: string | null;
}

/** What `alert` in the address of a cluster's page asks for. */
export async function readAlertArrival(clusterId: string, search: Search, scope: Scope): Promise<AlertArrival> {
  const name = [search.alert ?? []].flat()[0] ?? "";
  if (name === "") return { opening: null, redirectTo: null };
  const opening = await findAlertOpening(clusterId, name, scope);
  const hasWindow = search.from !== undefined || search.to !== undefined;
  if (opening.startUnixMs === null || hasWindow) return { opening, redirectTo: null };
  const { fromUnixMs, toUnixMs } = windowOfAlert(opening.startUnixMs, Date.now());
  const window = { from: Math.round(fromUnixMs), ...(toUnixMs === null ? {} : { to: Math.round(toUnixMs) }) };
  const others = Object.fromEntries(Object.entries(search).filter(([parameter]) => parameter !== "alert"));
  return { opening, redirectTo: joinQuery(hrefClusterAlert(clusterId, name), { ...others, ...window }) };
}

/** The window around an alert's start; `toUnixMs` null = it reaches now. */
export function windowOfAlert(
  startUnixMs: number,
  nowUnixMs: number,
): Omit<PageWindow, "toUnixMs"> & { readonly toUnixMs: number | null } {
  const toUnixMs = startUnixMs + AFTER_MS;
  return { fromUnixMs: startUnixMs - BEFORE_MS, toUnixMs: toUnixMs >= nowUnixMs ? null : toUnixMs };
}
