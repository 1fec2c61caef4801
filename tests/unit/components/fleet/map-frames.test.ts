// The frame around the named cause: its clusters and no others, and none where the map scatters them.
import { expect, test } from "vitest";
import { findCauseFrames } from "@/lib/client/fleet-map-frames";
import { buildGrouping } from "@/lib/client/fleet-map-groups";
import { buildMapLayout } from "@/lib/client/fleet-map-layout";
import type { Inventory } from "@/lib/contract/fleet";
import type { LabelValue } from "@/lib/contract/level1";
import type { GroupLabel } from "@/lib/url/parameters";

const ZONES = ["gz-1", "gz-2", "sh-1", "sh-2"];
const PER_ZONE = 30;
const SPECS = ["small", "large"];
const COUNT = ZONES.length * PER_ZONE;
const column = (values: readonly string[], codeOf: (index: number) => number) => ({
  values: [...values],
  codes: Array.from({ length: COUNT }, (_, index) => codeOf(index)),
});
const zoneOf = (index: number) => Math.floor(index / PER_ZONE);
const inventory: Inventory = {
  inventoryVersion: "1",
  asOfUnixMs: 0,
  ids: Array.from({ length: COUNT }, (_, index) => `c${index}`),
  labels: {
    region: column(["gz", "sh"], (index) => Math.floor(zoneOf(index) / 2)),
    zone: column(ZONES, zoneOf),
    spec: column(SPECS, (index) => index % 2),
  },
};

function framesFor(cause: LabelValue, labels: readonly GroupLabel[], widthPx = 900) {
  const bytes = new Uint8Array(COUNT);
  const grouping = buildGrouping({ inventory, labels, rankBytes: bytes, bytes, hosts: null, isOn: null });
  const layout = buildMapLayout(grouping.cells, {
    widthPx,
    labelWidthPx: 120,
    rowLabel: grouping.rowLabel,
    columnLabel: grouping.columnLabel,
    columns: grouping.columns,
    rowOrder: grouping.rowOrder,
  });
  const frames = findCauseFrames([cause], labels, grouping, layout);
  const framed = grouping.cells.ids.filter((_, cell) => {
    const x = (layout.xs[cell] ?? 0) + layout.cellPx / 2;
    const y = (layout.ys[cell] ?? 0) + layout.cellPx / 2;
    return frames.some((f) => x > f.left && x < f.left + f.width && y > f.top && y < f.top + f.height);
  });
  return { frames, framed: new Set(framed) };
}
const idsWhere = (label: string, value: string) => {
  const { values, codes } = inventory.labels[label] ?? { values: [], codes: [] };
  return new Set(inventory.ids.filter((_, index) => values[codes[index] ?? -1] === value));
};

test("a zone is framed within its region", () => {
  const { frames, framed } = framesFor({ label: "zone", value: "sh-2" }, ["region", "zone"]);
  expect(frames).toHaveLength(1);
  expect(framed).toEqual(idsWhere("zone", "sh-2"));
});

test("a region is framed as a whole row", () => {
  const { frames, framed } = framesFor({ label: "region", value: "gz" }, ["region", "zone"]);
  expect(frames).toHaveLength(1);
  expect(framed).toEqual(idsWhere("region", "gz"));
});

test("a column that runs through all rows is framed in each", () => {
  const { frames, framed } = framesFor({ label: "spec", value: "large" }, ["region", "spec"]);
  expect(frames).toHaveLength(2);
  expect(framed).toEqual(idsWhere("spec", "large"));
});

test("nothing is framed where the map does not put the clusters together", () => {
  expect(framesFor({ label: "zone", value: "sh-2" }, ["region", "spec"]).frames).toEqual([]);
  expect(framesFor({ label: "zone", value: "sh-2" }, ["region", "zone"], 300).frames).toEqual([]);
  expect(framesFor({ label: "zone", value: "elsewhere" }, ["region", "zone"]).frames).toEqual([]);
});
