// Raw series are summed once per target, however many replicas of a Prometheus and jobs have seen them.
import { expect, test } from "vitest";
import { configSchema } from "@/lib/config/schema";
import { buildAlternatives, findIndicator, INDICATORS } from "@/lib/indicators/registry";
import { getPanel, PANELS } from "@/lib/panels/registry";
import { SCOPE_ALL } from "@/lib/query/types";
import { CLUSTER, FLEET, fakeContext } from "../../support/panel-context";

const { labels, selectors } = configSchema.parse({ datasources: [{ url: "http://127.0.0.1:9090" }] });
const ctx = { labels, selectors, scope: SCOPE_ALL, subjectId: CLUSTER, rateWindowSeconds: 120 };

/** Sums of scraped series that are not of each one once. Recorded series are one per cluster. */
function bareSums(promql: string): string[] {
  return [...promql.matchAll(/\bsum (?:by \([^)]*\) )?\((?!max without \(replica, prometheus_replica|sum by)[^{]*/g)]
    .map(([text]) => text)
    .filter((text) => !text.includes("etcd:"));
}

test.each(INDICATORS.map(({ id }) => id))("indicator %s counts each target once", (id) => {
  const indicator = findIndicator(id);
  if (indicator === null) throw new Error(`no indicator ${id}`);
  for (const promql of buildAlternatives(indicator, ctx)) expect(bareSums(promql)).toEqual([]);
});

const clusterPanels = PANELS.map(({ id }) => id).filter((id) => id.startsWith("cluster-"));

test.each(clusterPanels)("panel %s counts each target once", (id) => {
  const queries = getPanel(id)?.queries({ cluster: CLUSTER }, fakeContext()) ?? [];
  for (const { promql } of queries) expect(bareSums(promql)).toEqual([]);
});

test("latency of an events store is read by its own label, of a main store without Event objects", () => {
  const latency = getPanel("cluster-latency");
  const promqlOf = (role: "main" | "events") => {
    const context = fakeContext({ clusters: FLEET });
    const { fleet } = context;
    const facts = fleet.cluster(CLUSTER);
    if (facts === null) throw new Error("no cluster");
    const own = { ...facts, latencySource: "apiserver" as const, k8sRole: role };
    const [query] =
      latency?.queries({ cluster: CLUSTER }, { ...context, fleet: { ...fleet, cluster: () => own } }) ?? [];
    return query?.promql ?? "";
  };
  expect(promqlOf("events")).toContain(`${labels.k8s_events_etcd}="${CLUSTER}"`);
  expect(promqlOf("events")).toContain('resource="events"');
  expect(promqlOf("main")).toContain(`${labels.k8s_main_etcd}="${CLUSTER}"`);
  expect(promqlOf("main")).toContain('resource!="events"');
});
