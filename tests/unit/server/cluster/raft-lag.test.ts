import fc from "fast-check";
import { expect, test } from "vitest";
import { computeRaftLag } from "@/lib/server/cluster/raft-lag";

const nobody = () => false;

test("the leader lags nobody, whoever was scraped last", () => {
  const applied = new Map([
    ["m-0", 10_224],
    ["m-1", 10_000],
  ]);
  const lag = computeRaftLag(applied, new Map(), (id) => id === "m-1");
  expect([...lag]).toEqual([
    ["m-0", 0],
    ["m-1", 0],
  ]);
});

test("less than a second of entries is abreast, more is told whole", () => {
  const applied = new Map([
    ["m-0", 50_000],
    ["m-1", 49_900.4],
    ["m-2", 48_000],
  ]);
  const lag = computeRaftLag(applied, new Map([["m-0", 150]]), (id) => id === "m-0");
  expect([...lag.values()]).toEqual([0, 0, 2_000]);
});

test("without a leader in sight the most advanced is the measure; a member without an index has no lag, not zero", () => {
  const lag = computeRaftLag(
    new Map<string, number | null>([
      ["m-0", 700],
      ["m-1", 200],
      ["m-2", null],
    ]),
    new Map(),
    nobody,
  );
  expect(lag.get("m-1")).toBe(500);
  expect(lag.has("m-2")).toBe(false);
  expect(computeRaftLag(new Map(), new Map(), nobody).size).toBe(0);
});

test("lag is never negative and never more than the distance between members", () => {
  const members = fc.uniqueArray(fc.tuple(fc.string(), fc.integer({ min: 0, max: 1e9 })), { selector: ([id]) => id });
  fc.assert(
    fc.property(members, fc.nat(), (entries, chosen) => {
      const leader = entries[chosen % Math.max(1, entries.length)]?.[0];
      const lag = computeRaftLag(new Map(entries), new Map(), (id) => id === leader);
      const indexes = entries.map(([, index]) => index);
      for (const value of lag.values()) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(Math.max(...indexes) - Math.min(...indexes));
      }
    }),
  );
});
