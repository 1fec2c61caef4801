// Moments as text: 24 h, in a named zone, short enough for a table; and ages ("12 s ago").
// Assembled from parts, so that both languages and all ICU versions give the same shape.
import { formatDuration } from "./duration";
import { isValue, NONE } from "./number";
import type { UnitLocale } from "./unit";

export interface TimeOptions {
  /** IANA name or "UTC". An unknown zone is shown in UTC, with "UTC" beside it where the zone is asked for. */
  readonly timeZone: string;
  readonly locale: UnitLocale;
  /** Adds the zone: "10:24:30 UTC". A page says it once. */
  readonly hasZone?: boolean;
  /** Default true for `formatTime`, false for `formatDateTime`. */
  readonly hasSeconds?: boolean;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
/** Largest moment that a JavaScript date can hold. */
const MAX_UNIX_MS = 8.64e15;
const partFormatters = new Map<string, Intl.DateTimeFormat>();

/** Can this runtime format in that zone? */
export function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone });
    return true;
  } catch {
    return false;
  }
}

/** "10:24:30", with the zone "10:24:30 UTC". */
export function formatTime(unixMs: number | null | undefined, options: TimeOptions): string {
  if (!isMoment(unixMs)) return NONE;
  const parts = getParts(unixMs, options.timeZone);
  const time = `${parts.hour}:${parts.minute}${options.hasSeconds === false ? "" : `:${parts.second}`}`;
  return withZone(time, unixMs, options);
}

/** "19 Nov 10:03", in Chinese "11月19日 10:03"; the year is added when it is not that of `nowUnixMs`. */
export function formatDateTime(
  unixMs: number | null | undefined,
  options: TimeOptions & { readonly nowUnixMs?: number },
): string {
  if (!isMoment(unixMs)) return NONE;
  const parts = getParts(unixMs, options.timeZone);
  const time = `${parts.hour}:${parts.minute}${options.hasSeconds ? `:${parts.second}` : ""}`;
  return withZone(`${formatDate(unixMs, options)} ${time}`, unixMs, options);
}

/** "19 Nov", in Chinese "11月19日". */
export function formatDate(
  unixMs: number | null | undefined,
  options: TimeOptions & { readonly nowUnixMs?: number },
): string {
  if (!isMoment(unixMs)) return NONE;
  const parts = getParts(unixMs, options.timeZone);
  const hasYear = isMoment(options.nowUnixMs) && getParts(options.nowUnixMs, options.timeZone).year !== parts.year;
  const month = Number(parts.month);
  const day = Number(parts.day);
  if (options.locale === "zh-CN") return `${hasYear ? `${parts.year}年` : ""}${month}月${day}日`;
  return `${day} ${MONTHS[month - 1] ?? ""}${hasYear ? ` ${parts.year}` : ""}`;
}

/** ISO 8601 in UTC, for copies and tooltips: "2026-11-19T10:24:30Z". */
export function formatIsoTime(unixMs: number | null | undefined): string {
  return isMoment(unixMs) ? new Date(unixMs).toISOString().replace(".000Z", "Z") : NONE;
}

/** "12 s ago", "33 min ago"; a moment ahead of the clock says so, since that is a clock to mend. */
export function formatAge(ageSeconds: number | null | undefined, locale: UnitLocale = "en"): string {
  if (!isValue(ageSeconds)) return NONE;
  const whole = ageSeconds < 0 ? Math.ceil(ageSeconds) : Math.floor(ageSeconds);
  const text = formatDuration(Math.abs(whole), { locale, isWhole: true });
  if (locale === "zh-CN") return `${text}${whole < 0 ? "后" : "前"}`;
  return whole < 0 ? `in ${text}` : `${text} ago`;
}

/** "UTC", "GMT+8": what is written beside times of that zone at that moment. */
export function formatZone(timeZone: string, unixMs: number): string {
  if (timeZone === "UTC" || !isMoment(unixMs)) return "UTC";
  const parts = getFormatter(timeZone).formatToParts(unixMs);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
  return /^GMT([+-]0)?$/.test(name) ? "UTC" : name;
}

interface Parts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
}

/** Calendar parts of a moment in a zone, two digits each. `unixMs` must be a moment that a date can hold. */
export function getParts(unixMs: number, timeZone: string): Parts {
  const found: Record<string, string> = {};
  for (const { type, value } of getFormatter(timeZone).formatToParts(unixMs)) found[type] = value;
  const { year = "", month = "", day = "", hour = "", minute = "", second = "" } = found;
  return { year, month, day, hour, minute, second };
}

function isMoment(unixMs: number | null | undefined): unixMs is number {
  return isValue(unixMs) && Math.abs(unixMs) <= MAX_UNIX_MS;
}

function withZone(text: string, unixMs: number, options: TimeOptions): string {
  return options.hasZone ? `${text} ${formatZone(options.timeZone, unixMs)}` : text;
}

function getFormatter(timeZone: string): Intl.DateTimeFormat {
  const known = partFormatters.get(timeZone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat("en-US", {
    timeZone: isTimeZone(timeZone) ? timeZone : "UTC",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "shortOffset",
  });
  // Zones come from a URL: the cache must not grow with junk.
  if (partFormatters.size < 500) partFormatters.set(timeZone, formatter);
  return formatter;
}
