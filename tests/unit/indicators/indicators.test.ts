// What every indicator promises, checked for each: known families, versions that agree with a real etcd, scope, syntax, words.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parser } from "@prometheus-io/lezer-promql";
import { describe, expect, test } from "vitest";
import { configSchema } from "@/lib/config/schema";
import { COMMON_FAMILIES, ETCD_FAMILIES, type Family, hasFamily, K8S_FAMILIES } from "@/lib/indicators/families";
import {
  buildAlternatives,
  buildIndicatorQuery,
  findIndicator,
  INDICATORS,
  indicatorTitle,
  lineLabel,
  listIndicators,
} from "@/lib/indicators/registry";
import { INDICATOR_GROUPS, type Indicator } from "@/lib/indicators/types";
import { SCOPE_ALL, type Scope } from "@/lib/query/types";
import { CATALOGUE } from "@/lib/text/catalogue";

const HOSTILE = 'x"} or vector(1) # \\ \n {a="';
const REAL_VERSION = "3.4.23";
const config = configSchema.parse({ datasources: [{ url: "http://127.0.0.1:9090" }] });
const indicators: readonly Indicator[] = INDICATORS;
const families: Readonly<Record<string, Family>> = { ...ETCD_FAMILIES, ...K8S_FAMILIES, ...COMMON_FAMILIES };
const realFamilies = new Set(
  readFileSync(join(import.meta.dirname, "../../fixtures/etcd-families-3.4.23.txt"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#")),
);

const contextOf = (subjectId = "c-1", scope: Scope = SCOPE_ALL) => ({
  labels: config.labels,
  selectors: config.selectors,
  scope,
  subjectId,
  rateWindowSeconds: 120,
});

/** Names of the syntax tree's nodes, and the metrics and braces that it has. */
function parse(promql: string) {
  const nodes: string[] = [];
  const metrics: string[] = [];
  const selectors: string[] = [];
  parser.parse(promql).iterate({
    enter: ({ name, from, to }) => {
      nodes.push(name);
      if (name === "VectorSelector") {
        const text = promql.slice(from, to);
        selectors.push(text);
        metrics.push(text.slice(0, text.indexOf("{")));
      }
    },
  });
  return { nodes, metrics, selectors };
}

const familyOf = (metric: string) => (metric in families ? metric : metric.replace(/_(bucket|sum|count)$/, ""));
const metricsOf = (indicator: Indicator) => parse(buildIndicatorQuery(indicator, contextOf())).metrics;

test("ids are unique, named after their side, found by id, and every group is used", () => {
  const ids = indicators.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, side } of indicators) expect(id.startsWith(`${side}-`), id).toBe(true);
  for (const indicator of indicators) expect(findIndicator(indicator.id)).toBe(indicator);
  expect(findIndicator("nothing")).toBeNull();
  expect(new Set(indicators.map(({ group }) => group))).toEqual(new Set(INDICATOR_GROUPS));
  expect(listIndicators("etcd").length + listIndicators("k8s").length).toBe(indicators.length);
});

test("every indicator has a title in both languages, and no title is left over", () => {
  const titles = Object.keys(CATALOGUE).filter((id) => id.startsWith("indicator."));
  expect(titles.sort()).toEqual(indicators.map(indicatorTitle).sort());
});

test("every indicator parses, whatever the cluster is called, and a hostile name changes nothing", () => {
  for (const indicator of indicators) {
    const plain = parse(buildIndicatorQuery(indicator, contextOf()));
    expect(plain.nodes, indicator.id).not.toContain("⚠");
    expect(plain.selectors.length, indicator.id).toBeGreaterThan(0);
    expect(parse(buildIndicatorQuery(indicator, contextOf(HOSTILE))).nodes, indicator.id).toEqual(plain.nodes);
  }
});

test("scope is in every selector, and no cluster in scope means that nothing matches", () => {
  const scope: Scope = { kind: "clusters", clusterIds: ["c-1", "c-2"] };
  const nothing: Scope = { kind: "clusters", clusterIds: [] };
  for (const indicator of indicators) {
    const label = config.labels[indicator.side === "etcd" ? "etcd_cluster" : "k8s_main_etcd"];
    for (const selector of parse(buildIndicatorQuery(indicator, contextOf("c-1", scope))).selectors)
      expect(selector, indicator.id).toContain(`${label}=~"c-1|c-2"`);
    for (const selector of parse(buildIndicatorQuery(indicator, contextOf("c-1", nothing))).selectors)
      expect(selector, indicator.id).toContain(`${label}=~"[^\\\\s\\\\S]"`);
  }
});

test("every metric is a known family of its side, and every family is read by an indicator", () => {
  for (const indicator of indicators) {
    const own = { ...COMMON_FAMILIES, ...(indicator.side === "etcd" ? ETCD_FAMILIES : K8S_FAMILIES) };
    for (const metric of metricsOf(indicator)) {
      const found = families[familyOf(metric)];
      expect(Object.keys(own), `${indicator.id}: ${metric}`).toContain(familyOf(metric));
      const isPart = metric !== familyOf(metric);
      expect(isPart, `${indicator.id}: ${metric} is a ${found?.kind}`).toBe(found?.kind === "histogram");
    }
  }
  const read = new Set(indicators.flatMap(metricsOf).map(familyOf));
  expect(Object.keys(families).filter((name) => !read.has(name))).toEqual([]);
});

test("which families 3.4.23 has is what a real etcd 3.4.23 showed", () => {
  for (const [name, family] of Object.entries<Family>({ ...ETCD_FAMILIES, ...COMMON_FAMILIES })) {
    // What the scraper makes itself, and what appears only after something has happened, is in no idle exposition.
    if (name === "up" || family.shown === "after-event") continue;
    expect(realFamilies.has(name), name).toBe(hasFamily(family, REAL_VERSION));
  }
  for (const [name, { shown }] of Object.entries<Family>(ETCD_FAMILIES))
    if (shown === "after-event" && realFamilies.has(name))
      expect(hasFamily(families[name] ?? fail(name), REAL_VERSION)).toBe(true);
});

function fail(name: string): never {
  throw new Error(`no family ${name}`);
}

describe("the version of a family", () => {
  const patched: Family = { kind: "gauge", since: ["3.4.18", "3.5.2", "3.6.0"] };
  const gone: Family = { kind: "gauge", since: ["3.0.0"], until: "3.5.0" };
  test.each([
    [patched, "3.4.17", false],
    [patched, "3.4.23", true],
    [patched, "3.5.1", false],
    [patched, "3.5.15", true],
    [patched, "3.7.1", true],
    [patched, "3.3.99", false],
    [gone, "3.4.30", true],
    [gone, "3.5.0", false],
    [gone, "3.6.3", false],
  ])("%j in %s: %s", (family, version, expected) => expect(hasFamily(family, version)).toBe(expected));
});

/** Versions that fleets run; 3.7 is the newest release line, 3.4 the oldest that is still common. */
const ETCD_VERSIONS = ["3.4.23", "3.5.12", "3.6.4", "3.7.1"];
const K8S_VERSIONS = ["1.24.0", "1.28.0", "1.31.0", "1.34.0", "1.36.0"];
/** Indicators that older versions cannot give, by the first version that can. */
const isAnswerable = (indicator: Indicator, version: string) =>
  buildAlternatives(indicator, contextOf()).some((promql) =>
    parse(promql).metrics.every((metric) => hasFamily(families[familyOf(metric)] ?? fail(metric), version)),
  );

test("newer versions answer whatever older ones did", () => {
  for (const [side, versions] of [
    ["etcd", ETCD_VERSIONS],
    ["k8s", K8S_VERSIONS],
  ] as const) {
    for (const indicator of listIndicators(side)) {
      const answers = versions.map((version) => isAnswerable(indicator, version));
      expect(answers.at(-1), indicator.id).toBe(true);
      expect(answers, indicator.id).toEqual([...answers].sort());
    }
  }
});

test("limits lie in the direction that is worse, and only where one is", () => {
  for (const { id, worse, limits } of indicators) {
    if (!limits) continue;
    expect(worse, id).not.toBe("either");
    const { warning, critical } = limits;
    if (warning === undefined || critical === undefined) continue;
    expect(worse === "higher" ? critical > warning : critical < warning, id).toBe(true);
  }
});

test("lines are told apart by the configured member label or by the label that the indicator names", () => {
  const labels = { ...config.labels, member: "pod" };
  for (const indicator of indicators) {
    const label = lineLabel(indicator, labels);
    const promql = buildIndicatorQuery(indicator, { ...contextOf(), labels });
    if (indicator.lines === "cluster") expect(label).toBeNull();
    else expect(promql, indicator.id).toContain(`by (${label}`);
    if (indicator.lines === "member") expect(label).toBe("pod");
  }
});
