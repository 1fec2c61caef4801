// Which parameters of a panel's page are the panel's own: all but those that say when and how one looks.
import { OLD_PARAMETERS } from "./parameters";
import type { SearchInput } from "./state";

const FRAME: ReadonlySet<string> = new Set(["from", "to", "tz", "refresh", "compare", "theme", "lang", "kiosk"]);

/** Texts by name, in the order of the URL. */
export function pickOwnParameters(search: SearchInput): Map<string, string[]> {
  const pairs =
    search instanceof URLSearchParams
      ? [...search]
      : Object.entries(search).flatMap(([name, value]) =>
          value === undefined ? [] : [value].flat().map((text) => [name, text] as const),
        );
  const own = new Map<string, string[]>();
  for (const [name, text] of pairs) {
    const today = Object.hasOwn(OLD_PARAMETERS, name) ? (OLD_PARAMETERS[name] ?? name) : name;
    if (!FRAME.has(today)) own.set(today, [...(own.get(today) ?? []), text]);
  }
  return own;
}
