// From what the schema refuses to what a person can mend. Values are quoted back, except below `auth`, where they may be secrets.
import type { z } from "zod";
import { type ConfigPath, error, type Finding, formatPath, type PathPart } from "./problems";
import { getAt } from "./read-yaml";
import { findHome, findNearest, getKeysAt } from "./schema-keys";

type Issue = z.core.$ZodIssue;

/** One or more findings per issue; never none. */
export function describeIssue(schema: z.core.$ZodType, document: unknown, issue: Issue): readonly Finding[] {
  const path = toConfigPath(issue.path);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => describeUnknownKey(schema, document, path, key));
  }
  const value = getAt(document, path);
  if (value === null) return [error("nullValue", path, { key: lastName(path) })];
  switch (issue.code) {
    case "invalid_union":
      return [describeUnion(path, value, issue.discriminator, readOptions(issue))];
    case "invalid_type":
      return [describeType(path, value, issue.expected)];
    case "invalid_value":
      return [describeChoice(path, value, issue.values.map(String))];
    case "too_big":
    case "too_small":
      return [describeSize(path, value, issue)];
    case "invalid_format":
      return [describeFormat(path, value, issue.format, issue.message)];
    default:
      return [error("invalid", path, { detail: issue.message })];
  }
}

function toConfigPath(path: readonly PropertyKey[]): ConfigPath {
  return path.map((part): PathPart => (typeof part === "number" ? part : String(part)));
}

function lastName(path: ConfigPath): string {
  return String(path.findLast((part) => typeof part === "string") ?? "");
}

function describeUnknownKey(schema: z.core.$ZodType, document: unknown, parent: ConfigPath, key: string): Finding {
  const known = getKeysAt(schema, parent, document);
  const nearest = findNearest(key, known);
  const at = { ...error("unknownKey", [...parent, key]), isAboutKey: true };
  const values = { key, known: known.join(", ") };
  if (nearest) return { ...at, kind: "unknownKeyNear", values: { ...values, nearest } };
  const home = findHome(schema, key, [...parent, key]);
  return home ? { ...at, kind: "misplacedKey", values: { ...values, home } } : { ...at, values };
}

function readOptions(issue: Issue & { code: "invalid_union" }): readonly string[] {
  const options: unknown = Reflect.get(issue, "options");
  return Array.isArray(options) ? options.map(String) : [];
}

function describeUnion(
  path: ConfigPath,
  value: unknown,
  discriminator: string | undefined,
  options: readonly string[],
) {
  if (discriminator === undefined) return error("secret", path);
  // The issue's path ends in the discriminator already.
  if (value === undefined) return error("missingKey", path, { key: discriminator, expected: options.join(", ") });
  return describeChoice(path, value, options);
}

function describeChoice(path: ConfigPath, value: unknown, choices: readonly string[]): Finding {
  if (value === undefined) return error("missingKey", path, { key: lastName(path), expected: choices.join(", ") });
  const nearest = typeof value === "string" ? findNearest(value, choices) : null;
  const values = { value: quote(path, value), choices: choices.join(", ") };
  return nearest ? error("badChoiceNear", path, { ...values, nearest }) : error("badChoice", path, values);
}

function describeType(path: ConfigPath, value: unknown, expected: string): Finding {
  if (value === undefined) return error("missingKey", path, { key: lastName(path), expected });
  const values = { key: lastName(path), value: quote(path, value), expected, actual: nameType(value) };
  if (expected === "number" || expected === "int") {
    const number = typeof value === "string" ? readNumber(value) : null;
    return number === null ? error("badNumber", path, values) : error("textNumber", path, { ...values, number });
  }
  if (expected === "string") return error("badText", path, values);
  if (expected === "array") return error("badList", path, values);
  if (expected === "object" || expected === "record") return error("badMap", path, values);
  if (expected === "boolean") return error("badBoolean", path, values);
  return error("badType", path, values);
}

const UNIT_FACTORS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, "%": 0.01, "": 1 };

/** "15s", "250ms" and "99.9%" as the number to write instead: durations are seconds, shares are ratios. */
function readNumber(text: string): string | null {
  const match = /^\s*(-?\d+(?:\.\d+)?)\s*(ms|s|m|h|%|)\s*$/.exec(text);
  const factor = UNIT_FACTORS[match?.[2] ?? ""];
  if (!match || factor === undefined) return null;
  return String(Number((Number(match[1]) * factor).toPrecision(12)));
}

function nameType(value: unknown): string {
  if (Array.isArray(value)) return "list";
  return typeof value === "object" ? "map" : typeof value;
}

function describeSize(path: ConfigPath, value: unknown, issue: Issue & { code: "too_big" | "too_small" }): Finding {
  if (Array.isArray(value)) return error("emptyList", path, { key: lastName(path) });
  if (typeof value === "string") return error("emptyText", path, { key: lastName(path) });
  const isOver = issue.code === "too_big";
  const limit = Number(isOver ? issue.maximum : issue.minimum);
  const values = { key: lastName(path), value: quote(path, value), limit: String(limit) };
  if (isOver && limit === 1 && !issue.inclusive && typeof value === "number") {
    const isPercent = value > 1 && value < 100;
    const ratio = String(Number((value / 100).toPrecision(12)));
    return isPercent ? error("percentRatio", path, { ...values, ratio }) : error("badRatio", path, values);
  }
  return error(isOver ? "tooBig" : issue.inclusive ? "tooSmall" : "notPositive", path, values);
}

function describeFormat(path: ConfigPath, value: unknown, format: string, message: string): Finding {
  const values = { key: lastName(path), value: quote(path, value), detail: message };
  if (format === "url") return error("badUrl", path, values);
  if (path[0] === "labels") return error("badLabelName", path, values);
  if (formatPath(path) === "inventory.metric") return error("badMetricName", path, values);
  if (path.at(-1) === "id") return error("badId", path, values);
  return error("invalid", path, values);
}

/** The value as the file has it, short; hidden where it may be a secret. */
function quote(path: ConfigPath, value: unknown): string {
  if (path.includes("auth")) return "***";
  const text = typeof value === "string" ? JSON.stringify(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
