// Every key of the product: what is pressed, what it does. The help dialog and the listener read the same list.

export const KEYS = [
  { keys: "/", action: "filter", labelId: "shell.help.filter" },
  { keys: "mod+k", action: "search", labelId: "shell.help.search" },
  { keys: "c", action: "copyPinned", labelId: "shell.help.pinned" },
  { keys: "C", action: "copyLive", labelId: "shell.help.live" },
  { keys: "t ←", action: "earlier", labelId: "shell.help.shift" },
  { keys: "t →", action: "later", labelId: "shell.help.shift" },
  { keys: "t z", action: "wider", labelId: "shell.help.wider" },
  { keys: "t n", action: "toNow", labelId: "shell.help.now" },
  { keys: "t a", action: "pin", labelId: "shell.help.pin" },
  { keys: "d r", action: "refresh", labelId: "shell.help.refresh" },
  { keys: "p", action: "pause", labelId: "shell.help.pause" },
  { keys: "u", action: "zone", labelId: "shell.help.zone" },
  { keys: "w", action: "wall", labelId: "shell.help.wall" },
  { keys: "?", action: "help", labelId: "shell.help.help" },
] as const;
export type KeyAction = (typeof KEYS)[number]["action"];

const ARROWS: Readonly<Record<string, string>> = { ArrowLeft: "←", ArrowRight: "→" };
/** A second key later than this begins anew. */
const SEQUENCE_MS = 1_500;

export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Follows what is pressed; answers with an action when a whole entry of KEYS was. */
export function createKeyReader(): (pressed: Pressed, nowMs: number) => KeyAction | null {
  let before = "";
  let beforeMs = 0;
  return (pressed, nowMs) => {
    const typed = writeKey(pressed);
    if (typed === null) return null;
    const sequence = before !== "" && nowMs - beforeMs < SEQUENCE_MS ? `${before} ${typed}` : typed;
    const found = KEYS.find(({ keys }) => keys === sequence) ?? KEYS.find(({ keys }) => keys === typed);
    const isStart = !found && KEYS.some(({ keys }) => keys.startsWith(`${typed} `));
    before = isStart ? typed : "";
    beforeMs = nowMs;
    return found?.action ?? null;
  };
}

/** Null for what is no key of ours: modifiers alone, and combinations that belong to the browser. */
function writeKey({ key, ctrlKey, metaKey, altKey }: Pressed): string | null {
  if (altKey) return null;
  if (ctrlKey || metaKey) return key.toLowerCase() === "k" ? "mod+k" : null;
  const shown = ARROWS[key] ?? key;
  return shown.length === 1 ? shown : null;
}
