// Selectors of panels: recorded series by canonical labels, scraped ones by the configured job selector and raw labels.
// Scope is part of every selector; ids are quoted by lib/query.
import type { RaftboardConfig } from "../config/schema";
import { type Matcher, matcher, matcherIn, overWindow, printMatchers, selector } from "../query/promql";
import type { Scope } from "../query/types";
import { selectApiserverRole } from "../slis/apiserver-requests";
import { select } from "../slis/expression";
import type { PanelContext } from "./definition";

interface SelectorContext {
  readonly config: RaftboardConfig;
  readonly scope: Scope;
}

/** A recorded series of one cluster. */
export function recorded(
  name: string,
  clusterId: string,
  ctx: SelectorContext,
  matchers: readonly Matcher[] = [],
): string {
  return selector(name, [matcher("etcd_cluster", "=", clusterId), ...matchers], ctx.scope);
}

/** Several recorded series of one cluster at once; the answer keeps `__name__`. */
export function recordedNames(names: readonly string[], clusterId: string, ctx: SelectorContext): string {
  return `{${printMatchers([matcherIn("__name__", names), ...clusterMatchers("etcd_cluster", clusterId, ctx.scope)])}}`;
}

/** A scraped etcd metric of one cluster. */
export function scraped(
  metric: string,
  clusterId: string,
  ctx: SelectorContext,
  matchers: readonly Matcher[] = [],
): string {
  const { labels, selectors } = ctx.config;
  const own = printMatchers([...clusterMatchers(labels.etcd_cluster, clusterId, ctx.scope), ...matchers]);
  return `${metric}{${selectors.etcd},${own}}`;
}

/** Several scraped etcd metrics of one cluster at once; the answer keeps `__name__`. */
export function scrapedNames(names: readonly string[], clusterId: string, ctx: SelectorContext): string {
  const { labels, selectors } = ctx.config;
  const own = [matcherIn("__name__", names), ...clusterMatchers(labels.etcd_cluster, clusterId, ctx.scope)];
  return `{${selectors.etcd},${printMatchers(own)}}`;
}

/** Rates of a kube-apiserver metric about the store that is this cluster: its own share where Event objects live apart. */
export function apiserverRates(
  metric: string,
  clusterId: string,
  ctx: SelectorContext & Pick<PanelContext, "fleet" | "rateWindowSeconds">,
): string {
  const { labels, selectors } = ctx.config;
  const role = ctx.fleet.cluster(clusterId)?.k8sRole ?? "all";
  const label = role === "events" ? labels.k8s_events_etcd : labels.k8s_main_etcd;
  const own = printMatchers(clusterMatchers(label, clusterId, ctx.scope));
  return selectApiserverRole(role, (...matchers) =>
    overWindow("rate", select(metric, selectors.apiserver, own, ...matchers), ctx.rateWindowSeconds),
  );
}

function clusterMatchers(label: string, clusterId: string, scope: Scope): Matcher[] {
  const own = matcher(label, "=", clusterId);
  return scope.kind === "all" ? [own] : [own, matcherIn(label, scope.clusterIds)];
}
