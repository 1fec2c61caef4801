// Search: exact before start before part before typos, every kind, only the scope, and bounded.
import fc from "fast-check";
import { distance } from "fastest-levenshtein";
import { describe, expect, test } from "vitest";
import { SEARCH_HITS_MAX } from "@/lib/contract/level1";
import { restrictSnapshot } from "@/lib/server/fleet/restrict";
import { allowedTypos, buildPattern, charMask, countTypos, mayMatch } from "@/lib/server/search/match";
import { searchFleet } from "@/lib/server/search/service";
import { fakeSnapshot } from "../../../support/fleet-frames";
import { plantFleet, plantSnapshot } from "../../../support/planted-fleet";

const letters = fc.string({ unit: fc.constantFrom("a", "b", "c", "-", "1"), minLength: 1, maxLength: 12 });

/** Least distance to any part of the text: the definition, slow. */
function leastDistance(pattern: string, text: string): number {
  let least = pattern.length;
  for (let from = 0; from <= text.length; from += 1)
    for (let to = from; to <= text.length; to += 1) least = Math.min(least, distance(pattern, text.slice(from, to)));
  return least;
}

describe("matching", () => {
  test("counts typos as the definition does", () => {
    fc.assert(
      fc.property(letters, letters, (pattern, text) => {
        expect(countTypos(buildPattern(pattern), text)).toBe(leastDistance(pattern, text));
      }),
    );
  });

  test("the quick look never turns away what matches", () => {
    fc.assert(
      fc.property(letters, letters, (pattern, text) => {
        const isMatch = leastDistance(pattern, text) <= allowedTypos(pattern.length);
        if (isMatch) expect(mayMatch(buildPattern(pattern), charMask(text))).toBe(true);
      }),
    );
  });
});

const snapshot = fakeSnapshot([
  {
    id: "paygate-prod-1",
    labels: { region: "gz", zone: "gz-3", customer: "paygate", product: "tke", scenario: "k8s-main" },
    hosts: ["gz-3-h01"],
    health: "down",
    k8s: ["cls-pay"],
  },
  { id: "prod-paygate-2", labels: { region: "sh", zone: "sh-1", customer: "云支付" }, health: "ok" },
  { id: "archive-1", labels: { region: "sh", zone: "sh-1", customer: "archive" }, health: "ok" },
]);
const find = (text: string) => searchFleet(snapshot, text, "en").hits.map(({ kind, id }) => `${kind}:${id}`);

test("the whole name comes first, then its start, then words inside", () => {
  expect(find("paygate").slice(0, 3)).toEqual(["customer:paygate", "cluster:paygate-prod-1", "cluster:prod-paygate-2"]);
});

test("a typo or two are forgiven in long words, none in short ones", () => {
  expect(find("paygaet-prod")).toContain("cluster:paygate-prod-1");
  expect(find("pyagate")).toContain("customer:paygate");
  expect(find("gx")).toEqual([]);
});

test("every kind is found, with a link", () => {
  expect(find("cls-pay")).toContain("k8s:cls-pay");
  expect(find("gz-3-h01")[0]).toBe("host:gz-3-h01");
  expect(find("gz-3")[0]).toBe("zone:gz-3");
  expect(find("gz")[0]).toBe("region:gz");
  expect(find("tke")[0]).toBe("product:tke");
  expect(find("k8s-main")[0]).toBe("scenario:k8s-main");
  expect(find("云支付")[0]).toBe("customer:云支付");
  expect(find("cluster-memory")).toContain("panel:cluster-memory");
  expect(find("fragmentation")).toContain("inspection:fragmentation");
  expect(find("overview")).toContain("page:fleet");
  for (const { href } of searchFleet(snapshot, "pay", "en").hits) expect(href).toMatch(/^\//);
});

test("panels and pages are found in the other language, and shown in the caller's", () => {
  const [hit] = searchFleet(snapshot, "机群总览", "en").hits;
  expect(hit).toMatchObject({ kind: "page", id: "fleet", title: "Fleet overview" });
});

test("several words must all match, labels of a cluster included", () => {
  expect(find("prod sh")).toEqual(["cluster:prod-paygate-2"]);
  expect(find("prod nowhere")).toEqual([]);
});

test("what lies outside a scope is not found, under no name", () => {
  const scoped = restrictSnapshot(snapshot, { kind: "clusters", clusterIds: ["archive-1"] });
  const all = ["paygate", "cls-pay", "gz", "gz-3-h01", "tke"].flatMap((text) => searchFleet(scoped, text, "en").hits);
  expect(all.filter(({ kind }) => kind !== "inspection" && kind !== "panel" && kind !== "page")).toEqual([]);
});

test("nothing typed finds nothing; odd input is only text", () => {
  for (const text of ["", "   ", "\u0000", ".*", "](", "x".repeat(64)]) expect(find(text), text).toEqual([]);
});

test("of ten thousand clusters a page of the best comes back, however many match", () => {
  const big = plantSnapshot(plantFleet(10_000, 3));
  const some = searchFleet(big, "etcd", "en");
  expect(some.hits.length).toBe(SEARCH_HITS_MAX);
  expect(some.totalCount).toBeGreaterThanOrEqual(10_000);
  const { id } = some.hits[0] ?? { id: "" };
  expect(searchFleet(big, id.replace("customer", "cusotmer"), "en").hits[0]?.id).toBe(id);
});
