import { expect, test } from "vitest";
import { buildMapLayout, findCell, findNextCell, moveCell } from "@/lib/client/fleet-map-layout";
import type { Inventory } from "@/lib/contract/fleet";

function buildInventory(zoneSizes: Record<string, Record<string, number>>): Inventory {
  const ids: string[] = [];
  const regions: string[] = [];
  const zones: string[] = [];
  for (const [region, sizes] of Object.entries(zoneSizes)) {
    for (const [zone, size] of Object.entries(sizes)) {
      for (let index = 0; index < size; index += 1) {
        ids.push(`${zone}-${index}`);
        regions.push(region);
        zones.push(zone);
      }
    }
  }
  const encode = (column: string[]) => {
    const values = [...new Set(column)];
    return { values, codes: column.map((value) => values.indexOf(value)) };
  };
  const labels = { region: encode(regions), zone: encode(zones) };
  return { inventoryVersion: "1", asOfUnixMs: 0, ids, labels };
}

const options = { widthPx: 900, labelWidthPx: 120, rowLabel: "region", columnLabel: "zone", rowOrder: ["sh", "gz"] };
const inventory = buildInventory({
  gz: { "gz-1": 40, "gz-2": 31, "gz-10": 7 },
  sh: { "sh-1": 12, "sh-2": 0, "sh-3": 5 },
});

test("every cluster is under exactly its own cell", () => {
  const layout = buildMapLayout(inventory, options);
  inventory.ids.forEach((_, index) => {
    const x = (layout.xs[index] ?? 0) + layout.cellPx / 2;
    const y = (layout.ys[index] ?? 0) + layout.cellPx / 2;
    expect(findCell(layout, x, y)).toBe(index);
  });
  expect(new Set(layout.order).size).toBe(inventory.ids.length);
});

test("regions come in the order asked for and zones in the order of their numbers", () => {
  const layout = buildMapLayout(inventory, options);
  expect(layout.rows.map((row) => row.value)).toEqual(["sh", "gz"]);
  expect(layout.columnCount).toBe(3);
  const lastBlock = layout.rows[1]?.blocks[2];
  expect(inventory.ids[layout.order[lastBlock?.start ?? 0] ?? 0]).toBe("gz-10-0");
});

test("cells flow in one block when the width does not hold the zones", () => {
  const layout = buildMapLayout(inventory, { ...options, widthPx: 340, labelWidthPx: 0 });
  expect(layout.columnCount).toBe(0);
  expect(layout.rows.map((row) => row.blocks.length)).toEqual([1, 1]);
  expect(Math.max(...layout.xs) + layout.cellPx).toBeLessThanOrEqual(340);
});

test("nothing is hit outside the cells", () => {
  const layout = buildMapLayout(inventory, options);
  expect(findCell(layout, 5, 5)).toBeNull();
  expect(findCell(layout, 899, 3)).toBeNull();
  expect(findCell(layout, 130, layout.heightPx + 4)).toBeNull();
});

test("a map without clusters has no height", () => {
  expect(buildMapLayout(buildInventory({}), options).heightPx).toBe(0);
});

test("clusters without the label keep a row of their own", () => {
  const layout = buildMapLayout(inventory, { ...options, rowLabel: "customer", columnLabel: null });
  expect(layout.rows.map((row) => [row.value, row.count])).toEqual([["", inventory.ids.length]]);
});

test("arrows stay on the map and come back", () => {
  const layout = buildMapLayout(inventory, options);
  const first = moveCell(layout, 0, "first");
  expect(moveCell(layout, first, "left")).toBe(first);
  expect(moveCell(layout, moveCell(layout, first, "right"), "left")).toBe(first);
  const below = moveCell(layout, first, "down");
  expect(layout.xs[below]).toBe(layout.xs[first]);
  expect(layout.ys[below]).toBeGreaterThan(layout.ys[first] ?? 0);
  expect(moveCell(layout, below, "up")).toBe(first);
  const last = moveCell(layout, 0, "last");
  expect(moveCell(layout, last, "down")).toBe(last);
});

test("the next bad cell is found round the end, and none is null", () => {
  const layout = buildMapLayout(inventory, options);
  const bad = new Set([3, 60]);
  const start = findNextCell(layout, 0, 1, (index) => bad.has(index));
  const next = findNextCell(layout, start ?? 0, 1, (index) => bad.has(index));
  expect(new Set([start, next])).toEqual(bad);
  expect(findNextCell(layout, next ?? 0, 1, (index) => bad.has(index))).toBe(start);
  expect(findNextCell(layout, 0, 1, () => false)).toBeNull();
});

test("10,000 clusters fit a map 944 px wide", () => {
  const zones = Object.fromEntries(
    Array.from({ length: 20 }, (_, region) => [
      `r${region}`,
      Object.fromEntries([1, 2, 3].map((zone) => [`r${region}-${zone}`, 166])),
    ]),
  );
  const large = buildInventory(zones);
  const layout = buildMapLayout(large, { ...options, widthPx: 912 });
  expect(layout.cellPx).toBe(5);
  expect(Math.max(...layout.xs) + layout.cellPx).toBeLessThanOrEqual(912);
});

const fleetOf = (count: number) => {
  const zone = (region: number, at: number) => `r${region}-${at}`;
  return buildInventory(
    Object.fromEntries(
      [0, 1, 2, 3, 4, 5].map((region) => [
        `r${region}`,
        Object.fromEntries([1, 2, 3].map((at) => [zone(region, at), Math.ceil(count / 18)])),
      ]),
    ),
  );
};

test("cells shrink as the fleet grows, and a small fleet takes the room that there is", () => {
  const layouts = [60, 300, 600, 1_900, 9_912, 20_000].map((count) => buildMapLayout(fleetOf(count), options));
  const sizes = layouts.map(({ cellPx }) => cellPx);
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  expect(sizes.at(0)).toBe(26);
  expect(sizes.slice(-2)).toEqual([5, 3]);
  for (const { cellPx, heightPx } of layouts.slice(0, 4)) expect(cellPx === 9 || heightPx <= 720).toBe(true);
});

test("zoom doubles the cells and keeps the distance between them", () => {
  const [plain, zoomed] = ([1, 2] as const).map((zoom) => buildMapLayout(fleetOf(600), { ...options, zoom }));
  expect(zoomed?.cellPx).toBe(2 * (plain?.cellPx ?? 0));
  expect((zoomed?.pitchPx ?? 0) - (zoomed?.cellPx ?? 0)).toBe((plain?.pitchPx ?? 0) - (plain?.cellPx ?? 0));
});
