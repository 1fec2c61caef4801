import { expect, test } from "vitest";
import { buildCellMatcher, countBadBy } from "@/lib/client/fleet-matcher";
import type { Inventory } from "@/lib/contract/fleet";
import { BUDGET_CODES, HEALTH_CODES } from "@/lib/slo/vocabulary";
import type { Filters } from "@/lib/url/state";

const inventory: Inventory = {
  inventoryVersion: "1",
  asOfUnixMs: 0,
  ids: ["pay-1", "pay-2", "iam-1", "iam-2"],
  labels: {
    region: { values: ["gz", "sh", ""], codes: [0, 0, 1, 2] },
    zone: { values: ["gz-1", "gz-3", "sh-1", ""], codes: [0, 1, 2, 3] },
  },
};
const bytes = Uint8Array.of(
  HEALTH_CODES.ok,
  HEALTH_CODES.burning | (BUDGET_CODES.breached << 4),
  HEALTH_CODES.down,
  HEALTH_CODES.blind,
);
const pick = (filters: Filters) => {
  const matches = buildCellMatcher(inventory, bytes, filters);
  return matches && inventory.ids.filter((_, index) => matches(index));
};

test("values of one label are alternatives and labels must all match", () => {
  expect(pick({ region: ["gz", "sh"] })).toEqual(["pay-1", "pay-2", "iam-1"]);
  expect(pick({ region: ["gz"], health: ["burning", "down"] })).toEqual(["pay-2"]);
  expect(pick({ budget: ["breached"] })).toEqual(["pay-2"]);
});

test("an empty value picks clusters without the label, an unknown one picks none", () => {
  expect(pick({ region: [""] })).toEqual(["iam-2"]);
  expect(pick({ region: ["nowhere"] })).toEqual([]);
});

test("text is looked for in ids and label values, in any case", () => {
  expect(pick({ q: "PAY" })).toEqual(["pay-1", "pay-2"]);
  expect(pick({ q: "sh-" })).toEqual(["iam-1"]);
});

const PLACES = {
  asOfUnixMs: 0,
  inventoryVersion: "1",
  values: [],
  hosts: ["h1", "h2"],
  hostCodes: [[0], [0, 1], [], [1]],
  zones: ["gz-1", "gz-3"],
  zoneCodes: [[0, 1], [1], [], []],
};
const pickPlaced = (filters: Filters, inventoryVersion = "1") => {
  const hosts = { ...PLACES, inventoryVersion, column: "host" as const };
  const zones = { ...PLACES, inventoryVersion, column: "zone" as const };
  const matches = buildCellMatcher(inventory, bytes, filters, { hosts, zones });
  return matches && inventory.ids.filter((_, index) => matches(index));
};

test("a filter by host or by a member's zone picks clusters with any member there", () => {
  expect(pickPlaced({ host: ["h2"] })).toEqual(["pay-2", "iam-2"]);
  expect(pickPlaced({ member_zone: ["gz-3"] })).toEqual(["pay-1", "pay-2"]);
  expect(pickPlaced({ member_zone: ["gz-1"], host: ["h1"] })).toEqual(["pay-1"]);
  expect(pickPlaced({ member_zone: ["nowhere"] })).toEqual([]);
});

test("while nobody knows where members run, such a filter dims nothing", () => {
  expect(pick({ host: ["h2"] })).toBeNull();
  expect(pickPlaced({ host: ["h2"] }, "another inventory")).toBeNull();
});

test("no filter is no matcher", () => {
  expect(pick({ region: [], q: "" })).toBeNull();
});

test("down and burning are counted per zone among those that match", () => {
  expect(countBadBy(inventory, bytes, "zone", null)).toEqual(
    new Map([
      ["gz-3", 1],
      ["sh-1", 1],
    ]),
  );
  expect(countBadBy(inventory, bytes, "zone", (index) => index < 2)).toEqual(new Map([["gz-3", 1]]));
});
