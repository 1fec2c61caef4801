import "server-only";
// One K8s cluster: who stores its data, and what its kube-apiservers see now. It exists when a link or a scraped series says so.
import type { NotFound } from "../../contract/pages";
import type { K8sDetail } from "../../contract/troubleshoot";
import { K8S_SIGNALS } from "../../diagnosis/signals";
import { buildIndicatorQuery, findIndicator, indicatorTitle } from "../../indicators/registry";
import { chooseRateWindow } from "../../query/duration";
import { lastValue } from "../../query/frame";
import { type Matcher, matcher, matcherIn, printMatchers } from "../../query/promql";
import type { InstantQuery, Scope } from "../../query/types";
import { getTranslate } from "../../text/get-translate";
import type { Locale } from "../../text/locale";
import { getConfig } from "../config";
import { nearMatches } from "../fleet/near-matches";
import type { FleetView } from "../fleet/service";
import type { FleetSnapshot } from "../fleet/snapshot";
import { ask } from "../upstream/ask";
import { etcdByK8s } from "./subjects";

const SHOWN = 10;
const LEAST_RATE_WINDOW_SECONDS = 120;

/** Whether any kube-apiserver of that K8s cluster is scraped: a cluster may be watched without its etcd being known. */
export async function isScrapedK8s(id: string, scope: Scope, signal?: AbortSignal): Promise<boolean> {
  const { labels, selectors } = getConfig();
  const own: Matcher[] = [matcher(labels.k8s_cluster, "=", id)];
  if (scope.kind === "clusters") own.push(matcherIn(labels.k8s_main_etcd, scope.clusterIds));
  const query: InstantQuery = {
    kind: "instant",
    name: "apiservers",
    promql: `count(up{${selectors.apiserver},${printMatchers(own)}})`,
  };
  const { frames } = await ask([query], { scope, signal });
  return (frames.get(query.name)?.series.length ?? 0) > 0;
}

export interface K8sFound {
  readonly kind: "found";
  readonly detail: K8sDetail;
  readonly upstreamMs: number;
}

interface K8sInput {
  readonly locale: Locale;
  readonly scope: Scope;
  readonly signal?: AbortSignal;
}

async function readApiserver(id: string, { locale, scope, signal }: K8sInput) {
  const { labels, selectors, scrapeIntervalSeconds } = getConfig();
  const rateWindowSeconds = Math.max(LEAST_RATE_WINDOW_SECONDS, chooseRateWindow(0, scrapeIntervalSeconds));
  const ctx = { labels, selectors, scope, subjectId: id, rateWindowSeconds };
  const indicators = K8S_SIGNALS.slice(0, SHOWN).flatMap((name) => findIndicator(name) ?? []);
  const queries = indicators.map(
    (one): InstantQuery => ({ kind: "instant", name: one.id, promql: buildIndicatorQuery(one, ctx) }),
  );
  const gathered = await ask(queries, { scope, signal });
  const words = getTranslate(locale);
  const apiserver = indicators.map((indicator): K8sDetail["apiserver"][number] => {
    const lines = gathered.frames.get(indicator.id)?.series ?? [];
    const values = lines.flatMap((series) => lastValue(series) ?? []);
    // Rates of all lines belong together; of quantiles, ratios and states the worst line speaks.
    const isRate = indicator.unit === "perSecond" || indicator.unit === "count";
    const join = isRate ? sum : indicator.worse === "lower" ? least : most;
    return {
      id: indicator.id,
      title: words(indicatorTitle(indicator)),
      unit: indicator.unit,
      value: values.length === 0 ? null : join(values),
      bound: indicator.limits?.warning ?? null,
    };
  });
  return { apiserver, notices: [...gathered.notices], upstreamMs: gathered.upstreamMs ?? 0 };
}

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
const most = (values: readonly number[]) => Math.max(...values);
const least = (values: readonly number[]) => Math.min(...values);

/** The K8s cluster of that id; near matches when nothing in scope knows it. */
export async function fetchK8sDetail(
  id: string,
  fleet: FleetView,
  snapshot: FleetSnapshot,
  input: K8sInput,
): Promise<K8sFound | NotFound> {
  const links = etcdByK8s(snapshot);
  const behind = links.get(id);
  if (!behind && !(await isScrapedK8s(id, input.scope, input.signal)))
    return { kind: "not-found", id, nearMatches: nearMatches(id, [...links.keys()]), status: fleet.status };
  const { apiserver, notices, upstreamMs } = await readApiserver(id, input);
  const etcdClusters = (behind ?? []).flatMap(({ id: etcd, role }) => {
    const facts = fleet.cluster(etcd);
    return facts ? [{ role, row: facts.row }] : [];
  });
  return {
    kind: "found",
    upstreamMs,
    detail: { id, asOfUnixMs: fleet.asOfUnixMs, isStale: fleet.isStale, etcdClusters, apiserver, notices },
  };
}
