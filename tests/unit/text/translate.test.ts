import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileAll, findIn } from "@/lib/text/compile";
import { createTranslate } from "@/lib/text/translate";
import { readArguments } from "./icu";

const MESSAGES = {
  "a.plain": "Hello {name}",
  "a.number": "{count, number} of {total, number}",
  "a.plural": "{count, plural, one {# cluster} other {# clusters}}",
  "a.malformed": "{count, plural}",
};
const t = createTranslate("en", findIn(MESSAGES));

describe("createTranslate", () => {
  test("fills values in", () => {
    expect(t("a.plain", { name: "gz-3" })).toBe("Hello gz-3");
    expect(t("a.number", { count: 1_234, total: 9 })).toBe("1,234 of 9");
    expect(t("a.plural", { count: 1 })).toBe("1 cluster");
  });

  test("what has no value is a dash in every kind of placeholder, never NaN and never 0", () => {
    expect(t("a.plain", { name: null })).toBe("Hello —");
    expect(t("a.number", { count: null, total: 9 })).toBe("— of 9");
    expect(t("a.number", { count: Number.NaN, total: Number.POSITIVE_INFINITY })).toBe("— of —");
    expect(t("a.plural", { count: null })).toBe("— clusters");
  });

  test("a name with NaN in it stays", () => {
    expect(t("a.plain", { name: "NaNjing" })).toBe("Hello NaNjing");
    expect(t("a.plain", { name: "NaN" })).toBe("Hello NaN");
  });

  test("text in values is text, not a message", () => {
    expect(t("a.plain", { name: "{count, plural}<b>#</b>" })).toBe("Hello {count, plural}<b>#</b>");
  });

  test("a missing id, a malformed message and a missing value show the id", () => {
    expect(t("a.missing")).toBe("a.missing");
    expect(t("a.malformed", { count: 1 })).toBe("a.malformed");
    expect(t("a.plain")).toBe("a.plain");
    expect(["constructor", "__proto__", "", "a/plain "].map((id) => t(id))).toEqual([
      "constructor",
      "__proto__",
      "",
      "a/plain ",
    ]);
  });

  test("never throws, whatever the id and the values", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.double(), fc.constant(null))),
        (id, values) => {
          expect(typeof t(id, values)).toBe("string");
        },
      ),
    );
  });
});

test("messages are compiled to plain JSON, which a page can hand to the browser, and read the same there", () => {
  const compiled = compileAll(MESSAGES);
  expect(JSON.parse(JSON.stringify(compiled))).toStrictEqual(compiled);
  const sent = createTranslate("en", (id) => compiled[id]);
  expect(sent("a.plural", { count: 2 })).toBe(t("a.plural", { count: 2 }));
  expect(Object.keys(compiled)).not.toContain("a.malformed");
});

test("the reader of ICU arguments sees nested branches and skips quotes", () => {
  expect(
    readArguments("{a} {n, plural, =0 {none} one {one {b}} other {# '{'c'}'}} {d, number}").map(({ name }) => name),
  ).toEqual(["a", "b", "n", "d"]);
  expect(() => readArguments("{a")).toThrow();
});
