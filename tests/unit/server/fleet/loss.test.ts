import { expect, test } from "vitest";
import { judgeLoss, listLosses } from "@/lib/server/fleet/loss";
import { readMapColumn } from "@/lib/server/fleet/map-columns";
import { fakeSnapshot } from "../../../support/fleet-frames";

test.each([
  { name: "three members apart", here: 1, margin: 1, expected: 3, fate: "survives", reason: null },
  {
    name: "one member is already lost elsewhere",
    here: 1,
    margin: 0,
    expected: 3,
    fate: "loses-quorum",
    reason: "no-margin",
  },
  {
    name: "two of three in the place",
    here: 2,
    margin: 1,
    expected: 3,
    fate: "loses-quorum",
    reason: "members-together",
  },
  { name: "a single member", here: 1, margin: 0, expected: 1, fate: "loses-quorum", reason: "too-few-members" },
  { name: "quorum is gone before", here: 1, margin: -1, expected: 3, fate: "already-lost", reason: null },
  { name: "margin is not known", here: 1, margin: null, expected: 3, fate: "unknown", reason: null },
  { name: "expectation is not known", here: 2, margin: 1, expected: null, fate: "loses-quorum", reason: "no-margin" },
])("judges $name: $fate", ({ here, margin, expected, fate, reason }) => {
  const judged = judgeLoss({ membersHereCount: here, marginCount: margin, expectedMemberCount: expected });
  expect(judged).toEqual({ fate, reason });
});

test("a host counts every cluster with a member on it, most lost first", () => {
  const snapshot = fakeSnapshot([
    { id: "a", hosts: ["h1", "h2", "h3"], margin: 0, health: "ok" },
    { id: "b", hosts: ["h1", "h1", "h2"], margin: 1, health: "ok" },
    { id: "c", hosts: ["h3"], health: "ok" },
  ]);
  const rows = listLosses(snapshot, "host", [0, 1, 2]);
  expect(
    rows.map(({ value, clusterCount, lostCount, unknownCount }) => [value, clusterCount, lostCount, unknownCount]),
  ).toEqual([
    ["h1", 2, 2, 0],
    ["h2", 2, 1, 0],
    ["h3", 2, 1, 1],
  ]);
});

test("the map's columns follow the inventory and have null where there is no value", () => {
  const snapshot = fakeSnapshot([
    { id: "a", hosts: ["h2", "h1"], burn1h: 13.4567, health: "ok" },
    { id: "b", health: "ok" },
  ]);
  expect(readMapColumn(snapshot, "burn").values).toEqual([13.5, null]);
  const { hosts, hostCodes } = readMapColumn(snapshot, "host");
  expect(hostCodes.map((codes) => codes.map((code) => hosts[code]))).toEqual([["h1", "h2"], []]);
});
