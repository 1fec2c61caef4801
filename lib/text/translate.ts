// Turns a message id and values into words. Works on the server, in pictures and (given the messages) in the browser.
// A missing id or a malformed message shows the id itself: visible, and found by the catalogue test, never a crash.
import { createTranslator } from "use-intl/core";
import type { Locale } from "./locale";

export type MessageValues = Record<string, string | number | null>;
/** Accepts ids of the catalogue; plain strings too, since definitions carry ids as data. Null, NaN and infinite values read as "—". */
export type Translate = (id: string, values?: MessageValues) => string;

const NONE = "—";
/** NaN as Intl writes it in both languages, and not as a part of a name. */
const NOT_A_NUMBER = /(?<![\p{L}\p{N}])NaN(?![\p{L}\p{N}])/gu;

export function createTranslate(locale: Locale, messages: Record<string, string>): Translate {
  // use-intl reads dots as nesting, so ids are stored with another separator.
  const encoded = Object.fromEntries(Object.entries(messages).map(([id, text]) => [encodeId(id), text]));
  const translator = createTranslator<Record<string, string>>({
    locale,
    messages: encoded,
    timeZone: "UTC",
    onError: () => {},
  });
  return (id, values = {}) => {
    const key = encodeId(id);
    if (!Object.hasOwn(encoded, key)) return id;
    const { filled, hasNone } = fillValues(values);
    const text = translator(key, filled);
    if (text === key) return id;
    return hasNone ? text.replace(NOT_A_NUMBER, NONE) : text;
  };
}

/** What has no value is handed on as NaN: number and plural formats take it, and it can be told from text afterwards. */
function fillValues(values: MessageValues): {
  readonly filled: Record<string, string | number>;
  readonly hasNone: boolean;
} {
  const filled: Record<string, string | number> = {};
  let hasNone = false;
  for (const [name, value] of Object.entries(values)) {
    const isNone = value === null || (typeof value === "number" && !Number.isFinite(value));
    filled[name] = isNone ? Number.NaN : value;
    hasNone ||= isNone;
  }
  return { filled, hasNone };
}

function encodeId(id: string): string {
  return id.replaceAll(".", "/");
}
