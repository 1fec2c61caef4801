// The words that indicators are written in: series of the one cluster that is asked about, by family names that are checked, and the
// few aggregations that repeat. Scope is part of every selector; ids are quoted by lib/query.
import {
  aggregate,
  histogramQuantile,
  type Matcher,
  matcher,
  matcherIn,
  overWindow,
  printMatchers,
  sumTargets,
} from "../query/promql";
import type { Scope } from "../query/types";
import type { RawLabels } from "../slis/expression";
import type { EtcdFamily, K8sFamily } from "./families";

/** What an indicator needs to know; a config has `labels` and `selectors` of this shape. */
export interface IndicatorContext {
  readonly labels: RawLabels;
  /** PromQL matchers of the configured jobs, without braces */
  readonly selectors: { readonly etcd: string; readonly apiserver: string };
  readonly scope: Scope;
  /** id of the etcd cluster or of the K8s cluster, as the indicator's side says */
  readonly subjectId: string;
  /** window of rates and quantiles, whole seconds */
  readonly rateWindowSeconds: number;
}

/** A family, or one of the series of a histogram or summary. */
type SeriesOf<F extends string> = F | `${F}_${"bucket" | "sum" | "count"}`;
export type EtcdSeries = SeriesOf<EtcdFamily>;
export type K8sSeries = SeriesOf<K8sFamily>;

const P99 = 0.99;
/** Peers are probed twice a minute: a shorter window holds next to nothing. */
const LONG_WINDOW_SECONDS = 600;
const LEADER_CHANGE_WINDOW_SECONDS = 900;

export class Queries {
  readonly member: string;
  readonly windowSeconds: number;
  readonly longWindowSeconds: number;
  readonly leaderChangeWindowSeconds: number;

  constructor(private readonly ctx: IndicatorContext) {
    this.member = ctx.labels.member;
    this.windowSeconds = ctx.rateWindowSeconds;
    this.longWindowSeconds = Math.max(LONG_WINDOW_SECONDS, ctx.rateWindowSeconds);
    this.leaderChangeWindowSeconds = Math.max(LEADER_CHANGE_WINDOW_SECONDS, ctx.rateWindowSeconds);
  }

  /** A scraped series of the etcd cluster. */
  etcd(name: EtcdSeries, ...matchers: readonly Matcher[]): string {
    const { labels, selectors } = this.ctx;
    return print(name, selectors.etcd, [...this.own(labels.etcd_cluster, labels.etcd_cluster), ...matchers]);
  }

  /** A scraped series of the K8s cluster's kube-apiservers. */
  apiserver(name: K8sSeries, ...matchers: readonly Matcher[]): string {
    const { labels, selectors } = this.ctx;
    return print(name, selectors.apiserver, [...this.own(labels.k8s_cluster, labels.k8s_main_etcd), ...matchers]);
  }

  /** A series of any component of the K8s cluster: controller manager and scheduler are jobs that no config names. */
  k8s(name: K8sSeries, ...matchers: readonly Matcher[]): string {
    const { labels } = this.ctx;
    return print(name, "", [...this.own(labels.k8s_cluster, labels.k8s_main_etcd), ...matchers]);
  }

  rate(series: string): string {
    return overWindow("rate", series, this.windowSeconds);
  }

  increase(series: string): string {
    return overWindow("increase", series, this.windowSeconds);
  }

  /** One line per member; replicas of one Prometheus count once. */
  maxByMember(expression: string): string {
    return aggregate("max", [this.member], expression);
  }

  sumByMember(expression: string): string {
    return sumTargets([this.member], expression);
  }

  sumBy(label: string, expression: string): string {
    return sumTargets([label], expression);
  }

  /** All lines together. */
  sum(expression: string): string {
    return sumTargets([], expression);
  }

  /** 99th percentile per line; no value where nothing was observed. `bucket` must be a `_bucket` series. */
  p99(bucket: string, lineLabels: readonly string[], windowSeconds = this.windowSeconds): string {
    return histogramQuantile(P99, sumTargets([...lineLabels, "le"], overWindow("rate", bucket, windowSeconds)));
  }

  p99ByMember(bucket: EtcdSeries, ...matchers: readonly Matcher[]): string {
    return this.p99(this.etcd(bucket, ...matchers), [this.member]);
  }

  /** Part of whole, with no value where the whole is zero. */
  share(part: string, whole: string): string {
    return `${part} / (${whole} > 0)`;
  }

  private own(idLabel: string, scopeLabel: string): Matcher[] {
    const { scope, subjectId } = this.ctx;
    const subject = matcher(idLabel, "=", subjectId);
    return scope.kind === "all" ? [subject] : [subject, matcherIn(scopeLabel, scope.clusterIds)];
  }
}

function print(name: string, jobMatchers: string, matchers: readonly Matcher[]): string {
  const all = [jobMatchers, printMatchers(matchers)].filter((part) => part !== "");
  return `${name}{${all.join(",")}}`;
}
