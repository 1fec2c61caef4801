// Findings to problems: their place in the text and their words. Sorted as one reads the file.

import { getTranslate } from "../text/get-translate";
import type { Locale } from "../text/locale";
import type { Translate } from "../text/translate";
import { type ConfigProblem, type Finding, formatPath } from "./problems";
import type { Place } from "./read-yaml";

type Locate = (finding: Finding) => Place;

/** Words and places of findings, top of the file first; the same problem is told once. `locate` null: not about a file. */
export function describeFindings(
  findings: readonly Finding[],
  fileName: string,
  locale: Locale,
  locate: Locate | null,
): ConfigProblem[] {
  const translate = getTranslate(locale);
  const problems = findings.map((finding): ConfigProblem => {
    const place = locate?.(finding) ?? null;
    const values = { ...finding.values, ...describeReferences(finding, locate, translate) };
    const say = (part: string) => translate(`config.${finding.kind}.${part}`, values);
    return {
      kind: finding.kind,
      severity: finding.severity,
      fileName,
      path: formatPath(finding.path),
      line: place?.line ?? null,
      column: place?.column ?? null,
      message: say("message"),
      expected: say("expected"),
      remedy: say("remedy"),
    };
  });
  const unique = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...unique.values()].sort(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0) || a.path.localeCompare(b.path),
  );
}

function describeReferences(finding: Finding, locate: Locate | null, translate: Translate): Record<string, string> {
  const entries = Object.entries(finding.references ?? {}).map(([name, path]): [string, string] => {
    const line = locate?.({ ...finding, path, isAboutKey: true }).line;
    const text = formatPath(path);
    return [name, line === undefined ? text : translate("config.reference", { path: text, line: String(line) })];
  });
  return Object.fromEntries(entries);
}
