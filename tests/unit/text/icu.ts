// Reads the arguments of an ICU message: enough of the grammar (arguments, plural and select branches, quotes) to compare languages.

export interface Argument {
  readonly name: string;
  /** "" for a plain argument, else number, plural, select, ... */
  readonly type: string;
  /** keys of plural and select branches */
  readonly branches: readonly string[];
}

/** Every argument of the message, those inside branches too. Throws when braces do not match. */
export function readArguments(message: string): readonly Argument[] {
  const found: Argument[] = [];
  const end = readMessage(message, 0, found);
  if (end !== message.length) throw new Error(`unmatched } at ${end}`);
  return found;
}

function readMessage(text: string, start: number, found: Argument[]): number {
  let at = start;
  while (at < text.length && text[at] !== "}") {
    if (text[at] === "'" && /[{}#]/.test(text[at + 1] ?? "")) {
      const close = text.indexOf("'", at + 1);
      at = close < 0 ? text.length : close + 1;
    } else if (text[at] === "{") at = readArgument(text, at + 1, found);
    else at += 1;
  }
  return at;
}

function readArgument(text: string, start: number, found: Argument[]): number {
  const head = /^\s*([A-Za-z_]\w*)\s*(?:,\s*(\w+)\s*)?/.exec(text.slice(start));
  if (!head) throw new Error(`no argument name at ${start}`);
  const [whole, name = "", type = ""] = head;
  const branches: string[] = [];
  let at = start + whole.length;
  while (at < text.length && text[at] !== "}") {
    const branch = /^[\s,]*([=\w]+)\s*\{/.exec(text.slice(at));
    if (!branch) {
      at += 1;
      continue;
    }
    branches.push(branch[1] ?? "");
    at = readMessage(text, at + branch[0].length, found);
    if (text[at] !== "}") throw new Error(`unclosed branch of ${name}`);
    at += 1;
  }
  if (text[at] !== "}") throw new Error(`unclosed argument ${name}`);
  found.push({ name, type, branches });
  return at + 1;
}
