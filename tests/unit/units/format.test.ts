import { describe, expect, test } from "vitest";
import { UNITS as CONTRACT_UNITS, type Unit as ContractUnit } from "@/lib/contract/views";
import { LOCALES, type Locale } from "@/lib/text/locale";
import {
  formatBurn,
  formatBytes,
  formatBytesPerSecond,
  formatCores,
  formatCount,
  formatCountOf,
  formatPerSecond,
} from "@/lib/units/quantity";
import { formatBudget, formatObjective, formatRatio } from "@/lib/units/ratio";
import { UNIT_LOCALES, UNITS, type Unit, type UnitLocale } from "@/lib/units/unit";
import { formatValue } from "@/lib/units/value";

test("the units and languages of lib/units are those of the contract and of the texts", () => {
  expect(UNITS).toEqual(CONTRACT_UNITS);
  expect(UNIT_LOCALES).toEqual(LOCALES);
  const units: ContractUnit[] = [...UNITS] satisfies Unit[];
  const locales: Locale[] = [...UNIT_LOCALES] satisfies UnitLocale[];
  expect(units.length + locales.length).toBe(UNITS.length + UNIT_LOCALES.length);
});

describe("formatRatio", () => {
  test.each([
    [0.999962, 0.9995, "99.9962 %"],
    [0.999962, 0.999, "99.996 %"],
    [0.9871, 0.99, "98.71 %"],
    [0.5, 0.5, "50.00 %"],
    // never up to 100
    [0.99999999, 0.9995, "99.9999 %"],
    [0.9999999999, 0.99, "99.99 %"],
    [1, 0.9995, "100 %"],
    // never up to an objective that is missed
    [0.9994999999, 0.9995, "99.9499 %"],
    [0.9995, 0.9995, "99.9500 %"],
    [0.99950000001, 0.9995, "99.9500 %"],
    [0, 0.9995, "0 %"],
    [0.0000001, 0.99, "<0.01 %"],
    [-0.1, 0.99, "−10.00 %"],
    [null, 0.99, "—"],
    [Number.NaN, 0.99, "—"],
    [Number.POSITIVE_INFINITY, 0.99, "—"],
  ])("%d against %d reads %s", (ratio, objectiveRatio, text) => {
    expect(formatRatio(ratio, { objectiveRatio })).toBe(text);
  });

  test.each([
    [0.99981, "99.981"],
    [0.9994, "99.940"],
    [0.9999999, "99.999"],
    [1, "100"],
    [null, "—"],
  ])("a tile shows %d as %s", (ratio, text) => {
    expect(formatRatio(ratio, { objectiveRatio: 0.9995, style: "tile" })).toBe(text);
  });

  test.each([
    [0.465, "46.5 %"],
    [0.43, "43 %"],
    [0.078, "7.8 %"],
    [0.0022, "0.22 %"],
    [0.000001234, "0.00012 %"],
    [1e-12, "<0.000001 %"],
    [0.991, "99.10 %"],
    [0.99997, "99.997 %"],
    [0.99999999, "99.999999 %"],
    [1.4, "140 %"],
  ])("without an objective %d reads %s", (ratio, text) => {
    expect(formatRatio(ratio)).toBe(text);
  });

  test("the number alone has the same digits", () => {
    expect(formatRatio(0.999962, { objectiveRatio: 0.9995, style: "number" })).toBe("99.9962");
  });

  test.each([
    [0.9995, "≥ 99.95 %"],
    [0.999, "≥ 99.9 %"],
    [0.99, "≥ 99 %"],
    [0.99999, "≥ 99.999 %"],
    [null, "—"],
  ])("objective %d reads %s", (objective, text) => expect(formatObjective(objective)).toBe(text));
});

describe("formatBudget", () => {
  test.each([
    [0.57, "57 % left"],
    [1, "100 % left"],
    [0.999, "99 % left"],
    [0, "0 % left"],
    [0.004, "0.4 % left"],
    [0.00004, "<0.1 % left"],
    [0.0099, "1 % left"],
    [-0.12, "−12 %"],
    [-0.0004, "−0.1 %"],
    [-2.12, "−212 %"],
    [-55, "−5,500 %"],
    [null, "—"],
    [Number.NaN, "—"],
  ])("%d reads %s", (ratio, text) => expect(formatBudget(ratio)).toBe(text));

  test("speaks Chinese, and can leave the word out", () => {
    expect(formatBudget(0.57, { locale: "zh-CN" })).toBe("剩余 57 %");
    expect(formatBudget(0.57, { style: "number" })).toBe("57 %");
  });
});

describe("formatCount", () => {
  test.each([
    [0, "0"],
    [-0, "0"],
    [9912, "9,912"],
    [100_000, "100,000"],
    [182_406, "182.4 k"],
    [118_400_000, "118.4 M"],
    [999_999, "1.0 M"],
    [-42, "−42"],
    [2.5, "2.5"],
    [2.345, "2.35"],
    [45.67, "45.7"],
    [0.0001, "<0.01"],
    [1.2e19, "12,000.0 P"],
    [null, "—"],
    [undefined, "—"],
    [Number.NaN, "—"],
    [Number.NEGATIVE_INFINITY, "—"],
  ])("%d reads %s", (count, text) => expect(formatCount(count)).toBe(text));

  test("part of a whole", () => {
    expect(formatCountOf(14, 9823)).toBe("14 of 9,823");
    expect(formatCountOf(14, 9823, "zh-CN")).toBe("14 / 9,823");
    expect(formatCountOf(null, 3)).toBe("— of 3");
  });
});

test.each([
  [9.3, "9.3×"],
  [0, "0.0×"],
  [99.94, "99.9×"],
  [99.96, "100×"],
  [194.4, "194×"],
  [2000, "2,000×"],
  [-1, "−1.0×"],
  [null, "—"],
  [Number.NaN, "—"],
])("burn %d reads %s", (burnRate, text) => expect(formatBurn(burnRate)).toBe(text));

test.each([
  [0, "0 B"],
  [512, "512 B"],
  [0.4, "0.4 B"],
  [0.001, "<0.1 B"],
  [1024, "1 KiB"],
  [1023 * 1024 + 400, "1,023 KiB"],
  [1024 ** 2 - 1, "1.0 MiB"],
  [3.4 * 1024 ** 3, "3.4 GiB"],
  [182 * 1024 ** 2 + 5, "182 MiB"],
  [8 * 1024 ** 3, "8 GiB"],
  [-2 * 1024 ** 3, "−2 GiB"],
  [5 * 1024 ** 7, "5,120 EiB"],
  [null, "—"],
  [Number.NaN, "—"],
])("%d bytes read %s", (bytes, text) => expect(formatBytes(bytes)).toBe(text));

test("rates and cores carry their unit", () => {
  expect(formatBytesPerSecond(11.4 * 1024 ** 2)).toBe("11.4 MiB/s");
  expect(formatPerSecond(212)).toBe("212 /s");
  expect(formatPerSecond(118.4e6)).toBe("118.4 M/s");
  expect(formatPerSecond(0.25)).toBe("0.25 /s");
  expect(formatCores(1.4)).toBe("1.4 cores");
  expect(formatCores(1)).toBe("1 core");
  expect(formatCores(1.4, "zh-CN")).toBe("1.4 核");
});

describe("formatValue", () => {
  test.each([
    ["ratio", 0.078, "7.8 %"],
    ["count", 9912, "9,912"],
    ["seconds", 0.48, "480 ms"],
    ["bytes", 1024, "1 KiB"],
    ["bytesPerSecond", 1024, "1 KiB/s"],
    ["perSecond", 3, "3 /s"],
    ["cores", 2, "2 cores"],
    ["burnRate", 9.3, "9.3×"],
    ["minutes", 12.4, "12.4 min"],
    ["text", 7, "7"],
    ["unixMs", Date.UTC(2026, 10, 19, 10, 3), "19 Nov 10:03"],
  ] as const)("%s", (unit, value, text) => expect(formatValue(unit, value, { locale: "en" })).toBe(text));

  test.each(UNITS)("no value of unit %s is shown as a dash, never as zero", (unit) => {
    for (const none of [null, undefined, Number.NaN, Number.POSITIVE_INFINITY, ""]) {
      expect(formatValue(unit, none, { locale: "zh-CN" })).toBe("—");
    }
  });

  test("text passes as it is", () => expect(formatValue("text", "gz-3", { locale: "en" })).toBe("gz-3"));
});
