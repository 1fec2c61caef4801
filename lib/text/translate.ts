// Turns a message id and values into words. Works on the server, in pictures and (given the messages) in the browser.
// A missing id or a malformed message shows the id itself: visible, and found by the catalogue test, never a crash.
import { createTranslator } from "use-intl/core";
import type { Locale } from "./locale";

export type MessageValues = Record<string, string | number | null>;
/** Accepts ids of the catalogue; plain strings too, since definitions carry ids as data. Null values read as "—". */
export type Translate = (id: string, values?: MessageValues) => string;

export function createTranslate(locale: Locale, messages: Record<string, string>): Translate {
  // use-intl reads dots as nesting, so ids are stored with another separator.
  const encoded = Object.fromEntries(Object.entries(messages).map(([id, text]) => [encodeId(id), text]));
  const translator = createTranslator({
    locale,
    messages: encoded,
    timeZone: "UTC",
    onError: () => {},
    getMessageFallback: ({ key }) => key.replaceAll("/", "."),
  });
  return (id, values) => {
    const filled = values && Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? "—"]));
    return translator(encodeId(id) as never, filled as never);
  };
}

function encodeId(id: string): string {
  return id.replaceAll(".", "/");
}
