// A moment as the URL writes it: fixed, or relative to the clock of whoever opens the link.
// Accepted: Unix milliseconds or seconds, ISO 8601, `now`, `now-6h`. Written: milliseconds, `now`, `now-6h`.
import { formatDurationToken, parseDurationSeconds } from "../units/duration";
import type { TextParser } from "./codec";

export type TimePoint =
  | { readonly kind: "fixed"; readonly unixMs: number }
  /** `agoSeconds` before now; 0 is now */
  | { readonly kind: "relative"; readonly agoSeconds: number };

export const NOW: TimePoint = { kind: "relative", agoSeconds: 0 };

/** Under this a number is seconds: as seconds it is the year 5138, as milliseconds it is 1973. */
const SECONDS_BELOW = 1e11;
const MAX_UNIX_MS = 8.64e15;
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Unix milliseconds of a fixed moment: number or ISO 8601 (without a zone: UTC); null for anything else. */
export function parseMoment(text: string): number | null {
  if (/^\d{1,16}$/.test(text)) {
    const value = Number(text);
    const unixMs = value < SECONDS_BELOW ? value * 1000 : value;
    return unixMs <= MAX_UNIX_MS ? unixMs : null;
  }
  return parseIso(text);
}

/** Null when the text is no moment. */
export function parseTimePoint(text: string): TimePoint | null {
  if (text === "now") return NOW;
  if (text.startsWith("now-")) {
    const agoSeconds = parseDurationSeconds(text.slice("now-".length));
    return agoSeconds === null ? null : { kind: "relative", agoSeconds };
  }
  const unixMs = parseMoment(text);
  return unixMs === null ? null : { kind: "fixed", unixMs };
}

export function formatTimePoint(point: TimePoint): string {
  if (point.kind === "fixed") return formatMoment(point.unixMs);
  return point.agoSeconds === 0 ? "now" : `now-${formatDurationToken(point.agoSeconds)}`;
}

/** Milliseconds, or ISO 8601 for moments so early that milliseconds would read as seconds. */
export function formatMoment(unixMs: number): string {
  return unixMs < SECONDS_BELOW ? new Date(unixMs).toISOString() : String(Math.round(unixMs));
}

export const parseTimePointText: TextParser<TimePoint> = (text) => {
  const value = parseTimePoint(text);
  return value ? { ok: true, value } : { ok: false, refusal: { messageId: "url.bad-time" } };
};

export const parseMomentText: TextParser<number> = (text) => {
  const value = parseMoment(text);
  return value === null ? { ok: false, refusal: { messageId: "url.bad-moment" } } : { ok: true, value };
};

export function isSameTimePoint(one: TimePoint, other: TimePoint): boolean {
  if (one.kind === "fixed") return other.kind === "fixed" && one.unixMs === other.unixMs;
  return other.kind === "relative" && one.agoSeconds === other.agoSeconds;
}

export function toUnixMs(point: TimePoint, nowUnixMs: number): number {
  return point.kind === "fixed" ? point.unixMs : nowUnixMs - point.agoSeconds * 1000;
}

function parseIso(text: string): number | null {
  const match = ISO.exec(text);
  if (!match) return null;
  const [, year, month, day, hour = "00", minute = "00", second = "00", fraction = "", zone = "Z"] = match;
  const milliseconds = fraction.padEnd(3, "0").slice(0, 3);
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}`;
  const wallUnixMs = Date.parse(`${local}Z`);
  // Date.parse rolls 30 February over to March: a day that does not exist is refused instead.
  if (!Number.isFinite(wallUnixMs) || new Date(wallUnixMs).toISOString() !== `${local}Z`) return null;
  const offsetMinutes = parseOffsetMinutes(zone);
  if (offsetMinutes === null) return null;
  const unixMs = wallUnixMs - offsetMinutes * 60_000;
  return unixMs >= 0 ? unixMs : null;
}

function parseOffsetMinutes(zone: string): number | null {
  if (zone === "Z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 14 || minutes > 59) return null;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}
