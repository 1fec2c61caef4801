// The value axis of a chart: two to four round ticks in the unit that people read (ms, GiB, %), and the unit's short name,
// which stands once beside the title instead of at every tick.
import { formatDigits } from "../units/number";
import { chooseByteScale } from "../units/quantity";
import type { Unit, UnitLocale } from "../units/unit";
import type { Extent } from "./domain";

export interface Tick {
  readonly value: number;
  readonly label: string;
}

export interface ValueAxis {
  readonly min: number;
  readonly max: number;
  /** ascending, 2 to 4, all within min..max */
  readonly ticks: readonly Tick[];
  /** "ms", "MiB/s", "" where the labels say it */
  readonly unitLabel: string;
}

interface Scale {
  /** shown = value / factor */
  readonly factor: number;
  readonly unitLabel: string;
  /** behind each label: " %", "×" */
  readonly suffix: string;
  /** candidates for a step within a magnitude of `base` */
  readonly steps: readonly number[];
  readonly base: number;
  /** a step of less than this makes no sense (half a leader change) */
  readonly minStep: number;
}

const DECIMAL = { steps: [1, 2, 2.5, 5], base: 10, minStep: 0 } as const;
const BINARY = { steps: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512], base: 1024, minStep: 0 } as const;
const SIXTIETHS = { steps: [1, 2, 5, 10, 15, 20, 30], base: 60, minStep: 0 } as const;
const MAX_INTERVALS = 3;
const MAX_DECIMALS = 12;

/** The axis for these values: min and max are moved out to round ticks. */
export function buildValueAxis(domain: Extent, unit: Unit, locale: UnitLocale): ValueAxis {
  const size = Math.max(Math.abs(domain.min), Math.abs(domain.max));
  const scale = chooseScale(unit, size, locale);
  const min = domain.min / scale.factor;
  const max = domain.max / scale.factor;
  // A ratio that stays within 100 % gets no tick beyond it.
  const limit = unit === "ratio" && domain.max <= 1 ? 100 : Number.POSITIVE_INFINITY;
  const step = chooseStep(min, max, scale);
  const first = Math.floor(min / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(max / step - 1e-9));
  const decimals = countDecimals(step);
  const ticks: Tick[] = [];
  for (let index = first; index <= last; index += 1) {
    const shown = index * step;
    if (shown > limit + 1e-9) continue;
    ticks.push({ value: shown * scale.factor, label: `${formatDigits(shown, decimals)}${scale.suffix}` });
  }
  return {
    min: first * step * scale.factor,
    max: Math.min(last * step, limit) * scale.factor,
    ticks,
    unitLabel: scale.unitLabel,
  };
}

/** Smallest round step that covers the span in at most three intervals. */
function chooseStep(min: number, max: number, scale: Scale): number {
  const span = max - min;
  const { minStep } = scale;
  // Parts of a unit are decimal everywhere: nobody reads 1/1024 GiB or 1/60 min.
  const { steps, base } = span / MAX_INTERVALS < 1 ? DECIMAL : scale;
  let magnitude = base ** Math.floor(Math.log(span / MAX_INTERVALS) / Math.log(base));
  for (let round = 0; round < 4; round += 1) {
    for (const candidate of steps) {
      const step = candidate * magnitude;
      if (step < minStep) continue;
      const intervals = Math.ceil(max / step - 1e-9) - Math.floor(min / step + 1e-9);
      if (intervals <= MAX_INTERVALS) return step;
    }
    magnitude *= base;
  }
  return span;
}

function countDecimals(step: number): number {
  for (let decimals = 0; decimals < MAX_DECIMALS; decimals += 1) {
    const scaled = step * 10 ** decimals;
    if (Math.round(scaled) > 0 && Math.abs(scaled - Math.round(scaled)) < 1e-6) return decimals;
  }
  return MAX_DECIMALS;
}

function chooseScale(unit: Unit, size: number, locale: UnitLocale): Scale {
  const isEnglish = locale === "en";
  const plain = { ...DECIMAL, factor: 1, suffix: "", unitLabel: "" };
  switch (unit) {
    case "seconds":
      return chooseTimeScale(size, isEnglish);
    case "minutes":
      return { ...plain, unitLabel: isEnglish ? "min" : "分钟" };
    case "bytes":
    case "bytesPerSecond": {
      const { factor, suffix } = chooseByteScale(size);
      return { ...plain, ...BINARY, factor, unitLabel: unit === "bytes" ? suffix : `${suffix}/s` };
    }
    case "ratio":
      return { ...plain, factor: 0.01, suffix: " %" };
    case "burnRate":
      return { ...plain, suffix: "×" };
    case "perSecond":
      return { ...chooseCountScale(size, 0), unitLabel: isEnglish ? "per second" : "每秒" };
    case "count":
      return chooseCountScale(size, 1);
    case "cores":
      return { ...plain, unitLabel: isEnglish ? "cores" : "核" };
    case "text":
    case "unixMs":
      return plain;
    default:
      return unit satisfies never;
  }
}

function chooseTimeScale(sizeSeconds: number, isEnglish: boolean): Scale {
  const decimal = { ...DECIMAL, suffix: "" };
  if (sizeSeconds < 0.0001) return { ...decimal, factor: 1e-6, unitLabel: "µs" };
  if (sizeSeconds <= 1) return { ...decimal, factor: 1e-3, unitLabel: "ms" };
  if (sizeSeconds < 120)
    return {
      ...SIXTIETHS,
      ...(sizeSeconds < 10 ? DECIMAL : {}),
      suffix: "",
      factor: 1,
      unitLabel: isEnglish ? "s" : "秒",
    };
  if (sizeSeconds < 7_200) return { ...SIXTIETHS, suffix: "", factor: 60, unitLabel: isEnglish ? "min" : "分钟" };
  if (sizeSeconds < 259_200) return { ...decimal, factor: 3_600, unitLabel: isEnglish ? "h" : "小时" };
  return { ...decimal, factor: 86_400, unitLabel: isEnglish ? "d" : "天" };
}

function chooseCountScale(size: number, minStep: number): Scale {
  const plain = { ...DECIMAL, unitLabel: "" };
  if (size <= 100_000) return { ...plain, factor: 1, suffix: "", minStep };
  if (size < 1e6) return { ...plain, factor: 1e3, suffix: " k" };
  if (size < 1e9) return { ...plain, factor: 1e6, suffix: " M" };
  return { ...plain, factor: 1e9, suffix: " G" };
}
