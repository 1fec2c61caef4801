// What every panel promises, checked for each by looping over the registry: a new panel is covered by being listed.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parser } from "@prometheus-io/lezer-promql";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { CLUSTER_FIRST_PANELS, CLUSTER_LATER_PANELS, FLEET_PANELS } from "@/lib/contract/pages";
import { panelResultSchema } from "@/lib/contract/panel-result";
import { toCsv } from "@/lib/panels/csv";
import type { PanelDefinition } from "@/lib/panels/definition";
import { PANELS } from "@/lib/panels/registry";
import { listTimes } from "@/lib/query/range";
import { err, ok, type QueryAnswer, type QueryError, type QueryRequest, type Result } from "@/lib/query/types";
import { renderPanelSvg } from "@/lib/render/render-panel-svg";
import { finishPanel } from "@/lib/server/run-panel";
import { gather } from "@/lib/server/upstream/ask";
import { RECORDED } from "@/lib/slo/recorded-series";
import { CATALOGUE } from "@/lib/text/catalogue";
import { getTranslate } from "@/lib/text/get-translate";
import { LOCALES } from "@/lib/text/locale";
import { AS_OF } from "../support/fleet-frames";
import { CLUSTER, fakeContext, PLAN } from "../support/panel-context";

const FOLDER = join(import.meta.dirname, "../../lib/panels/definitions");
const panels: readonly PanelDefinition[] = PANELS;
const HOSTILE = 'x"} or vector(1) # \\ \n {a="';
const ERROR: QueryError = {
  kind: "unreachable",
  sourceId: "main",
  message: "refused",
  upstreamMessage: "ECONNREFUSED",
};

function paramsOf(panel: PanelDefinition, cluster = CLUSTER) {
  return panel.params.parse("cluster" in panel.params.shape ? { cluster } : {});
}

/** Labels that the product's own queries group by, with a plausible value each. */
const LABELS = [
  {
    instance: "m-0",
    etcd_cluster: CLUSTER,
    sli: "availability",
    window: "28d",
    part: "quorum",
    region: "gz",
    grpc_method: "Txn",
    operation: "get",
    type: "Put",
  },
  {
    instance: "m-1",
    etcd_cluster: CLUSTER,
    sli: "write",
    window: "28d",
    part: "write",
    region: "sh",
    grpc_method: "Range",
    operation: "list",
    type: "Range",
  },
];

function answer(request: QueryRequest, isEmpty: boolean, isPartial: boolean): QueryAnswer {
  const times = request.kind === "range" ? listTimes(request.range, request.stepSeconds) : [AS_OF];
  const names = [RECORDED.errorRatio, RECORDED.totalSum, RECORDED.objective];
  const series = LABELS.flatMap((labels) =>
    (request.kind === "instant" ? names : [undefined]).map((name) => ({
      labels: name === undefined ? labels : { ...labels, __name__: name },
      values: times.map((_, index) => (index % 7 === 3 ? null : 0.5 + index / 100)),
    })),
  );
  return {
    frame: { name: request.name, timesUnixMs: isEmpty ? [] : times, series: isEmpty ? [] : series },
    warnings: isPartial ? ["a store did not answer"] : [],
    isPartial,
    isStale: false,
    asOfUnixMs: AS_OF,
    info: { name: request.name, promql: request.promql, sourceId: "main", tookMs: 1, cache: "miss" },
  };
}

type Answers = (request: QueryRequest, index: number) => Result<QueryAnswer, QueryError>;

function finish(panel: PanelDefinition, answers: Answers, ctx = fakeContext()) {
  const params = paramsOf(panel);
  const requests = panel.queries(params, ctx);
  return { requests, result: finishPanel(panel, params, ctx, PLAN, requests, gather(requests, requests.map(answers))) };
}

const full: Answers = (request) => ok(answer(request, false, false));
const empty: Answers = (request) => ok(answer(request, true, false));
const partial: Answers = (request) => ok(answer(request, false, true));
const failed: Answers = () => err(ERROR);

test("every definition file is listed, and every id is its file's name", () => {
  const files = readdirSync(FOLDER).map((name) => name.replace(/\.ts$/, ""));
  expect(panels.map((panel) => panel.id).sort()).toEqual(files.sort());
});

test("pages only name panels that exist", () => {
  const ids = panels.map((panel) => panel.id);
  for (const id of [...FLEET_PANELS, ...CLUSTER_FIRST_PANELS, ...CLUSTER_LATER_PANELS]) expect(ids).toContain(id);
});

describe.each(panels.map((panel) => [panel.id, panel] as const))("%s", (_id, panel) => {
  test("has title, question and docs in every language", () => {
    const catalogue: Readonly<Record<string, Readonly<Record<string, string>>>> = CATALOGUE;
    for (const locale of LOCALES) {
      expect(catalogue[panel.title]?.[locale]?.length).toBeGreaterThan(1);
      expect(catalogue[panel.question]?.[locale]?.length).toBeGreaterThan(4);
      expect(catalogue[panel.docs]?.[locale]?.length).toBeGreaterThan(30);
    }
  });

  test("has parameters that become a JSON schema and refuse what they do not know", () => {
    expect(z.toJSONSchema(panel.params, { io: "input" })).toMatchObject({
      type: "object",
      additionalProperties: false,
    });
    expect(panel.params.safeParse({ nonsense: "1" }).success).toBe(false);
  });

  test("asks valid PromQL, also for a hostile cluster id", () => {
    for (const cluster of [CLUSTER, HOSTILE]) {
      const params = paramsOf(panel, cluster);
      for (const request of panel.queries(params, fakeContext())) {
        const errors: string[] = [];
        parser.parse(request.promql).iterate({ enter: (node) => void (node.type.isError && errors.push(node.name)) });
        expect(errors, request.promql).toEqual([]);
      }
    }
  });

  test("puts the scope into every query", () => {
    const ctx = fakeContext({ scope: { kind: "clusters", clusterIds: [CLUSTER, "calm-1"] } });
    for (const request of panel.queries(paramsOf(panel), ctx)) expect(request.promql).toContain("calm-1");
  });

  test("answers a fixture with data of its own schema", () => {
    const { result } = finish(panel, full);
    expect(panelResultSchema.parse(result).panel).toBe(panel.id);
    expect(["ok", "partial"]).toContain(result.state);
    expect(result.data?.kind).toBe(panel.view.kind);
  });

  test("keeps within its budget of series and points", () => {
    const { result } = finish(panel, full);
    if (result.data?.kind !== "timeseries") return;
    expect(result.data.lines.length).toBeLessThanOrEqual(panel.budget.maxSeries);
    for (const line of result.data.lines) expect(line.values.length).toBe(result.data.timesUnixMs.length);
  });

  test("is empty, partial or an error when its answers are, and never ok", () => {
    const { requests, result: withoutData } = finish(panel, empty, fakeContext({ clusters: [] }));
    expect(withoutData.state).toBe("empty");
    expect(panelResultSchema.safeParse(withoutData).success).toBe(true);
    if (requests.length === 0) return;
    const cut = finish(panel, partial).result;
    expect(cut.state).toBe("partial");
    expect(cut.notices.length).toBeGreaterThan(0);
    const broken = finish(panel, failed).result;
    expect(broken.state).toBe("error");
    expect(broken.data).toBeNull();
    expect(broken.notices[0]?.detail).toBe("ECONNREFUSED");
  });

  test("can be written as CSV and drawn as SVG in every state", () => {
    for (const answers of [full, empty, partial, failed]) {
      const { result } = finish(panel, answers);
      expect(toCsv(result, getTranslate("en")).split("\r\n").length).toBeGreaterThan(1);
      const options = { widthPx: 800, heightPx: 300, theme: "light", locale: "zh-CN", timeZone: "UTC" } as const;
      expect(renderPanelSvg(result, { ...options, nowUnixMs: AS_OF, chrome: "picture" })).toMatch(/^<svg/);
    }
  });
});
