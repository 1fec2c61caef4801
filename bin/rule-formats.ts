// The rule formats that are wrappers around a Prometheus rule file: the operator's resource and Thanos Ruler's file.
import { parse, stringify } from "yaml";
import { z } from "zod";

export const RULE_FORMATS = ["prometheus", "operator", "thanos"] as const;
export type RuleFormat = (typeof RULE_FORMATS)[number];

export function isRuleFormat(value: unknown): value is RuleFormat {
  return RULE_FORMATS.some((format) => format === value);
}

const ruleFileSchema = z.object({ groups: z.array(z.record(z.string(), z.unknown())) });

/** A Prometheus rule file in another format; `name` names the resource. The rules themselves are never changed. */
export function convertRuleFile(prometheusYaml: string, format: RuleFormat, name: string): string {
  if (format === "prometheus") return prometheusYaml;
  const { groups } = ruleFileSchema.parse(parse(prometheusYaml));
  return format === "operator" ? formatOperator(groups, name) : formatThanos(groups);
}

function formatOperator(groups: readonly Record<string, unknown>[], name: string): string {
  return print({
    apiVersion: "monitoring.coreos.com/v1",
    kind: "PrometheusRule",
    metadata: { name, labels: { "app.kubernetes.io/name": "raftboard", "app.kubernetes.io/part-of": "raftboard" } },
    spec: { groups },
  });
}

/** A rule over half of the stores would record a half truth as if it were whole: such an evaluation fails instead. */
function formatThanos(groups: readonly Record<string, unknown>[]): string {
  return print({ groups: groups.map(({ name, ...rest }) => ({ name, partial_response_strategy: "abort", ...rest })) });
}

function print(document: unknown): string {
  return stringify(document, { lineWidth: 0, aliasDuplicateObjects: false });
}
