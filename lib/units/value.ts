// One value of any unit as text: the single door for tables, tiles, tooltips and pictures.
import { formatDuration, formatMinutes } from "./duration";
import { NONE } from "./number";
import { formatBurn, formatBytes, formatBytesPerSecond, formatCores, formatCount, formatPerSecond } from "./quantity";
import { formatRatio, type RatioOptions } from "./ratio";
import { formatDateTime } from "./time";
import type { Unit, UnitLocale } from "./unit";

export interface ValueOptions extends RatioOptions {
  readonly locale: UnitLocale;
  /** For moments. Default UTC. */
  readonly timeZone?: string;
  readonly nowUnixMs?: number;
}

/** The value as people read it; "—" for null, NaN and an empty text. Text passes as it is: escape it where it lands. */
export function formatValue(unit: Unit, value: number | string | null | undefined, options: ValueOptions): string {
  if (value === null || value === undefined || value === "") return NONE;
  if (typeof value === "string") return value;
  const { locale, timeZone = "UTC", nowUnixMs } = options;
  switch (unit) {
    case "ratio":
      return formatRatio(value, options);
    case "count":
      return formatCount(value);
    case "seconds":
      return formatDuration(value, { locale });
    case "bytes":
      return formatBytes(value);
    case "bytesPerSecond":
      return formatBytesPerSecond(value);
    case "perSecond":
      return formatPerSecond(value);
    case "cores":
      return formatCores(value, locale);
    case "burnRate":
      return formatBurn(value);
    case "minutes":
      return formatMinutes(value, { locale });
    case "text":
      return Number.isFinite(value) ? String(value) : NONE;
    case "unixMs":
      return formatDateTime(value, { timeZone, locale, nowUnixMs });
    default:
      return unit satisfies never;
  }
}
