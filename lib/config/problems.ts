// What a person is told about a wrong file: where, what, what was expected, how to mend. A finding is the language-free form that
// the checks make; a problem is the finding with its place in the file and its words.
import type { MessageValues } from "../text/translate";

export type PathPart = string | number;
export type ConfigPath = readonly PathPart[];
export type Severity = "error" | "warning";

/** One thing that a check found. `kind` names three messages: `config.<kind>.message`, `.expected`, `.remedy`. */
export interface Finding {
  readonly kind: string;
  readonly severity: Severity;
  readonly path: ConfigPath;
  readonly values?: MessageValues;
  /** Other places that the words mention, by value name: told as path and line. */
  readonly references?: Readonly<Record<string, ConfigPath>>;
  /** Points at the key instead of its value: for keys that should not be there. */
  readonly isAboutKey?: boolean;
  /** Place in the text where no path leads, e.g. a syntax error: offset in characters. */
  readonly offset?: number;
}

/** A finding in words. Line and column start at 1; null when it is not about a file, e.g. an environment variable. */
export interface ConfigProblem {
  readonly kind: string;
  readonly severity: Severity;
  readonly fileName: string;
  /** As people write it: `slo.overrides[2].match.spec`; "" for the whole file. */
  readonly path: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
  readonly expected: string;
  readonly remedy: string;
}

export const error = (kind: string, path: ConfigPath, values?: MessageValues): Finding => ({
  kind,
  severity: "error",
  path,
  values,
});
export const warning = (kind: string, path: ConfigPath, values?: MessageValues): Finding => ({
  kind,
  severity: "warning",
  path,
  values,
});

/** `["slo", "overrides", 2, "match"]` as `slo.overrides[2].match`. Keys with odd characters are quoted. */
export function formatPath(path: ConfigPath): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    const name = /^[\p{L}\p{N}_-]+$/u.test(part) ? part : JSON.stringify(part);
    return text === "" ? name : `${text}.${name}`;
  }, "");
}
