// Answers in columns: what was said of a cluster is found again under its position, and nothing that was not said.
import { expect, test } from "vitest";
import type { Frame } from "@/lib/query/types";
import { FleetAnswers } from "@/lib/server/fleet/fleet-answers";

const frame = (...series: Frame["series"]): Frame => ({ name: "any", timesUnixMs: [0], series });
const indexOf = new Map([
  ["b", 0],
  ["a", 1],
]);

function read(answers: FleetAnswers, name: string, label = "sli") {
  const found: (readonly [number, number, string])[] = [];
  answers.forEachSample(name, indexOf, (index, value, labelOf) => found.push([index, value, labelOf(label)]));
  return found;
}

test("a sample is found under the position of its cluster, with the labels that are kept", () => {
  const answers = new FleetAnswers();
  answers.keep(
    { name: "one", keptLabels: ["sli"] },
    frame(
      { labels: { etcd_cluster: "a", sli: "write", tier: "page" }, values: [1.5] },
      { labels: { etcd_cluster: "b", sli: "read" }, values: [0] },
    ),
  );
  expect(read(answers, "one")).toEqual([
    [1, 1.5, "write"],
    [0, 0, "read"],
  ]);
  expect(read(answers, "one", "tier").map(([, , tier]) => tier)).toEqual(["", ""]);
});

test("no number, no cluster or a cluster that nobody knows is no sample", () => {
  const answers = new FleetAnswers();
  answers.keep(
    { name: "one", keptLabels: [] },
    frame(
      { labels: { etcd_cluster: "a" }, values: [null] },
      { labels: {}, values: [1] },
      { labels: { etcd_cluster: "" }, values: [2] },
      { labels: { etcd_cluster: "stranger" }, values: [3] },
    ),
  );
  expect(read(answers, "one")).toEqual([]);
  expect([...answers.idsIn("one")]).toEqual(["a", "stranger"]);
});

test("a row counts for who exists even without a number", () => {
  const answers = new FleetAnswers();
  answers.keep(
    { name: "info", keptLabels: ["region"] },
    frame({ labels: { etcd_cluster: "a", region: "gz" }, values: [null] }),
  );
  const rows: string[] = [];
  answers.forEachRow("info", (id, labelOf) => rows.push(`${id} ${labelOf("region")} ${labelOf("zone")}`));
  expect(rows).toEqual(["a gz "]);
});

test("a cluster that turns up in a later answer is found in both", () => {
  const answers = new FleetAnswers();
  answers.keep({ name: "one", keptLabels: [] }, frame({ labels: { etcd_cluster: "a" }, values: [1] }));
  expect(read(answers, "one")).toHaveLength(1);
  answers.keep({ name: "two", keptLabels: [] }, frame({ labels: { etcd_cluster: "b" }, values: [2] }));
  expect(read(answers, "two")).toEqual([[0, 2, ""]]);
  const other = new Map([["a", 7]]);
  const found: number[] = [];
  answers.forEachSample("one", other, (index) => found.push(index));
  expect(found).toEqual([7]);
});

test("an answer that nobody gave is told from an empty one", () => {
  const answers = new FleetAnswers();
  answers.keep({ name: "empty", keptLabels: [] }, frame());
  expect([answers.has("empty"), answers.has("none")]).toEqual([true, false]);
  expect([answers.idsIn("empty").size, answers.idsIn("none").size]).toEqual([0, 0]);
  expect(answers.frame("empty")).toBeUndefined();
});

test("an answer whose labels all matter is kept as it came", () => {
  const answers = new FleetAnswers();
  const whole = frame({ labels: { alertname: "X", shared: "zone" }, values: [1] });
  answers.keep({ name: "alerts", keptLabels: undefined }, whole);
  expect(answers.frame("alerts")).toBe(whole);
});
