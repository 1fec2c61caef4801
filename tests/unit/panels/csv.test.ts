import { expect, test } from "vitest";
import { escapeCell } from "@/lib/panels/csv";

test.each([
  [null, ""],
  [1.5, "1.5"],
  [-3, "-3"],
  ["plain", "plain"],
  ["a,b", '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ["two\nlines", '"two\nlines"'],
  ["=1+1", "'=1+1"],
  ["+49", "'+49"],
  ["-cmd", "'-cmd"],
  ["@sum(a,b)", '"\'@sum(a,b)"'],
])("the cell %j is written as %s: no spreadsheet runs it", (cell, expected) => {
  expect(escapeCell(cell)).toBe(expected);
});
