// Runs one layer of the generated rules under promtool, with the series of the layers below given as input.
// promtool evaluates every group at one interval, so a test loads only groups of that interval.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { configSchema, type InventoryCluster, type RaftboardConfig } from "@/lib/config/schema";
import { buildRuleGroups } from "@/lib/rules/build-rule-groups";
import { formatPrometheusRules } from "@/lib/rules/format-prometheus";

export function buildConfig(settings: Record<string, unknown> = {}): RaftboardConfig {
  return configSchema.parse({ datasources: [{ url: "http://127.0.0.1:9090" }], ...settings });
}

export interface Expectation {
  readonly query: string;
  /** promtool duration since the first sample, e.g. "10m" */
  readonly at: string;
  /** label set as PromQL writes it -> value; {} means that nothing may come back */
  readonly samples: Readonly<Record<string, number>>;
}

export interface LayerTest {
  /** group names without the `raftboard-` prefix */
  readonly groups: readonly string[];
  readonly settings?: Record<string, unknown>;
  readonly inventory?: readonly InventoryCluster[];
  /** only the rules of these names, where their inputs are given directly */
  readonly onlyRecords?: readonly string[];
  /** spacing of the input samples */
  readonly sampleInterval: string;
  /** spacing of rule evaluations */
  readonly evaluationInterval: string;
  /** series -> promtool values */
  readonly series: Readonly<Record<string, string>>;
  readonly expect: readonly Expectation[];
  readonly expectAlerts?: readonly AlertExpectation[];
}

/** What an alert says when it fires: all of its labels and annotations. None = it does not fire. */
export interface AlertExpectation {
  readonly alert: string;
  readonly at: string;
  readonly firing: readonly {
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
  }[];
}

const SCALE = 1_000_000;

/** A ruler's external label, as Thanos puts it on everything that it records. */
const EXTERNAL_LABEL = { site: "s1" } as const;

/**
 * Throws with promtool's words when an expectation does not hold. Values are compared to six decimals. Each layer runs twice: as it is,
 * and with a ruler's external label on all that it records. Two sides of an `or` with different labels once were recorded both.
 */
export function runLayer(test: LayerTest): void {
  runOnce(test, {});
  runOnce(
    {
      ...test,
      expect: test.expect.map((one) => ({ ...one, query: `max without (site) (${one.query})` })),
      // The ruler adds the label to alerts when it sends them: here they would carry it twice.
      expectAlerts: [],
    },
    EXTERNAL_LABEL,
  );
}

function runOnce(test: LayerTest, externalLabels: Readonly<Record<string, string>>): void {
  const folder = mkdtempSync(join(tmpdir(), "raftboard-rules-"));
  try {
    const all = buildRuleGroups(buildConfig(test.settings), { scope: "global", inventory: test.inventory });
    const groups = test.groups.map((name) => {
      const found = all.find((group) => group.name === `raftboard-${name}`);
      if (!found) throw new Error(`no group ${name}`);
      const rules = found.rules.filter((rule) => test.onlyRecords?.includes(rule.record) ?? true);
      return { ...found, rules: rules.map((rule) => ({ ...rule, labels: { ...rule.labels, ...externalLabels } })) };
    });
    writeFileSync(join(folder, "rules.yaml"), formatPrometheusRules(groups));
    writeFileSync(join(folder, "test.yaml"), stringify(describeTest(test)));
    execFileSync("promtool", ["test", "rules", "test.yaml"], { cwd: folder, encoding: "utf8", stdio: "pipe" });
  } catch (cause) {
    const output =
      cause instanceof Error && "stdout" in cause
        ? `${String(cause.stdout)}${"stderr" in cause ? String(cause.stderr) : ""}`
        : "";
    throw new Error(`promtool: ${output || String(cause)}`, { cause });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function describeTest(test: LayerTest) {
  return {
    rule_files: ["rules.yaml"],
    evaluation_interval: test.evaluationInterval,
    tests: [
      {
        interval: test.sampleInterval,
        input_series: Object.entries(test.series).map(([series, values]) => ({ series, values })),
        alert_rule_test: (test.expectAlerts ?? []).map(({ alert, at, firing }) => ({
          alertname: alert,
          eval_time: at,
          exp_alerts: firing.map(({ labels, annotations }) => ({ exp_labels: labels, exp_annotations: annotations })),
        })),
        promql_expr_test: test.expect.map(({ query, at, samples }) => ({
          expr: `round((${query}) * ${SCALE})`,
          eval_time: at,
          exp_samples: Object.entries(samples).map(([labels, value]) => ({
            labels,
            value: Math.round(value * SCALE),
          })),
        })),
      },
    ],
  };
}

/** Series of a table: the same values for every label set. */
export function each(values: string, ...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, values]));
}

/** `up` of members m1..mN of a cluster, one value list each. */
export function members(cluster: string, metric: string, ...values: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    values.map((value, index) => [`${metric}{job="etcd",etcd_cluster="${cluster}",instance="m${index + 1}"}`, value]),
  );
}
