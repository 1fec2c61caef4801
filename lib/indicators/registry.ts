// All indicators, in the order in which a page would list them, and the way from one to PromQL.
import { ETCD_DISK } from "./definitions/etcd-disk";
import { ETCD_RAFT } from "./definitions/etcd-raft";
import { ETCD_REQUESTS } from "./definitions/etcd-requests";
import { ETCD_STORAGE } from "./definitions/etcd-storage";
import { ETCD_WATCH } from "./definitions/etcd-watch";
import { K8S_COMPONENTS } from "./definitions/k8s-components";
import { K8S_REQUESTS } from "./definitions/k8s-requests";
import { K8S_STORE } from "./definitions/k8s-store";
import { type IndicatorContext, Queries } from "./queries";
import type { Indicator, IndicatorSide } from "./types";

export const INDICATORS = [
  ...ETCD_RAFT,
  ...ETCD_REQUESTS,
  ...ETCD_DISK,
  ...ETCD_STORAGE,
  ...ETCD_WATCH,
  ...K8S_STORE,
  ...K8S_REQUESTS,
  ...K8S_COMPONENTS,
] as const satisfies readonly Indicator[];
export type IndicatorId = (typeof INDICATORS)[number]["id"];

const BY_ID: ReadonlyMap<string, Indicator> = new Map(INDICATORS.map((indicator) => [indicator.id, indicator]));

/** The indicator of that id; null when there is none. */
export function findIndicator(id: string): Indicator | null {
  return BY_ID.get(id) ?? null;
}

/** Indicators about an etcd cluster, or about a K8s cluster. */
export function listIndicators(side: IndicatorSide): readonly Indicator[] {
  return INDICATORS.filter((indicator) => indicator.side === side);
}

/** One alternative after the other, newest version first. */
export function buildAlternatives(indicator: Indicator, ctx: IndicatorContext): readonly string[] {
  const queries = new Queries(ctx);
  return indicator.alternatives.map((build) => build(queries));
}

/**
 * The indicator as PromQL. Its lines carry the label that `lineLabel` names and no other that matters. A scope without clusters
 * matches nothing. Throws only on a window that is not a positive whole number of seconds.
 */
export function buildIndicatorQuery(indicator: Indicator, ctx: IndicatorContext): string {
  const alternatives = buildAlternatives(indicator, ctx);
  const [only] = alternatives;
  return only !== undefined && alternatives.length === 1 ? only : alternatives.map((one) => `(${one})`).join(" or ");
}

/** The label that tells the lines apart, as the answer carries it; null for a single line. */
export function lineLabel(indicator: Indicator, labels: IndicatorContext["labels"]): string | null {
  if (indicator.lines === "cluster") return null;
  return indicator.lines === "member" ? labels.member : indicator.lines.label;
}

/** Message id of an indicator's title. */
export function indicatorTitle(indicator: Pick<Indicator, "id">): `indicator.${string}` {
  return `indicator.${indicator.id}`;
}
