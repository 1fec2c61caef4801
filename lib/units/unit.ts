// The units a value can have, and the language of the few words that formatting needs.
// The room is left of lib/contract and lib/text, so both lists are written here too; a unit test holds them equal.

export const UNITS = [
  "ratio",
  "count",
  "seconds",
  "bytes",
  "bytesPerSecond",
  "perSecond",
  "cores",
  "burnRate",
  "minutes",
  "text",
  "unixMs",
] as const;
/** Same union as `Unit` of lib/contract/views.ts. `ratio` is 0..1, shown in per cent. */
export type Unit = (typeof UNITS)[number];

export const UNIT_LOCALES = ["en", "zh-CN"] as const;
/** Same union as `Locale` of lib/text/locale.ts. */
export type UnitLocale = (typeof UNIT_LOCALES)[number];
