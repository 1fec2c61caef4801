// Turns a message id and values into words. Works on the server, in pictures and in the browser, which gets its messages compiled:
// reading ICU text there would cost more script than all of a page's charts.
// A missing id or a malformed message shows the id itself: visible, and found by the catalogue test, never a crash.
import format, { type CompiledMessage, type FormatOptions } from "icu-minify/format";
import type { Locale } from "./locale";

export type MessageValues = Record<string, string | number | null>;
/** Accepts ids of the catalogue; plain strings too, since definitions carry ids as data. Null, NaN and infinite values read as "—". */
export type Translate = (id: string, values?: MessageValues) => string;
/** The message of an id; undefined for an id that is unknown or a message that is malformed. */
export type FindMessage = (id: string) => CompiledMessage | undefined;

export type { CompiledMessage };

const NONE = "—";
/** NaN as Intl writes it in both languages, and not as a part of a name. */
const NOT_A_NUMBER = /(?<![\p{L}\p{N}])NaN(?![\p{L}\p{N}])/gu;

export function createTranslate(locale: Locale, find: FindMessage): Translate {
  const options = { formatters: keepFormatters(), timeZone: "UTC" };
  return (id, values = {}) => {
    const message = find(id);
    if (message === undefined) return id;
    if (typeof message === "string") return message;
    const { filled, hasNone } = fillValues(values);
    try {
      const text = String(format(message, locale, filled, options));
      return hasNone ? text.replace(NOT_A_NUMBER, NONE) : text;
    } catch {
      return id;
    }
  };
}

/** Intl's own objects are slow to make and quick to use. Messages name no styles, so the language is all that tells them apart. */
function keepFormatters(): FormatOptions["formatters"] {
  const kept = new Map<string, Intl.NumberFormat | Intl.PluralRules>();
  const keep = <T extends Intl.NumberFormat | Intl.PluralRules>(key: string, make: () => T): T => {
    // The one cast: a key begins with the kind of what it keeps.
    const formatter = (kept.get(key) as T | undefined) ?? make();
    kept.set(key, formatter);
    return formatter;
  };
  return {
    getDateTimeFormat: (...given) => new Intl.DateTimeFormat(...given),
    getNumberFormat: (locale, style) =>
      keep(`number ${locale} ${JSON.stringify(style)}`, () => new Intl.NumberFormat(locale, style)),
    getPluralRules: (locale, style) =>
      keep(`plural ${locale} ${JSON.stringify(style)}`, () => new Intl.PluralRules(locale, style)),
  };
}

/** What has no value is handed on as NaN: number and plural formats take it, and it can be told from text afterwards. */
function fillValues(values: MessageValues) {
  const known: Record<string, string | number> = Object.create(null);
  let hasNone = false;
  for (const [name, value] of Object.entries(values)) {
    const isNone = value === null || (typeof value === "number" && !Number.isFinite(value));
    known[name] = isNone ? Number.NaN : value;
    hasNone ||= isNone;
  }
  return { filled: new Proxy(known, { get: readKnown }), hasNone };
}

/** A value that nobody gave is a bug of the caller: the id shows it, "undefined" in a sentence would not. */
function readKnown(known: Record<string, string | number>, name: string | symbol): string | number {
  const value = typeof name === "string" ? known[name] : undefined;
  if (value === undefined) throw new RangeError(`no value for ${String(name)}`);
  return value;
}
