// Problems for a terminal: place first, as editors and shells make it clickable, then what, what was expected, how to mend.
import { getTranslate } from "../text/get-translate";
import { DEFAULT_LOCALE, type Locale } from "../text/locale";
import type { ConfigProblem } from "./problems";

/** A block of text per problem, a blank line between them, no trailing newline; "" when there are none. */
export function formatProblems(problems: readonly ConfigProblem[], locale: Locale = DEFAULT_LOCALE): string {
  return problems.map((problem) => formatProblem(problem, locale)).join("\n\n");
}

function formatProblem(problem: ConfigProblem, locale: Locale): string {
  const translate = getTranslate(locale);
  const place = problem.line === null ? "" : `:${problem.line}:${problem.column ?? 1}`;
  const what = problem.path === "" ? problem.message : `${problem.path}: ${problem.message}`;
  const labels = [translate("cli.expected"), translate("cli.remedy")] as const;
  const width = Math.max(...labels.map((label) => label.length)) + 1;
  return [
    `${problem.fileName}${place}: ${translate(`cli.${problem.severity}`)}: ${what}`,
    `    ${`${labels[0]}:`.padEnd(width)} ${problem.expected}`,
    `    ${`${labels[1]}:`.padEnd(width)} ${problem.remedy}`,
  ].join("\n");
}
