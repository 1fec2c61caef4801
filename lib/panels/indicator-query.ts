// An indicator as a panel asks it: over the page's range, with the rate window of its step.
import { buildIndicatorQuery, findIndicator, type IndicatorId } from "../indicators/registry";
import type { PanelContext } from "./definition";

/** PromQL of an indicator about one etcd cluster. */
export function indicatorQuery(id: IndicatorId, clusterId: string, ctx: PanelContext): string {
  const indicator = findIndicator(id);
  if (indicator === null) throw new RangeError(`no indicator ${id}`);
  const { labels, selectors } = ctx.config;
  const { scope, rateWindowSeconds } = ctx;
  return buildIndicatorQuery(indicator, { labels, selectors, scope, subjectId: clusterId, rateWindowSeconds });
}
