// How one URL parameter becomes a value and back, and the few shapes most parameters share.
// A codec never throws and never drops anything silently: what it refuses becomes a problem with words for the user.

/** One thing in the URL that was not used as written. `messageId` and `values` are for lib/text; `received` is the user's own text. */
export interface UrlProblem {
  readonly parameter: string;
  readonly received: string;
  readonly messageId: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface Refusal {
  readonly messageId: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface Parsed<T> {
  readonly value: T;
  readonly refusals: readonly (Refusal & { readonly received: string })[];
}

export interface Codec<T> {
  readonly defaultValue: T;
  /** `texts` are all values of the parameter, in order, at least one. */
  readonly parse: (texts: readonly string[]) => Parsed<T>;
  /** Empty = the default, left out of the URL. */
  readonly format: (value: T) => readonly string[];
}

export const MAX_TEXT_LENGTH = 256;
const MAX_LIST_LENGTH = 100;

export type TextParser<T> = (
  text: string,
) => { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** A parameter with one value. Repeated: the first counts and the repetition is a problem. */
export function single<T>(options: {
  readonly defaultValue: T;
  readonly parse: TextParser<T>;
  readonly format: (value: T) => string;
  readonly isDefault?: (value: T) => boolean;
}): Codec<T> {
  const { defaultValue, isDefault = (value: T) => value === defaultValue } = options;
  return {
    defaultValue,
    parse: (texts) => {
      const text = texts[0] ?? "";
      const repeated = texts
        .slice(1)
        .filter((other) => other !== text)
        .map((received) => ({ received, messageId: "url.repeated" }));
      const parsed = options.parse(text);
      if (parsed.ok) return { value: parsed.value, refusals: repeated };
      return { value: defaultValue, refusals: [{ received: text, ...parsed.refusal }, ...repeated] };
    },
    format: (value) => (isDefault(value) ? [] : [options.format(value)]),
  };
}

/** A repeatable parameter: `region=gz&region=sh`. Bad values are refused one by one, the good ones stay; doubles count once. */
export function list<T extends string>(parse: TextParser<T>): Codec<readonly T[]> {
  return {
    defaultValue: [],
    parse: (texts) => {
      const kept = new Set<T>();
      const refusals: (Refusal & { readonly received: string })[] = [];
      for (const text of texts) {
        const parsed = parse(text);
        if (!parsed.ok) refusals.push({ received: text, ...parsed.refusal });
        else if (kept.size >= MAX_LIST_LENGTH && !kept.has(parsed.value))
          refusals.push({ received: text, messageId: "url.too-many", values: { max: MAX_LIST_LENGTH } });
        else kept.add(parsed.value);
      }
      return { value: [...kept], refusals };
    },
    format: (values) => values,
  };
}

/** One of a closed list of words. */
export function parseChoice<const T extends string>(choices: readonly T[]): TextParser<T> {
  return (text) => {
    const value = choices.find((choice) => choice === text);
    return value === undefined
      ? { ok: false, refusal: { messageId: "url.bad-choice", values: { choices: choices.join(", ") } } }
      : { ok: true, value };
  };
}

/** Free text of limited length without control characters; "" is allowed (it means: without that label). */
export const parseText: TextParser<string> = (text) => {
  if (text.length > MAX_TEXT_LENGTH)
    return { ok: false, refusal: { messageId: "url.too-long", values: { max: MAX_TEXT_LENGTH } } };
  return hasControlCharacter(text) ? { ok: false, refusal: { messageId: "url.bad-text" } } : { ok: true, value: text };
};

export function parseInteger(min: number, max: number): TextParser<number> {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= min && value <= max
      ? { ok: true, value }
      : { ok: false, refusal: { messageId: "url.bad-number", values: { min, max } } };
  };
}

function hasControlCharacter(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    // Lone surrogates cannot be written into a URL, so they would not come back.
    if (code < 32 || code === 127 || (code >= 0xd800 && code <= 0xdfff)) return true;
  }
  return false;
}
