// Columns hold what the series held, as far as it was asked for.
import fc from "fast-check";
import { expect, test } from "vitest";
import { columnsOf } from "@/lib/query/columns";
import { frameBytes } from "@/lib/query/frame";

const name = fc.constantFrom("a", "b", "etcd-1");
const series = fc.array(
  fc.record({
    labels: fc.record({ etcd_cluster: name, sli: name, host: name }, { requiredKeys: [] }),
    values: fc.tuple(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }))),
  }),
);

test("columns hold every sample in its place, with the labels that are kept", () => {
  fc.assert(
    fc.property(series, (given) => {
      const { ids, values, labels } = columnsOf(given, ["sli"]);
      expect(ids).toEqual(given.map((one) => one.labels.etcd_cluster ?? ""));
      expect([...values]).toEqual(given.map((one) => one.values[0] ?? Number.NaN));
      expect([...labels]).toEqual([["sli", given.map((one) => one.labels.sli ?? "")]]);
    }),
  );
});

test("a text like its neighbour's is kept once", () => {
  const copy = (text: string) => Buffer.from(text).toString();
  const given = ["etcd-of-somebody", "etcd-of-somebody"].map((id) => ({
    labels: { etcd_cluster: copy(id) },
    values: [1],
  }));
  const { ids } = columnsOf(given, []);
  expect(Object.is(ids[0], ids[1])).toBe(true);
});

test("a frame in columns weighs something in a cache", () => {
  const columns = columnsOf([{ labels: { etcd_cluster: "a", sli: "write" }, values: [0.5] }], ["sli"]);
  const empty = { name: "q", timesUnixMs: [1], series: [] };
  expect(frameBytes({ ...empty, columns })).toBeGreaterThan(frameBytes(empty));
});
