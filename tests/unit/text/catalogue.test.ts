import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { AREAS, CATALOGUE, getMessages } from "@/lib/text/catalogue";
import type { Message } from "@/lib/text/define";
import { getTranslate } from "@/lib/text/get-translate";
import { LOCALES, type Locale } from "@/lib/text/locale";
import { type Argument, readArguments } from "./icu";

const messages: [string, Message][] = Object.entries(CATALOGUE);
/** What stands between two sentences: a space in English, nothing in Chinese. */
const SEPARATORS: ReadonlySet<string> = new Set(["fleet.say.gap"]);
const describeArguments = (text: string) =>
  [...new Set(readArguments(text).map(({ name, type }) => `${name}:${type === "plural" ? "number" : type}`))].sort();

/** Values that reach every branch of every argument at least once. */
function chooseValues(found: readonly Argument[]): Record<string, string | number>[] {
  const choices = found.map(({ type, branches }): readonly (string | number)[] => {
    if (type === "select") return branches;
    if (type === "plural" || type === "selectordinal") return [0, 1, 2, 5, 1_000];
    return type === "number" ? [0, 1_234.5] : ["x"];
  });
  const most = Math.max(1, ...choices.map(({ length }) => length));
  return Array.from({ length: most }, (_none, round) =>
    Object.fromEntries(
      found.map(({ name }, index) => [name, choices[index]?.[round % (choices[index]?.length ?? 1)] ?? "x"]),
    ),
  );
}

test("every file of messages is an area of the catalogue, and no id belongs to two", () => {
  const files = readdirSync(new URL("../../../lib/text/messages", import.meta.url)).filter((name) =>
    name.endsWith(".ts"),
  );
  expect(Object.keys(AREAS)).toHaveLength(files.length);
  const ids = Object.values(AREAS).flatMap((area) => Object.keys(area));
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect(Object.keys(CATALOGUE).sort()).toEqual([...ids].sort());
});

test("ids are flat and stable: area.thing", () => {
  expect(messages.map(([id]) => id).filter((id) => !/^[a-z0-9-]+(\.[A-Za-z0-9_-]+)+$/.test(id))).toEqual([]);
});

describe.each(LOCALES)("%s", (locale: Locale) => {
  const t = getTranslate(locale);

  test("no message is empty", () => {
    expect(
      messages.filter(([id, message]) => message[locale].trim() === "" && !SEPARATORS.has(id)).map(([id]) => id),
    ).toEqual([]);
  });

  test("every message is formatted with its values, in every branch", () => {
    const broken: string[] = [];
    for (const [id, message] of messages) {
      for (const values of chooseValues(readArguments(message[locale]))) {
        const text = t(id, values);
        if (text === id || (text === "" && !SEPARATORS.has(id)) || /[{}]|undefined|NaN/.test(text))
          broken.push(`${id} ${JSON.stringify(values)} -> ${text}`);
      }
    }
    expect(broken).toEqual([]);
  });

  test("a message without its values does not crash", () => {
    for (const [id] of messages) expect(typeof t(id)).toBe("string");
  });

  test("the page gets every message", () => {
    expect(Object.keys(getMessages(locale))).toHaveLength(messages.length);
  });
});

test("both languages take the same values", () => {
  const different = messages.filter(
    ([, message]) => describeArguments(message.en).join() !== describeArguments(message["zh-CN"]).join(),
  );
  expect(different.map(([id]) => id)).toEqual([]);
});

test("every plural and select has an other branch", () => {
  const wanting = messages.filter(([, message]) =>
    LOCALES.some((locale) =>
      readArguments(message[locale]).some(({ branches }) => branches.length > 0 && !branches.includes("other")),
    ),
  );
  expect(wanting.map(([id]) => id)).toEqual([]);
});

test("Chinese text is Chinese where the English has words", () => {
  const same = messages.filter(
    ([, message]) => message.en === message["zh-CN"] && /[a-z]{4,} [a-z]{4,}/.test(message.en),
  );
  expect(same.map(([id]) => id)).toEqual([]);
});
