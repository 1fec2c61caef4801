// What a customer lives: a minute is lost when any of its core clusters was not serving in it (docs/slo.md "Rolling up"). Recorded,
// since minutes of several clusters in one hour may or may not be the same ones: sums of clusters cannot tell.
import { listAsideScenarios } from "../config/scenarios";
import { escapeRegex, quoteLabelValue } from "../query/promql";
import { indent, select } from "../slis/expression";
import { RECORDED } from "../slo/recorded-series";
import type { RecordingRule } from "./types";
import type { World } from "./world";

/** Clusters whose outage the customer feels: not of scenarios that stand aside, not stores of nothing but events. */
function coreClusters({ config }: World): string {
  const aside = listAsideScenarios(config).map(escapeRegex).join("|");
  const matcher = aside === "" ? "" : `scenario!~${quoteLabelValue(aside)}`;
  const { k8sLink } = RECORDED;
  const eventsOnly = `${select(k8sLink, 'role="events"')} unless on (etcd_cluster) ${select(k8sLink, 'role!="events"')}`;
  return [
    `max by (etcd_cluster, customer) (${select(RECORDED.info, matcher)})`,
    `unless on (etcd_cluster) (${eventsOnly})`,
    `unless on (etcd_cluster) ${RECORDED.maintenance}`,
  ].join("\n");
}

/** Every minute, after availability. */
export function buildCustomerRules(world: World): RecordingRule[] {
  const count = (name: string) => `max by (etcd_cluster) (${select(name, 'sli="availability"')})`;
  const bad = `(${count(RECORDED.sliTotal)} - ${count(RECORDED.sliGood)})`;
  const own = `${bad}\n* on (etcd_cluster) group_left (customer) (\n${indent(coreClusters(world))}\n)`;
  return [{ record: RECORDED.customerDown, expr: `max by (customer) (\n${indent(own)}\n)` }];
}
