// VictoriaMetrics refuses queries over 16 KiB. What the product asks must stay far below, for the longest names that clusters have.
import { describe, expect, test } from "vitest";
import { victoriametrics } from "@/lib/datasources/victoriametrics";
import type { PanelDefinition } from "@/lib/panels/definition";
import { PANELS } from "@/lib/panels/registry";
import type { QueryRequest } from "@/lib/query/types";
import { sectionQueries } from "@/lib/server/cluster/sections";
import { FLEET_QUERIES } from "@/lib/server/fleet/queries";
import { fakeContext } from "../../support/panel-context";

const context = { sourceId: "main", timeoutSeconds: 10 };
/** A DNS name of full length, as Kubernetes allows. */
const LONG_ID = `${"long-cluster-name.".repeat(14)}x`;
const panels: readonly PanelDefinition[] = PANELS;
const clusterIds = (count: number) => Array.from({ length: count }, (_, index) => `cluster-of-a-customer-${index}`);

function queriesOf(panel: PanelDefinition, ctx: ReturnType<typeof fakeContext>): readonly QueryRequest[] {
  const params = panel.params.parse("cluster" in panel.params.shape ? { cluster: LONG_ID } : {});
  return panel.queries(params, ctx);
}
const refused = (queries: readonly QueryRequest[]) =>
  queries.filter((query) => !victoriametrics.buildRequest(query, context).ok).map(({ name }) => name);
const bytesOf = (queries: readonly QueryRequest[]) =>
  Math.max(0, ...queries.map(({ promql }) => new TextEncoder().encode(promql).length));

describe.each(panels.map((panel) => [panel.id, panel] as const))("panel %s", (_, panel) => {
  const all = queriesOf(panel, fakeContext({ clusters: [{ id: LONG_ID, labels: { region: "gz" }, health: "ok" }] }));

  test("is asked in a quarter of the limit", () => {
    expect(bytesOf(all)).toBeLessThan(4_096);
    expect(refused(all)).toEqual([]);
  });

  test("is asked whole for a customer of fifty clusters", () => {
    const ctx = fakeContext({ scope: { kind: "clusters", clusterIds: clusterIds(50) } });
    expect(refused(queriesOf(panel, ctx))).toEqual([]);
  });
});

test("the snapshot is asked in a quarter of the limit", () => {
  expect(bytesOf(FLEET_QUERIES)).toBeLessThan(4_096);
});

test("what a cluster's page says in one line per section is asked in half of the limit", () => {
  const { config, scope } = fakeContext();
  const { labels, selectors } = config;
  const asked = sectionQueries({ labels, selectors, scope, subjectId: LONG_ID, rateWindowSeconds: 120 });
  expect(bytesOf(asked)).toBeLessThan(8_192);
});
