// What the rules that run were made for, as one series: so that pages can tell rules of this config from rules of another.
import { RECORDED } from "../slo/recorded-series";
import type { RecordingRule } from "./types";
import type { World } from "./world";

/** The labels of the series for a config: selectors, cluster labels and scrape interval, as the rules were generated with. */
export function describeRuleInput({
  labels,
  selectors,
  scrapeIntervalSeconds,
}: World["config"]): Readonly<Record<string, string>> {
  return {
    etcd_selector: selectors.etcd,
    apiserver_selector: selectors.apiserver,
    etcd_cluster_label: labels.etcd_cluster,
    k8s_cluster_label: labels.k8s_cluster,
    scrape_interval_seconds: String(scrapeIntervalSeconds),
  };
}

/** Every minute. */
export function buildConfigInfoRules({ config }: World): RecordingRule[] {
  return [{ record: RECORDED.rulesConfig, expr: "vector(1)", labels: describeRuleInput(config) }];
}
