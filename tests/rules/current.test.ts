// The committed defaults are what the code generates today, and every expression is PromQL by two independent parsers.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parser } from "@prometheus-io/lezer-promql";
import { expect, test } from "vitest";
import type { RuleOptions } from "@/lib/rules/build-rule-groups";
import { buildRuleGroups } from "@/lib/rules/build-rule-groups";
import { formatPrometheusRules } from "@/lib/rules/format-prometheus";
import { RECORDED } from "@/lib/slo/recorded-series";
import { buildConfig } from "./run-layer";

const COMMITTED = resolve(import.meta.dirname, "../../rules/raftboard.rules.yaml");

const VARIANTS: readonly { name: string; settings: Record<string, unknown>; options: RuleOptions }[] = [
  { name: "defaults", settings: {}, options: { scope: "global" } },
  {
    name: "foreign and tangled label names",
    settings: {
      labels: {
        etcd_cluster: "cluster",
        member: "pod",
        region: "zone",
        zone: "region",
        k8s_cluster: "etcd_cluster",
        k8s_main_etcd: "cluster",
      },
    },
    options: { scope: "global" },
  },
  {
    name: "regions, maintenance, overrides",
    settings: {
      regions: { "eu-1": { title: "EU" }, 'odd"name': { title: "Odd" } },
      selectors: { maintenance: "etcd_maintenance" },
      slo: {
        overrides: [
          {
            match: { scenario: "k8s-main", spec: "large" },
            objectives: { write: 0.995 },
            latency: { grpcSeconds: { write: 0.5 } },
          },
          { match: { spec: "small" }, floors: { read: 0.9 }, disk: { walFsyncSeconds: 0.032 } },
        ],
      },
    },
    options: { scope: "global" },
  },
  {
    name: "a ruler in each region",
    settings: { regions: { a: { title: "A" } } },
    options: { scope: "region", region: "a" },
  },
  {
    name: "inventory from a file",
    settings: { inventory: { from: "file", path: "clusters.yaml" } },
    options: {
      scope: "global",
      inventory: [
        {
          id: "c1",
          members: 3,
          region: "a",
          zone: "",
          product: "p",
          scenario: "",
          spec: "",
          customer: "",
          k8s: [{ id: "k1", role: "all" }],
        },
      ],
    },
  },
  {
    name: "inventory from a metric",
    settings: { inventory: { from: "metric", metric: "cmdb_etcd", valueIsMemberCount: true } },
    options: { scope: "global" },
  },
];

function generate({ settings, options }: (typeof VARIANTS)[number]) {
  return buildRuleGroups(buildConfig(settings), options);
}

function checkRules(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "raftboard-check-"));
  const file = join(folder, "rules.yaml");
  try {
    writeFileSync(file, text);
    return execFileSync("promtool", ["check", "rules", "--lint=none", file], { encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("the committed rules are what the defaults generate", () => {
  const text = formatPrometheusRules(buildRuleGroups(buildConfig(), { scope: "global" }));
  expect(readFileSync(COMMITTED, "utf8")).toBe(text);
});

test.each(VARIANTS)("every expression parses without error nodes: $name", (variant) => {
  const broken: string[] = [];
  for (const rule of generate(variant).flatMap(({ rules, alerts = [] }) => [...rules, ...alerts])) {
    parser.parse(rule.expr).iterate({
      enter: (node) => {
        if (node.type.isError)
          broken.push(
            `${"record" in rule ? rule.record : rule.alert}: ${rule.expr.slice(Math.max(0, node.from - 20), node.to + 20)}`,
          );
      },
    });
  }
  expect(broken).toEqual([]);
});

test.each(VARIANTS)("promtool accepts the file: $name", (variant) => {
  const text = formatPrometheusRules(generate(variant));
  const output = checkRules(text);
  expect(output).toContain("SUCCESS");
});

test.each(VARIANTS)("no rule records the label `cluster`: $name", (variant) => {
  const rules = generate(variant).flatMap((group) => group.rules);
  expect(rules.filter((rule) => rule.labels && "cluster" in rule.labels)).toEqual([]);
});

test("every recorded name of the contract is recorded, with maintenance configured", () => {
  const config = buildConfig({ selectors: { maintenance: "etcd_maintenance" } });
  const recorded = new Set(
    buildRuleGroups(config, { scope: "global" }).flatMap(({ rules }) => rules.map((rule) => rule.record)),
  );
  expect(Object.values(RECORDED).filter((name) => !recorded.has(name))).toEqual([]);
});

test("regions that are not configured are read by a group of their own", () => {
  const groups = buildRuleGroups(buildConfig({ regions: { a: { title: "A" } } }), { scope: "global" });
  expect(groups.map((group) => group.name)).toContain("raftboard-minute-raw-other-regions");
  const rest = groups.find((group) => group.name === "raftboard-minute-raw-other-regions");
  expect(rest?.rules[0]?.expr).toContain('region!="a"');
});
