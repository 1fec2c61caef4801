// What a command is, and how its options are read: one table per command makes parsing, help and "did you mean".
import { parseArgs } from "node:util";
import { findNearest } from "../lib/config/schema-keys";
import type { MessageId } from "../lib/text/catalogue";
import type { Locale } from "../lib/text/locale";
import type { Translate } from "../lib/text/translate";

/** 0 done, 1 done and something is wrong with what was looked at, 2 could not run: wrong call or wrong config. */
export type ExitCode = 0 | 1 | 2;

export interface CommandContext {
  readonly locale: Locale;
  readonly translate: Translate;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
}

export interface CommandOption {
  /** Placeholder of the value in help; absent = a flag. */
  readonly value?: string;
  readonly about: MessageId;
  /** Values that are allowed; absent = any. */
  readonly choices?: readonly string[];
  /** may be given several times; the values are joined by commas */
  readonly isRepeatable?: boolean;
}

export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

export interface Command {
  readonly name: string;
  readonly about: MessageId;
  readonly options: Readonly<Record<string, CommandOption>>;
  readonly run: (values: OptionValues, context: CommandContext) => ExitCode | Promise<ExitCode>;
}

const HELP: CommandOption = { about: "cli.option.help" };

/** Reads the options and runs the command; a wrong call is explained on stderr and is exit code 2. */
export async function runCommand(
  command: Command,
  args: readonly string[],
  context: CommandContext,
): Promise<ExitCode> {
  const options = { ...command.options, help: HELP };
  const read = readOptions(command, options, args, context.translate);
  if (typeof read === "string") {
    context.complain(read);
    context.complain(`${context.translate("cli.usage")} ${formatUsage(command)}`);
    return 2;
  }
  if (read.help === true) {
    context.print(formatHelp(command, context.translate));
    return 0;
  }
  return command.run(read, context);
}

/** The values, or what is wrong with the call. */
function readOptions(
  command: Command,
  options: Readonly<Record<string, CommandOption>>,
  args: readonly string[],
  translate: Translate,
): OptionValues | string {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { value }]) => [
        name,
        { type: value ? ("string" as const) : ("boolean" as const), ...(name === "help" ? { short: "h" } : {}) },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: Record<string, string | boolean> = {};
  for (const token of tokens) {
    if (token.kind === "positional") {
      return translate("cli.extraArgument", { command: command.name, name: token.value });
    }
    if (token.kind !== "option") continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option) return describeUnknown(command, token.rawName, Object.keys(options), translate);
    const problem = checkValue(token.rawName, option, token.value, translate);
    if (problem) return problem;
    const before = option.isRepeatable ? values[token.name] : undefined;
    values[token.name] = typeof before === "string" ? `${before},${token.value}` : (token.value ?? true);
  }
  return values;
}

function describeUnknown(command: Command, rawName: string, known: readonly string[], translate: Translate): string {
  const nearest = findNearest(rawName.replace(/^-+/, ""), known);
  const unknown = translate("cli.unknownOption", { command: command.name, name: rawName });
  return nearest ? `${unknown} ${translate("cli.didYouMean", { nearest: `--${nearest}` })}` : unknown;
}

function checkValue(name: string, option: CommandOption, value: string | undefined, translate: Translate) {
  if (!option.value) return null;
  // parseArgs takes the next option for a value when the value was forgotten.
  if (value === undefined || value === "" || value.startsWith("--")) return translate("cli.missingValue", { name });
  if (!option.choices || option.choices.includes(value)) return null;
  const bad = translate("cli.badChoice", { name, value, choices: option.choices.join(", ") });
  const nearest = findNearest(value, option.choices);
  return nearest ? `${bad} ${translate("cli.didYouMean", { nearest })}` : bad;
}

function formatUsage(command: Command): string {
  const options = Object.entries(command.options).map(([name, { value, choices }]) =>
    value ? `[--${name} ${choices?.join("|") ?? value}]` : `[--${name}]`,
  );
  return ["raftboard", command.name, ...options].join(" ");
}

function formatHelp(command: Command, translate: Translate): string {
  const rows = Object.entries({ ...command.options, help: HELP }).map(([name, { value, about }]): [string, string] => [
    `--${name}${value ? ` ${value}` : ""}`,
    translate(about),
  ]);
  return [
    translate(command.about),
    "",
    `${translate("cli.usage")} ${formatUsage(command)}`,
    "",
    translate("cli.options"),
    formatRows(rows),
  ].join("\n");
}

/** Two columns, the second aligned. */
export function formatRows(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, about]) => `  ${name.padEnd(width)}  ${about}`).join("\n");
}
