// Every panel can be a picture, with data and without: a new panel is covered by being listed in the registry.
import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { PanelResult } from "@/lib/contract/panel-result";
import type { PanelDefinition } from "@/lib/panels/definition";
import { PANELS } from "@/lib/panels/registry";
import { listTimes } from "@/lib/query/range";
import { err, ok, type QueryAnswer, type QueryRequest } from "@/lib/query/types";
import { renderPanelSvg } from "@/lib/render/render-panel-svg";
import { rasterize } from "@/lib/server/picture/rasterize";
import { subjectOf } from "@/lib/server/picture/subject";
import { finishPanel } from "@/lib/server/run-panel";
import { gather } from "@/lib/server/upstream/ask";
import { AS_OF } from "../support/fleet-frames";
import { CLUSTER, fakeContext, PLAN } from "../support/panel-context";

const panels: readonly PanelDefinition[] = PANELS;

function answer(request: QueryRequest): QueryAnswer {
  const times = request.kind === "range" ? listTimes(request.range, request.stepSeconds) : [AS_OF];
  const labels = { instance: "m-0", etcd_cluster: CLUSTER, sli: "write", window: "28d", part: "write", type: "Put" };
  return {
    frame: { name: request.name, timesUnixMs: times, series: [{ labels, values: times.map((_, i) => i / 100) }] },
    warnings: [],
    isPartial: false,
    isStale: false,
    asOfUnixMs: AS_OF,
    info: { name: request.name, promql: request.promql, sourceId: "main", tookMs: 1, cache: "miss" },
  };
}

function resultOf(panel: PanelDefinition, isAnswered: boolean): PanelResult {
  const ctx = fakeContext();
  const params = panel.params.parse("cluster" in panel.params.shape ? { cluster: CLUSTER } : {});
  const requests = panel.queries(params, ctx);
  const error = { kind: "unreachable", sourceId: "main", message: "refused", upstreamMessage: "ECONNREFUSED" } as const;
  const results = requests.map((request) => (isAnswered ? ok(answer(request)) : err(error)));
  return finishPanel(panel, params, ctx, PLAN, requests, gather(requests, results));
}

interface Png {
  readonly width: number;
  readonly height: number;
  /** Different byte values after decompression, few in a blank picture */
  readonly byteKinds: number;
}

function readPng(bytes: Uint8Array): Png {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Uint8Array[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = view.getUint32(at);
    const kind = new TextDecoder().decode(bytes.subarray(at + 4, at + 8));
    if (kind === "IDAT") chunks.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const pixels = inflateSync(Buffer.concat(chunks));
  return { width: view.getUint32(16), height: view.getUint32(20), byteKinds: new Set(pixels).size };
}

const OPTIONS = { widthPx: 800, heightPx: 300, timeZone: "UTC", nowUnixMs: AS_OF, chrome: "picture" } as const;

describe.each(panels.map((panel) => [panel.id, panel] as const))("the picture of %s", (_id, panel) => {
  test.each([
    ["with data, light, English", true, "light", "en"],
    ["without its data source, dark, Chinese", false, "dark", "zh-CN"],
  ] as const)("is a PNG of its size %s", async (_name, isAnswered, theme, locale) => {
    const svg = renderPanelSvg(resultOf(panel, isAnswered), { ...OPTIONS, theme, locale, subject: CLUSTER });
    const png = readPng(await rasterize(svg));
    expect([png.width, png.height]).toEqual([800, 300]);
    expect(png.byteKinds).toBeGreaterThan(20);
  });

  test("names the cluster that it is about", () => {
    if (!("cluster" in panel.params.shape)) return;
    const params = panel.params.parse({ cluster: CLUSTER });
    const subject = subjectOf(params);
    expect(subject).toBe(CLUSTER);
    const svg = renderPanelSvg(resultOf(panel, true), { ...OPTIONS, theme: "light", locale: "en", subject });
    expect(svg).toContain(`>${CLUSTER}</text>`);
  });
});
