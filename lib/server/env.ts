import "server-only";
// The environment variables that Raftboard reads, parsed once. Secrets are read where they are used (secrets.ts), by the names that
// the config gives.
import { z } from "zod";
import { describeFindings } from "../config/describe-findings";
import { type ConfigProblem, error } from "../config/problems";
import { err, ok, type Result } from "../query/types";
import { DEFAULT_LOCALE, type Locale } from "../text/locale";
import { processState } from "./process-state";

export const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;

/** Empty means unset: shells and container files make empty variables easily. */
const optionalText = z
  .string()
  .optional()
  .transform((text) => (text === undefined || text.trim() === "" ? undefined : text.trim()));

export const envSchema = z.object({
  /** path of the config file; absent = ./raftboard.yaml */
  RAFTBOARD_CONFIG: optionalText,
  /** enough to start on defaults when there is no config file */
  RAFTBOARD_DATASOURCE_URL: optionalText,
  /** says the sign-in where no file does */
  RAFTBOARD_SIGN_IN: optionalText.pipe(z.enum(["none"]).optional()),
  RAFTBOARD_LOG_LEVEL: optionalText.pipe(z.enum(LOG_LEVELS).default("info")),
});

export interface Env {
  readonly configPath: string | undefined;
  readonly datasourceUrl: string | undefined;
  readonly signIn: "none" | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** Raftboard's own variables, or every wrong one of them. */
export function parseEnv(
  variables: Readonly<Record<string, string | undefined>>,
  locale: Locale = DEFAULT_LOCALE,
): Result<Env, readonly ConfigProblem[]> {
  const parsed = envSchema.safeParse(variables);
  if (parsed.success) {
    const { RAFTBOARD_CONFIG, RAFTBOARD_DATASOURCE_URL, RAFTBOARD_SIGN_IN, RAFTBOARD_LOG_LEVEL } = parsed.data;
    return ok({
      configPath: RAFTBOARD_CONFIG,
      datasourceUrl: RAFTBOARD_DATASOURCE_URL,
      signIn: RAFTBOARD_SIGN_IN,
      logLevel: RAFTBOARD_LOG_LEVEL,
    });
  }
  const findings = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const expected = issue.code === "invalid_value" ? issue.values.join(", ") : issue.message;
    return error("badEnv", [], { name, value: JSON.stringify(variables[name]), expected });
  });
  return err(describeFindings(findings, "environment", locale, null));
}

/** The language of the terminal: Chinese where the locale variables say so, else English. Throws never. */
export function getTerminalLocale(variables: Readonly<Record<string, string | undefined>> = process.env): Locale {
  const name = variables.LC_ALL || variables.LC_MESSAGES || variables.LANG || "";
  return /^zh\b|^zh_/i.test(name) ? "zh-CN" : DEFAULT_LOCALE;
}

/** Raftboard's environment variables; parsed at first use. A wrong one was told at start; here it falls back to its default. */
export function getEnv(): Env {
  return processState("env", () => {
    const parsed = parseEnv(process.env);
    return parsed.ok
      ? parsed.value
      : { configPath: undefined, datasourceUrl: undefined, signIn: undefined, logLevel: "info" };
  });
}
