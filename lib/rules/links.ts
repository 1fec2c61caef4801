// Which etcd cluster stores whose data: from labels of kube-apiservers, from an info metric, from labels that both sides share, or
// from the inventory file, whose word is all where it says any. Rule: docs/configuration.md "Which etcd stores whose data".
import { copyLabels, type EtcdLabel, selectApiserver, selectEtcd } from "../slis/context";
import { aggregateAs, type LabelCopy, matchLabel, orElse, select } from "../slis/expression";
import { RECORDED } from "../slo/recorded-series";
import { LINK_MEMORY, presentOrRemembered } from "./remember";
import type { RecordingRule } from "./types";
import type { World } from "./world";

const LINK = "etcd_cluster, k8s_cluster";

function withRole(role: string, links: string): string {
  return `label_replace(${links}, "role", "${role}", "", "")`;
}

/** From the labels of the kube-apiservers' `up`. */
function listLabelLinks(world: World): string {
  const { labels } = world.sources;
  const link = (role: string, etcdLabel: string, ...matchers: string[]) => {
    const copies = [
      { canonical: "k8s_cluster", raw: labels.k8s_cluster },
      { canonical: "etcd_cluster", raw: etcdLabel },
    ];
    const series = selectApiserver(world.sources, "up", `${etcdLabel}!=""`, ...matchers);
    return withRole(role, aggregateAs("group", copies, series));
  };
  return orElse(
    link("all", labels.k8s_main_etcd, `${labels.k8s_events_etcd}=""`),
    link("main", labels.k8s_main_etcd, `${labels.k8s_events_etcd}!=""`),
    link("events", labels.k8s_events_etcd),
  );
}

interface LinkMetric {
  readonly metric: string;
  readonly etcdLabel: string;
  readonly k8sLabel: string;
  readonly roleLabel: string;
}

/** From an info metric. A role that is none of ours stands for all of the data. */
function listMetricLinks({ metric, etcdLabel, k8sLabel, roleLabel }: LinkMetric): string {
  const copies = [
    { canonical: "k8s_cluster", raw: k8sLabel },
    { canonical: "etcd_cluster", raw: etcdLabel },
  ];
  const link = (role: string, matcher: string) =>
    withRole(role, aggregateAs("group", copies, `${select(metric, `${etcdLabel}!="",${k8sLabel}!=""`, matcher)} == 1`));
  return orElse(
    link("main", matchLabel(roleLabel, "main")),
    link("events", matchLabel(roleLabel, "events")),
    link("all", `${roleLabel}!~"main|events"`),
  );
}

/** From equal values of labels that both sides carry; values that two etcd clusters share tell nothing and link nothing. */
function listEqualLinks(world: World, shared: readonly string[]): string {
  const { labels } = world.sources;
  // Renamed first: a shared label may be called as one of ours.
  const pairs = shared.map((raw, at): LabelCopy => ({ canonical: `shared_${at}`, raw }));
  const on = pairs.map(({ canonical }) => canonical).join(", ");
  const named = shared.map((raw) => `${raw}!=""`);
  const side = (canonical: string, raw: string, series: string) =>
    aggregateAs("group", [{ canonical, raw }, ...pairs], series);
  const k8s = side("k8s_cluster", labels.k8s_cluster, selectApiserver(world.sources, "up", ...named));
  const etcd = side("etcd_cluster", labels.etcd_cluster, selectEtcd(world.sources, "up", ...named));
  const alone = `((${etcd}) and on (${on}) (count by (${on}) (${etcd}) == 1))`;
  return withRole("all", `group by (${LINK}) ((${k8s}) * on (${on}) group_left (etcd_cluster) ${alone})`);
}

function listLinks(world: World): string {
  const { k8sLinks } = world.config;
  if (k8sLinks.from === "metric") return listMetricLinks(k8sLinks);
  return k8sLinks.from === "equal-labels" ? listEqualLinks(world, k8sLinks.labels) : listLabelLinks(world);
}

/** Every minute: links between etcd and K8s clusters. */
export function buildLinkRules(world: World): RecordingRule[] {
  const record = RECORDED.k8sLink;
  const declared = world.inventory.flatMap((one) =>
    one.k8s.map((k8s) => ({
      record,
      expr: "vector(1)",
      labels: { etcd_cluster: one.id, k8s_cluster: k8s.id, role: k8s.role },
    })),
  );
  if (declared.length > 0) return declared;
  return [{ record, expr: presentOrRemembered(world, LINK_MEMORY, listLinks(world)) }];
}

/**
 * Etcd clusters that only their clients know (managed control planes, kine): each linked one, with the labels that most kube-apiservers of
 * its K8s clusters carry. Value 1. For whom neither targets nor memory say more.
 */
export function listClientsOnly(world: World, labels: readonly EtcdLabel[]): string {
  const k8s = { canonical: "k8s_cluster", raw: world.sources.labels.k8s_cluster };
  const names = labels.join(", ");
  const apiservers = aggregateAs(
    "count",
    [k8s, ...copyLabels(world.sources, labels)],
    selectApiserver(world.sources, "up"),
  );
  const joined = `${RECORDED.k8sLink} * on (k8s_cluster) group_left (${names}) topk by (k8s_cluster) (1, ${apiservers})`;
  const labelled = `topk by (etcd_cluster) (1, sum by (etcd_cluster, ${names}) (${joined})) ^ 0`;
  return `(${labelled})\nor on (etcd_cluster)\ngroup by (etcd_cluster) (${RECORDED.k8sLink})`;
}
