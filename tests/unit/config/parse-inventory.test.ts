import { describe, expect, test } from "vitest";
import { parseInventory } from "@/lib/config/parse-inventory";

function summarize(text: string, servedRegions?: readonly string[]): string[] {
  const { errors, warnings } = parseInventory(text, "inventory.yaml", { servedRegions });
  return [...errors, ...warnings].map(({ line, column, kind, path }) => `${line}:${column} ${kind} ${path}`);
}
const list = (...items: string[]) => `clusters:\n${items.map((item) => `  - {${item}}`).join("\n")}\n`;

describe("an inventory file", () => {
  test("gives its clusters with defaults filled in", () => {
    const text = list("id: gz-1, region: gz, k8s: [{id: k1}]", "id: sh-1, members: 5");
    expect(parseInventory(text, "inventory.yaml")).toMatchObject({
      errors: [],
      warnings: [],
      clusters: [
        { id: "gz-1", region: "gz", members: 3, spec: "", k8s: [{ id: "k1", role: "all" }] },
        { id: "sh-1", region: "", members: 5, k8s: [] },
      ],
    });
  });

  test("with any error gives no clusters", () => {
    expect(parseInventory(list("id: a", "id: a"), "inventory.yaml").clusters).toBeNull();
  });

  test.each([
    ["an empty file", "", ["1:1 emptyFile "]],
    ["a list at the top", "- id: a", ["1:1 notAMap "]],
    ["no clusters", "clusters: []", ["1:1 emptyInventory clusters"]],
    ["an unknown key", list("id: a, sepc: large"), ["2:13 unknownKeyNear clusters[0].sepc"]],
    ["no id", list("region: gz"), ["2:5 missingKey clusters[0].id"]],
    ["members as text", list("id: a, members: three"), ["2:22 badNumber clusters[0].members"]],
    ["an unknown role", list("id: a, k8s: [{id: k, role: event}]"), ["2:33 badChoiceNear clusters[0].k8s[0].role"]],
    ["the same id twice", list("id: a", "id: b", "id: a"), ["4:10 duplicateCluster clusters[2].id"]],
    ["an id with a space", list("id: 'a '"), ["2:10 paddedId clusters[0].id"]],
    ["members that nobody can see", list("id: a, members: 0"), []],
    ["an even number of members", list("id: a, members: 4"), ["2:22 evenMembers clusters[0].members"]],
  ])("%s is told at its place", (_name, text, expected) => {
    expect(summarize(text)).toEqual(expected);
  });

  test("a region that no data source serves is a warning: the cluster will be blind", () => {
    expect(summarize(list("id: a, region: gz", "id: b, region: sh"), ["gz"])).toEqual([
      "3:21 regionUnseen clusters[1].region",
    ]);
  });

  test("tells meaning beside shape, at the places of the file", () => {
    expect(summarize(list("region: x", "id: a", "id: a, members: -1"))).toEqual([
      "2:5 missingKey clusters[0].id",
      "4:10 duplicateCluster clusters[2].id",
      "4:22 tooSmall clusters[2].members",
    ]);
  });
});

describe("links to K8s clusters", () => {
  const all = "k8s: [{id: k, role: all}]";
  const main = "k8s: [{id: k, role: main}]";
  const events = "k8s: [{id: k, role: events}]";
  test.each([
    ["main and events apart", [main, events], []],
    ["one for all", [all], []],
    ["several K8s clusters in one etcd", ["k8s: [{id: k}, {id: l}]"], []],
    ["two for all", [all, all], ["3:20 linkTwice clusters[1].k8s[0]"]],
    ["two main", [main, main], ["3:20 linkTwice clusters[1].k8s[0]"]],
    ["two for events", [main, events, events], ["4:20 linkTwice clusters[2].k8s[0]"]],
    ["events beside all", [all, events], ["3:20 linkTwice clusters[1].k8s[0]"]],
    ["events alone lead nowhere for the main objects", [events], ["2:20 linkNowhere clusters[0].k8s[0]"]],
    ["twice in the same cluster", ["k8s: [{id: k}, {id: k}]"], ["2:29 linkTwice clusters[0].k8s[1]"]],
  ])("%s", (_name, links, expected) => {
    expect(summarize(list(...links.map((link, index) => `id: c${index}, ${link}`)))).toEqual(expected);
  });
});

test("ten thousand clusters are read in seconds", () => {
  const items = Array.from({ length: 10_000 }, (_, i) => `id: c${i}, region: r${i % 6}, k8s: [{id: k${i}}]`);
  const startedAt = performance.now();
  expect(parseInventory(list(...items), "inventory.yaml").clusters).toHaveLength(10_000);
  expect(performance.now() - startedAt).toBeLessThan(20_000);
});
