// Whatever stands in a file, the answer is a value: problems with a place inside the text and words in both languages, never a throw.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { formatProblems } from "@/lib/config/format-problems";
import { checkConfig, parseConfig } from "@/lib/config/parse-config";
import { parseInventory } from "@/lib/config/parse-inventory";
import type { ConfigProblem } from "@/lib/config/problems";
import { configSchema } from "@/lib/config/schema";
import { listKeyPaths } from "@/lib/config/schema-keys";

function expectToldWell(text: string, problems: readonly ConfigProblem[]): void {
  const lineCount = text.split("\n").length;
  for (const problem of problems) {
    expect(problem.line).toBeGreaterThanOrEqual(1);
    expect(problem.line).toBeLessThanOrEqual(lineCount + 1);
    for (const words of [problem.message, problem.expected, problem.remedy]) {
      expect(words).not.toBe("");
      expect(words).not.toMatch(/^config\./);
    }
  }
}

function check(text: string): void {
  const { config, errors, warnings } = checkConfig(text, "raftboard.yaml");
  expect(config === null).toBe(errors.length > 0);
  expectToldWell(text, [...errors, ...warnings]);
  expect(formatProblems(checkConfig(text, "raftboard.yaml", "zh-CN").errors, "zh-CN")).not.toMatch(/config\.\w+\.\w+/);
  const inventory = parseInventory(text, "inventory.yaml");
  expectToldWell(text, [...inventory.errors, ...inventory.warnings]);
}

const keys = [...new Set(listKeyPaths(configSchema).flatMap((path) => path.replaceAll("[]", "").split(".")))];
const junk = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(
    null,
    "none",
    "gz",
    "http://h",
    "http://u:p@h/api/v1?x",
    '{job="x"}',
    "15s",
    "99.9%",
    "*",
    "le",
    99.9,
  ),
);
const nearly = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    junk,
    fc.array(tie("node"), { maxLength: 4 }),
    fc.dictionary(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...keys) }, fc.string()), tie("node"), {
      maxKeys: 6,
    }),
  ),
})).node;

describe("parseConfig and parseInventory never throw", { timeout: 60_000 }, () => {
  test("on any text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), check), { numRuns: 300 });
  });

  test("on any text of YAML's own signs", () => {
    const sign = fc.constantFrom(
      "a",
      " ",
      "\n",
      "-",
      ":",
      "?",
      "[",
      "]",
      "{",
      "}",
      "&a",
      "*a",
      "!",
      "|",
      ">",
      "'",
      '"',
      "#",
      "\t",
      "%",
      ",",
    );
    fc.assert(
      fc.property(
        fc.array(sign, { maxLength: 60 }).map((signs) => signs.join("")),
        check,
      ),
      { numRuns: 300 },
    );
  });

  test("on any document", () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true }).map((value) => stringify(value) ?? ""),
        check,
      ),
      {
        numRuns: 200,
      },
    );
  });

  test("on documents that are nearly a config", () => {
    fc.assert(
      fc.property(
        nearly.map((value) => stringify(value) ?? ""),
        check,
      ),
      { numRuns: 200 },
    );
  });

  test("on a config with one part replaced by junk", () => {
    const valid = configSchema.parse({
      datasources: [
        { url: "http://a", regions: ["a"] },
        { id: "b", url: "http://b", regions: ["b"] },
      ],
      slo: { overrides: [{ match: { spec: "a" }, floors: { write: 0.9 } }, { match: { scenario: "b" } }] },
    });
    const paths = listPaths(valid);
    fc.assert(
      fc.property(fc.constantFrom(...paths), nearly, (path, value) => {
        const copy: unknown = structuredClone(valid);
        const parent: unknown = path.slice(0, -1).reduce<unknown>((at, key) => Reflect.get(Object(at), key), copy);
        Reflect.set(Object(parent), path.at(-1) ?? "", value);
        check(stringify(copy));
      }),
      { numRuns: 150 },
    );
  });
});

test("what a valid config says survives a round trip through YAML", () => {
  const valid = configSchema.parse({ datasources: [{ url: "http://a" }] });
  const parsed = parseConfig(stringify(valid), "raftboard.yaml");
  expect(parsed.ok && parsed.value).toEqual(valid);
});

function listPaths(value: unknown, at: readonly string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [[...at, key], ...listPaths(child, [...at, key])]);
}
