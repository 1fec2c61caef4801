import { expect, test } from "vitest";
import { buildGrouping, MAX_ROWS, OTHERS } from "@/lib/client/fleet-map-groups";
import { buildMapLayout, findCell, findCellsIn } from "@/lib/client/fleet-map-layout";
import { colorByBudget, colorByHealth, colorByValue, countClasses } from "@/lib/client/fleet-map-looks";
import type { Inventory } from "@/lib/contract/fleet";
import type { MapColumnData } from "@/lib/contract/place";
import { BUDGET_CODES, HEALTH_CODES } from "@/lib/slo/vocabulary";
import type { GroupLabel } from "@/lib/url/parameters";

const encode = (column: readonly string[]) => {
  const values = [...new Set(column)];
  return { values, codes: column.map((value) => values.indexOf(value)) };
};
const inventory: Inventory = {
  inventoryVersion: "1",
  asOfUnixMs: 0,
  ids: ["a", "b", "c", "d"],
  labels: { product: encode(["edge", "edge", "iam", ""]), spec: encode(["small", "large", "large", "small"]) },
};
const { ok, down, burning, blind } = HEALTH_CODES;
const bytes = Uint8Array.of(ok, burning, down, blind);

function group(labels: readonly GroupLabel[], rest: Partial<Parameters<typeof buildGrouping>[0]> = {}) {
  return buildGrouping({ inventory, labels, rankBytes: bytes, bytes, hosts: null, isOn: null, ...rest });
}

test("rows are worst first, and clusters without the label have a row of their own", () => {
  expect(group(["product"]).rowOrder).toEqual(["iam", "edge", "", OTHERS]);
});

test("by health, rows stand in the order of health", () => {
  const { cells } = group(["health"]);
  const column = cells.labels.row;
  expect(cells.ids.map((_, at) => column?.values[column.codes[at] ?? -1])).toEqual(["ok", "burning", "down", "blind"]);
});

test("by host, a cluster stands on each host of its members and one without hosts still stands", () => {
  const hosts: MapColumnData = {
    asOfUnixMs: 0,
    inventoryVersion: "1",
    column: "host",
    values: [],
    hosts: ["h1", "h2"],
    hostCodes: [[0, 1], [0], [], [1]],
    zones: [],
    zoneCodes: [],
  };
  const { cells, source } = group(["host"], { hosts });
  expect(cells.ids).toEqual(["a", "a", "b", "c", "d"]);
  expect([...source]).toEqual([0, 0, 1, 2, 3]);
});

test("clusters that are not on the map take no cell", () => {
  expect(group(["product"], { isOn: (index) => index > 1 }).cells.ids).toEqual(["c", "d"]);
});

test("of very many values the worst have rows and the rest share one", () => {
  const names = Array.from({ length: 10_000 }, (_, at) => `host-${at}`);
  const many: Inventory = { ...inventory, ids: names, labels: { product: encode(names) } };
  const health = new Uint8Array(names.length).fill(ok);
  health[9_999] = down;
  const grouping = group(["product"], { inventory: many, rankBytes: health, bytes: health });
  expect(grouping.rowOrder[0]).toBe("host-9999");
  expect(grouping.otherCount).toBe(10_000 - MAX_ROWS);
  const layout = buildMapLayout(grouping.cells, { widthPx: 900, labelWidthPx: 120, ...grouping });
  expect(layout.rows).toHaveLength(MAX_ROWS + 1);
  expect(layout.heightPx).toBeLessThan(4_000);
});

test("shared columns hold the same value in every row, empty where a row lacks it", () => {
  const { cells, ...rest } = group(["product", "spec"]);
  const layout = buildMapLayout(cells, { widthPx: 900, labelWidthPx: 120, ...rest });
  expect(layout.columnNames).toEqual(["large", "small"]);
  expect(layout.rows.map((row) => row.blocks.map((block) => block.count))).toEqual([
    [1, 0],
    [1, 1],
    [0, 1],
  ]);
  cells.ids.forEach((_, index) => {
    expect(findCell(layout, (layout.xs[index] ?? 0) + 1, (layout.ys[index] ?? 0) + 1)).toBe(index);
  });
});

test("a rectangle holds the cells that it touches", () => {
  const { cells, ...rest } = group(["product"]);
  const layout = buildMapLayout(cells, { widthPx: 900, labelWidthPx: 120, ...rest });
  expect(findCellsIn(layout, { x: 0, y: 0, width: 900, height: layout.heightPx })).toHaveLength(4);
  const [x = 0, y = 0] = [layout.xs[2], layout.ys[2]];
  expect(findCellsIn(layout, { x, y, width: 2, height: 2 })).toEqual([2]);
});

test("every cell has a class, and no value is never a good one", () => {
  expect(countClasses(colorByHealth(bytes))).toEqual([1, 1, 0, 1, 1]);
  const budgets = Uint8Array.of(BUDGET_CODES.breached << 4, BUDGET_CODES.unknown << 4);
  expect(countClasses(colorByBudget(budgets))).toEqual([1, 0, 1, 0]);
  const burn = colorByValue("burn", [20, 6, 1, 0.2, null], 6);
  expect([...burn.codes]).toEqual([0, 1, 2, 3, 4, 4]);
  expect(burn.classes.at(-1)?.look).toBe("blind");
  expect([...colorByValue("left", [-0.1, 0, 0.5, 1], 4).codes]).toEqual([0, 1, 2, 3]);
});
