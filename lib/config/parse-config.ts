// Text of raftboard.yaml to a config, or to every problem in it at once. Pure: reading the file is lib/server's.
import { err, ok, type Result } from "../query/types";
import { DEFAULT_LOCALE, type Locale } from "../text/locale";
import { checkBounds } from "./check-bounds";
import { checkBurnFactors } from "./check-burn";
import { checkDocument } from "./check-document";
import { checkExpressions } from "./check-expressions";
import { checkOverrides } from "./check-overrides";
import { checkLabels, checkSources } from "./check-sources";
import { describeFindings } from "./describe-findings";
import { checkLinks } from "./links";
import { type ConfigPath, type ConfigProblem, type Finding, formatPath, warning } from "./problems";
import { readYaml } from "./read-yaml";
import { configSchema, type RaftboardConfig } from "./schema";

export interface CheckedConfig {
  /** null when there is any error. */
  readonly config: RaftboardConfig | null;
  readonly errors: readonly ConfigProblem[];
  /** The config works, but probably not as meant. */
  readonly warnings: readonly ConfigProblem[];
}

const CHECKS: readonly ((config: RaftboardConfig) => readonly Finding[])[] = [
  checkSources,
  checkLabels,
  checkExpressions,
  checkBounds,
  checkBurnFactors,
  checkOverrides,
  checkLinks,
];

/** The config of a file with its defaults filled in, errors and warnings apart. Throws never. */
export function checkConfig(text: string, fileName: string, locale: Locale = DEFAULT_LOCALE): CheckedConfig {
  const yaml = readYaml(text);
  const check = (config: RaftboardConfig) => [...CHECKS.flatMap((one) => one(config)), ...checkSignIn(yaml.value)];
  const { value, findings } = checkDocument(configSchema, yaml, check, standInSource);
  const problems = describeFindings(findings, fileName, locale, yaml.locate);
  const errors = problems.filter(({ severity }) => severity === "error");
  return {
    config: errors.length === 0 ? value : null,
    errors,
    warnings: problems.filter(({ severity }) => severity === "warning"),
  };
}

/** The config, or every error. Warnings are left out: `checkConfig` has them. Throws never. */
export function parseConfig(
  text: string,
  fileName: string,
  locale: Locale = DEFAULT_LOCALE,
): Result<RaftboardConfig, readonly ConfigProblem[]> {
  const { config, errors } = checkConfig(text, fileName, locale);
  return config ? ok(config) : err(errors);
}

/** The config of a data source's URL alone. `origin` names where the URL came from, for the error. */
export function defaultConfigFor(
  url: string,
  origin = "RAFTBOARD_DATASOURCE_URL",
  locale: Locale = DEFAULT_LOCALE,
): Result<RaftboardConfig, readonly ConfigProblem[]> {
  const parsed = configSchema.safeParse({ datasources: [{ url }] });
  const findings: readonly Finding[] = parsed.success
    ? checkSources(parsed.data)
    : [{ kind: "badUrl", severity: "error", path: [], values: { key: origin, value: JSON.stringify(url) } }];
  if (!parsed.success || findings.length > 0) {
    return err(
      describeFindings(
        findings.map((finding) => ({ ...finding, path: [] })),
        origin,
        locale,
        null,
      ),
    );
  }
  return ok(parsed.data);
}

/** The only key without a default: a wrong one must not hide what else is wrong. */
function standInSource(path: ConfigPath): unknown {
  const url = "http://stand-in.invalid";
  if (formatPath(path) === "datasources") return [{ url }];
  return path.length === 3 && path[0] === "datasources" && path[2] === "url" ? url : undefined;
}

/** Nobody should open the fleet to everyone by leaving a key out. */
function checkSignIn(document: unknown): readonly Finding[] {
  const isSaid = typeof document === "object" && document !== null && Object.hasOwn(document, "signIn");
  return isSaid ? [] : [warning("signInUnsaid", [])];
}
