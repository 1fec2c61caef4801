// The rule formats that are wrappers around a Prometheus rule file: the operator's resource and Thanos Ruler's file.
import { parse, stringify } from "yaml";
import { z } from "zod";

export const RULE_FORMATS = ["prometheus", "operator", "thanos"] as const;
export type RuleFormat = (typeof RULE_FORMATS)[number];

export function isRuleFormat(value: unknown): value is RuleFormat {
  return RULE_FORMATS.some((format) => format === value);
}

const ruleFileSchema = z.object({ groups: z.array(z.record(z.string(), z.unknown())) });

/** Where a resource lives and what an operator's rule selector may ask of it. */
export interface ResourceMeta {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** A Prometheus rule file in another format. The rules themselves are never changed. */
export function convertRuleFile(prometheusYaml: string, format: RuleFormat, meta: ResourceMeta): string {
  if (format === "prometheus") return prometheusYaml;
  const { groups } = ruleFileSchema.parse(parse(prometheusYaml));
  return format === "operator" ? formatOperator(groups, meta) : formatThanos(groups);
}

function formatOperator(groups: readonly Record<string, unknown>[], { name, namespace, labels }: ResourceMeta): string {
  return print({
    apiVersion: "monitoring.coreos.com/v1",
    kind: "PrometheusRule",
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      labels: { "app.kubernetes.io/name": "raftboard", "app.kubernetes.io/part-of": "raftboard", ...labels },
    },
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

const NAME = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const KEY_PREFIX = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;
const NAMESPACE = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** `key=value,key=value` as labels of a resource, or the first part that Kubernetes would refuse. */
export function parseResourceLabels(text: string): Readonly<Record<string, string>> | string {
  const labels: Record<string, string> = {};
  for (const part of text.split(",")) {
    const [key = "", value, ...rest] = part.trim().split("=");
    const [name = "", prefix, ...more] = key.split("/").reverse();
    const isKey = more.length === 0 && NAME.test(name) && (prefix === undefined || KEY_PREFIX.test(prefix));
    if (!isKey || rest.length > 0 || value === undefined || (value !== "" && !NAME.test(value))) return part.trim();
    labels[key] = value;
  }
  return labels;
}

export function isNamespace(text: string): boolean {
  return NAMESPACE.test(text);
}
