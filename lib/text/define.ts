// A message is written once with all its languages side by side, so that none can be forgotten.
import type { Locale } from "./locale";

/** ICU MessageFormat text per language. Values are named in braces: `{count, number}`. */
export type Message = Readonly<Record<Locale, string>>;

/** Declares the messages of one area. Ids are flat and stable: `area.thing`. */
export function defineMessages<const T extends Record<string, Message>>(messages: T): T {
  return messages;
}
