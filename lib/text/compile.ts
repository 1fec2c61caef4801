// ICU text made ready to be filled. Compiled where it is needed and once: a command needs ten of two thousand messages.
import compile from "icu-minify/compile";
import type { CompiledMessage, FindMessage } from "./translate";

type Messages = Readonly<Record<string, string>>;

function compileOne(text: string): CompiledMessage | undefined {
  try {
    return compile(text);
  } catch {
    return undefined;
  }
}

/** Finds among messages by id; each is compiled when it is first asked for. */
export function findIn(messages: Messages): FindMessage {
  const compiled = new Map<string, CompiledMessage | undefined>();
  return (id) => {
    if (compiled.has(id) || !Object.hasOwn(messages, id)) return compiled.get(id);
    const message = compileOne(messages[id] ?? "");
    compiled.set(id, message);
    return message;
  };
}

/** All of them, for a browser; a malformed one is left out. Plain objects throughout: a page may hand on no others. */
export function compileAll(messages: Messages): Record<string, CompiledMessage> {
  const entries = Object.entries(messages).flatMap(([id, text]) => {
    const message = compileOne(text);
    return message === undefined ? [] : [[id, message] as const];
  });
  return JSON.parse(JSON.stringify(Object.fromEntries(entries)));
}
