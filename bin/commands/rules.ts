// `raftboard rules`: the recording rules of a config, one file for a ruler that sees everything or one per region.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatProblems } from "../../lib/config/format-problems";
import { configSchema, type InventoryCluster, type RaftboardConfig } from "../../lib/config/schema";
import { findNearest } from "../../lib/config/schema-keys";
import { planBackfill } from "../../lib/rules/backfill";
import { buildRuleGroups } from "../../lib/rules/build-rule-groups";
import { formatPrometheusRules } from "../../lib/rules/format-prometheus";
import { type LoadedConfig, loadConfig } from "../../lib/server/config";
import { printBackfillScript } from "../backfill-script";
import type { Command, CommandContext, ExitCode, OptionValues } from "../command";
import {
  convertRuleFile,
  isNamespace,
  isRuleFormat,
  parseResourceLabels,
  type ResourceMeta,
  RULE_FORMATS,
  type RuleFormat,
} from "../rule-formats";

type Scope = { readonly scope: "global" } | { readonly scope: "region"; readonly region: string };

export const rules: Command = {
  name: "rules",
  about: "cli.rules.about",
  options: {
    config: { value: "FILE", about: "cli.option.config" },
    format: { value: "FORMAT", about: "cli.option.format", choices: RULE_FORMATS },
    scope: { value: "SCOPE", about: "cli.option.scope", choices: ["global", "region"] },
    region: { value: "REGION", about: "cli.option.region" },
    out: { value: "DIR", about: "cli.option.out" },
    namespace: { value: "NAMESPACE", about: "cli.option.namespace" },
    backfill: { about: "cli.option.backfill" },
    label: { value: "KEY=VALUE", about: "cli.option.label", isRepeatable: true },
  },
  run: (values, context) => {
    const loaded = load(values, context);
    if (!loaded) return 2;
    const scopes = chooseScopes(values, loaded, context);
    if (typeof scopes === "string") {
      context.complain(scopes);
      return 2;
    }
    if (values.backfill === true) return runBackfill(values, scopes, loaded, context);
    const format = isRuleFormat(values.format) ? values.format : "prometheus";
    const meta = readMeta(values, format, context);
    if (typeof meta === "string") {
      context.complain(meta);
      return 2;
    }
    const files = scopes.map((scope) => buildFile(scope, format, meta, loaded));
    return typeof values.out === "string" ? write(values.out, files, context) : printAll(files, context);
  },
};

/** Rules need no data source, so a start without any config is no failure here: the defaults are told and used. */
function load(values: OptionValues, { locale, translate, complain }: CommandContext) {
  const configPath = typeof values.config === "string" ? values.config : undefined;
  const loaded = loadConfig({ configPath, locale, missingSecrets: "warning" });
  if (loaded.ok) return loaded.value;
  if (loaded.error.isAbsent) {
    complain(translate("cli.defaultRules"));
    // Only rules are made of it: the address is never opened.
    const config = configSchema.parse({ datasources: [{ url: "http://127.0.0.1:9090" }] });
    return { config, inventory: null } satisfies Pick<LoadedConfig, "config" | "inventory">;
  }
  complain(formatProblems(loaded.error.problems, locale));
  return null;
}

interface RuleInput {
  readonly config: RaftboardConfig;
  readonly inventory: readonly InventoryCluster[] | null;
}

/** One scope per file, or what is wrong with the wish. */
function chooseScopes(
  values: OptionValues,
  input: RuleInput,
  { translate }: CommandContext,
): readonly Scope[] | string {
  const { region, out } = values;
  if (values.scope !== "region") {
    return region === undefined ? [{ scope: "global" }] : translate("cli.regionNeedsScope");
  }
  const known = listRegions(input);
  if (typeof region === "string") {
    if (known.length === 0 || known.includes(region)) return [{ scope: "region", region }];
    const unknown = translate("cli.unknownRegion", { region, known: known.join(", ") });
    const nearest = findNearest(region, known);
    return nearest ? `${unknown} ${translate("cli.didYouMean", { nearest })}` : unknown;
  }
  if (known.length === 0) return translate("cli.noRegions");
  if (known.length > 1 && out === undefined) return translate("cli.severalRegions", { regions: known.join(", ") });
  return known.map((name) => ({ scope: "region", region: name }));
}

function listRegions({ config, inventory }: RuleInput): readonly string[] {
  const named = [
    ...config.datasources.flatMap((source) => source.regions),
    ...Object.keys(config.regions),
    ...(inventory ?? []).map((cluster) => cluster.region),
  ];
  return [...new Set(named)].filter((region) => region !== "").sort();
}

type Meta = Omit<ResourceMeta, "name">;

/** Namespace and labels of the operator's resource, or what is wrong with the wish. */
function readMeta(
  { namespace, label }: OptionValues,
  format: RuleFormat,
  { translate }: CommandContext,
): Meta | string {
  if (typeof namespace !== "string" && typeof label !== "string") return {};
  if (format !== "operator") return translate("cli.resourceOnly");
  if (typeof namespace === "string" && !isNamespace(namespace)) return translate("cli.badNamespace", { namespace });
  const labels = typeof label === "string" ? parseResourceLabels(label) : {};
  if (typeof labels === "string") return translate("cli.badLabel", { label: labels });
  return { ...(typeof namespace === "string" ? { namespace } : {}), labels };
}

interface RuleFile {
  readonly name: string;
  readonly text: string;
}

const BACKFILL_SCRIPT = "backfill.sh";

/** The files that fill the past, one per layer, and the script that runs them; for one ruler, into a folder. */
function runBackfill(
  values: OptionValues,
  scopes: readonly Scope[],
  input: RuleInput,
  context: CommandContext,
): ExitCode {
  const [scope, ...others] = scopes;
  if (typeof values.out !== "string" || scope === undefined || others.length > 0) {
    context.complain(context.translate("cli.backfillNeedsOut"));
    return 2;
  }
  const layers = planBackfill(buildGroups(scope, input));
  const files = layers.map((groups, at) => ({
    name: `layer-${String(at + 1).padStart(2, "0")}.rules.yaml`,
    text: formatPrometheusRules(groups),
  }));
  const script = { name: BACKFILL_SCRIPT, text: printBackfillScript(files.map(({ name }) => name)) };
  const code = write(values.out, [...files, script], context);
  if (code === 0) context.print(context.translate("cli.backfillRun", { script: join(values.out, BACKFILL_SCRIPT) }));
  return code;
}

function buildGroups(scope: Scope, { config, inventory }: RuleInput) {
  const clusters = inventory?.filter((cluster) => scope.scope === "global" || cluster.region === scope.region);
  return buildRuleGroups(config, { ...scope, ...(clusters ? { inventory: clusters } : {}) });
}

function buildFile(scope: Scope, format: RuleFormat, meta: Meta, input: RuleInput): RuleFile {
  const groups = buildGroups(scope, input);
  const name = scope.scope === "global" ? "raftboard" : `raftboard-${toFileName(scope.region)}`;
  return {
    name: `${name}.rules.yaml`,
    text: convertRuleFile(formatPrometheusRules(groups), format, { ...meta, name }),
  };
}

/** Region names may hold anything; file and resource names may not. Two regions never share a file. */
function toFileName(region: string): string {
  return region.replaceAll(/[^a-z0-9-]/g, (letter) => `.${letter.codePointAt(0)?.toString(16)}.`);
}

function printAll(files: readonly RuleFile[], { print }: CommandContext): ExitCode {
  for (const { text } of files) print(text.trimEnd());
  return 0;
}

function write(folder: string, files: readonly RuleFile[], { print, complain, translate }: CommandContext): ExitCode {
  for (const { name, text } of files) {
    const file = join(folder, name);
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, text);
    } catch (cause) {
      complain(translate("cli.cannotWrite", { file, detail: cause instanceof Error ? cause.message : String(cause) }));
      return 2;
    }
    print(translate("cli.wrote", { file }));
  }
  return 0;
}
