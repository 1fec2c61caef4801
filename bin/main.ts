// The command line: finds the command, tells what exists, passes on its exit code. Commands are loaded when called, so that one
// that is broken does not take the others with it.
import { findNearest } from "../lib/config/schema-keys";
import { getTerminalLocale } from "../lib/server/env";
import type { MessageId } from "../lib/text/catalogue";
import { getTranslate } from "../lib/text/get-translate";
import { type Command, type CommandContext, type ExitCode, formatRows, runCommand } from "./command";

const COMMANDS: Readonly<Record<string, { readonly about: MessageId; readonly load: () => Promise<Command> }>> = {
  check: { about: "cli.check.about", load: async () => (await import("./commands/check")).check },
  doctor: { about: "cli.doctor.about", load: async () => (await import("./commands/doctor")).doctor },
  rules: { about: "cli.rules.about", load: async () => (await import("./commands/rules")).rules },
};

async function main(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  const { translate, print, complain } = context;
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    (name === undefined ? complain : print)(formatOverview(context));
    return name === undefined ? 2 : 0;
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry) return runCommand(await entry.load(), rest, context);
  const nearest = findNearest(name, Object.keys(COMMANDS));
  complain(translate("cli.unknownCommand", { name }) + (nearest ? ` ${translate("cli.didYouMean", { nearest })}` : ""));
  complain(`\n${formatOverview(context)}`);
  return 2;
}

function formatOverview({ translate }: CommandContext): string {
  const rows = Object.entries(COMMANDS).map(([name, { about }]): [string, string] => [name, translate(about)]);
  const head = [translate("cli.about"), "", `${translate("cli.usage")} raftboard COMMAND [--option value ...]`, ""];
  return [...head, translate("cli.commands"), formatRows(rows), "", translate("cli.commandHelp")].join("\n");
}

const locale = getTerminalLocale();
const context: CommandContext = {
  locale,
  translate: getTranslate(locale),
  print: (text) => process.stdout.write(`${text}\n`),
  complain: (text) => process.stderr.write(`${text}\n`),
};

try {
  // exitCode, not exit(): a pipe may still be taking what was printed.
  process.exitCode = await main(process.argv.slice(2), context);
} catch (cause) {
  context.complain(
    `${context.translate("cli.bug")} ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`,
  );
  process.exitCode = 2;
}
