import "server-only";
// Where the config comes from: RAFTBOARD_CONFIG, else ./raftboard.yaml, else the defaults for RAFTBOARD_DATASOURCE_URL. A wrong file
// ends the start with every problem on stderr and exit code 2: half a config would show half a truth.
import { existsSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { describeFindings } from "../config/describe-findings";
import { formatProblems } from "../config/format-problems";
import { checkConfig, defaultConfigFor } from "../config/parse-config";
import { parseInventory } from "../config/parse-inventory";
import { type ConfigProblem, error, type Finding, warning } from "../config/problems";
import { readYaml } from "../config/read-yaml";
import type { InventoryCluster, RaftboardConfig } from "../config/schema";
import { err, ok, type Result } from "../query/types";
import { DEFAULT_LOCALE, type Locale } from "../text/locale";
import { getTerminalLocale, parseEnv } from "./env";
import { processState } from "./process-state";
import { checkSecrets } from "./secrets";

export const DEFAULT_CONFIG_FILE = "raftboard.yaml";
/** What a program that cannot start because of its config exits with. */
export const CONFIG_EXIT_CODE = 2;

const URL_SOURCE = "RAFTBOARD_DATASOURCE_URL";
const SIGN_IN_UNSAID = "signInUnsaid";

export interface LoadedConfig {
  readonly config: RaftboardConfig;
  /** Clusters of the static inventory file; null when the inventory comes from the data source. */
  readonly inventory: readonly InventoryCluster[] | null;
  /** What decided: a file's path as a person would write it, or RAFTBOARD_DATASOURCE_URL. */
  readonly source: string;
  readonly warnings: readonly ConfigProblem[];
}

/** Errors first, then warnings. `isAbsent`: nothing was named and nothing found, so defaults could stand in. */
export interface ConfigFailure {
  readonly problems: readonly ConfigProblem[];
  readonly isAbsent: boolean;
}

export interface LoadOptions {
  /** A file to read instead of what the environment says. */
  readonly configPath?: string;
  /** Name of the option or variable that gave `configPath`, for the error. */
  readonly configOrigin?: string;
  readonly variables?: Readonly<Record<string, string | undefined>>;
  readonly workingFolder?: string;
  readonly locale?: Locale;
  /** A secret that is not there: an error for what must connect, a warning for what only reads the config. */
  readonly missingSecrets?: "error" | "warning";
  /** A sign-in that nobody has chosen: an error for what would serve the fleet to others. */
  readonly unsaidSignIn?: "error" | "warning";
}

interface LoadContext {
  readonly folder: string;
  readonly locale: Locale;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly missingSecrets: "error" | "warning";
}

/** The config with its inventory, read and checked now. Errors: every problem of environment, config, inventory and secrets. */
export function loadConfig(options: LoadOptions = {}): Result<LoadedConfig, ConfigFailure> {
  const context: LoadContext = {
    folder: options.workingFolder ?? process.cwd(),
    locale: options.locale ?? DEFAULT_LOCALE,
    variables: options.variables ?? process.env,
    missingSecrets: options.missingSecrets ?? "error",
  };
  const env = parseEnv(context.variables, context.locale);
  if (!env.ok) return fail(env.error);
  const named = options.configPath ?? env.value.configPath;
  const origin = options.configPath ? (options.configOrigin ?? "--config") : "RAFTBOARD_CONFIG";
  const file = resolve(context.folder, named ?? DEFAULT_CONFIG_FILE);
  const signIn = { isSaid: env.value.signIn !== undefined, severity: options.unsaidSignIn ?? "warning" };
  if (named === undefined && !existsSync(/* turbopackIgnore: true */ file))
    return judgeSignIn(loadFromUrl(env.value.datasourceUrl, file, context), signIn, context);
  const loaded = judgeSignIn(loadFromFile(file, origin, context), signIn, context);
  if (!loaded.ok || env.value.datasourceUrl === undefined) return loaded;
  const ignored = warning("urlIgnored", [], { file: loaded.value.source });
  const extra = describeFindings([ignored], "environment", context.locale, null);
  return ok({ ...loaded.value, warnings: [...loaded.value.warnings, ...extra] });
}

/** Of a file the checks have told it as a warning; a URL alone says nothing about sign-in. */
function judgeSignIn(
  loaded: Result<LoadedConfig, ConfigFailure>,
  { isSaid, severity }: { readonly isSaid: boolean; readonly severity: "error" | "warning" },
  { locale }: LoadContext,
): Result<LoadedConfig, ConfigFailure> {
  const judge = (problems: readonly ConfigProblem[]) =>
    isSaid
      ? problems.filter(({ kind }) => kind !== SIGN_IN_UNSAID)
      : problems.map((problem) => (problem.kind === SIGN_IN_UNSAID ? { ...problem, severity } : problem));
  if (!loaded.ok) return err({ ...loaded.error, problems: errorsFirst(judge(loaded.error.problems)) });
  const { source, warnings } = loaded.value;
  const isUrl = source === URL_SOURCE;
  const unsaid = describeFindings([warning("signInUnsaidUrl", [])], "environment", locale, null);
  const told = isUrl && !isSaid && severity === "error" ? unsaid.map((one) => ({ ...one, severity })) : [];
  const problems = [...judge(warnings), ...told];
  return problems.some((problem) => problem.severity === "error")
    ? fail(errorsFirst(problems))
    : ok({ ...loaded.value, warnings: problems });
}

function errorsFirst(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  const isError = ({ severity }: ConfigProblem) => severity === "error";
  return [...problems.filter(isError), ...problems.filter((problem) => !isError(problem))];
}

function fail(problems: readonly ConfigProblem[], isAbsent = false): Result<never, ConfigFailure> {
  return err({ problems, isAbsent });
}

function loadFromUrl(url: string | undefined, file: string, context: LoadContext): Result<LoadedConfig, ConfigFailure> {
  if (url === undefined) {
    const finding = error("noConfig", [], { path: displayPath(file, context) });
    return fail(describeFindings([finding], "raftboard", context.locale, null), true);
  }
  const origin = URL_SOURCE;
  const config = defaultConfigFor(url, origin, context.locale);
  return config.ok ? ok({ config: config.value, inventory: null, source: origin, warnings: [] }) : fail(config.error);
}

function loadFromFile(file: string, origin: string, context: LoadContext): Result<LoadedConfig, ConfigFailure> {
  const source = displayPath(file, context);
  const text = readText(file, origin, context);
  if (!text.ok) return fail(text.error);
  const checked = checkConfig(text.value, source, context.locale);
  if (!checked.config) return fail([...checked.errors, ...checked.warnings]);
  const { config } = checked;
  const secrets = describeSecrets(text.value, source, config, context);
  const inventory = loadInventory(file, config, context);
  const problems = [...secrets, ...inventory.problems];
  const errors = problems.filter(({ severity }) => severity === "error");
  const warnings = [...checked.warnings, ...problems.filter(({ severity }) => severity === "warning")];
  return errors.length > 0
    ? fail([...errors, ...warnings])
    : ok({ config, inventory: inventory.clusters, source, warnings });
}

function describeSecrets(text: string, source: string, config: RaftboardConfig, context: LoadContext) {
  const findings = checkSecrets(config.datasources, context.variables);
  const severe = findings.map((finding): Finding => ({ ...finding, severity: context.missingSecrets }));
  return describeFindings(severe, source, context.locale, readYaml(text).locate);
}

function loadInventory(
  configFile: string,
  config: RaftboardConfig,
  context: LoadContext,
): { readonly clusters: readonly InventoryCluster[] | null; readonly problems: readonly ConfigProblem[] } {
  if (config.inventory.from !== "file") return { clusters: null, problems: [] };
  // Beside the config file, wherever the program was started.
  const file = resolve(dirname(configFile), config.inventory.path);
  const text = readText(file, "inventory.path", { ...context, folder: dirname(configFile) });
  if (!text.ok) return { clusters: null, problems: text.error };
  const isForAll = config.datasources.some(({ regions }) => regions.length === 0);
  const servedRegions = isForAll ? null : config.datasources.flatMap(({ regions }) => regions);
  const { clusters, errors, warnings } = parseInventory(text.value, displayPath(file, context), {
    locale: context.locale,
    servedRegions,
  });
  return { clusters, problems: [...errors, ...warnings] };
}

function readText(file: string, origin: string, context: LoadContext): Result<string, readonly ConfigProblem[]> {
  const fileName = displayPath(file, context);
  if (!existsSync(file)) {
    const finding = error("fileMissing", [], { file, origin, base: context.folder });
    return err(describeFindings([finding], fileName, context.locale, null));
  }
  try {
    return ok(readFileSync(file, "utf8"));
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return err(describeFindings([error("fileUnreadable", [], { detail, origin })], fileName, context.locale, null));
  }
}

/** Relative where that is shorter and inside the folder: what editors and shells open. */
function displayPath(file: string, { folder }: Pick<LoadContext, "folder">): string {
  const path = relative(folder, file);
  return path === "" || path.startsWith("..") ? file : path;
}

/** Thrown by `getConfig` when nobody checked at start: a bug of the caller, not of the world. */
export class ConfigNotLoadedError extends Error {
  override readonly name = "ConfigNotLoadedError";
}

/** The config of this process, loaded once. Throws ConfigNotLoadedError when it is wrong: `startConfig` at start prevents that. */
export function getConfig(): RaftboardConfig {
  return getLoadedConfig().config;
}

/** The config with its inventory and source; see `getConfig`. */
export function getLoadedConfig(): LoadedConfig {
  return processState("config", () => {
    const loaded = loadConfig();
    if (loaded.ok) return loaded.value;
    throw new ConfigNotLoadedError(formatProblems(loaded.error.problems));
  });
}

/** For instrumentation: loads the config, prints warnings on stderr; on errors prints every problem and exits with code 2. */
export function startConfig(): LoadedConfig {
  const locale = getTerminalLocale();
  const loaded = loadConfig({ locale, unsaidSignIn: process.env.NODE_ENV === "production" ? "error" : "warning" });
  const problems = loaded.ok ? loaded.value.warnings : loaded.error.problems;
  const errors = problems.filter(({ severity }) => severity === "error");
  const [only] = errors;
  // The commonest reason at the first start: one line says what to write.
  if (only && errors.length === 1 && only.kind.startsWith(SIGN_IN_UNSAID))
    process.stderr.write(`${only.message}: ${only.remedy}\n`);
  else if (problems.length > 0) process.stderr.write(`${formatProblems(problems, locale)}\n`);
  if (!loaded.ok) process.exit(CONFIG_EXIT_CODE);
  return processState("config", () => loaded.value);
}
