// Times of a date-and-time field ("2026-11-19T10:02:30", no zone) in a zone that need not be the browser's.

const PARTS = ["year", "month", "day", "hour", "minute", "second"] as const;

/** What a field shows for that moment in that zone. */
export function formatWallTime(unixMs: number, timeZone: string): string {
  const [year = "", month = "", day = "", hour = "", minute = "", second = ""] = getParts(unixMs, timeZone);
  return `${year}-${month}-${day}T${hour}:${minute}:${second}`;
}

/** The moment that a field means in that zone; null when it is not filled. A time that a clock change skips counts on from before it. */
export function parseWallTime(text: string, timeZone: string): number | null {
  const asUtcMs = Date.parse(`${text}Z`);
  if (!Number.isFinite(asUtcMs)) return null;
  // The offset belongs to the moment, which is what we look for: one correction is enough except at a clock change.
  const guessMs = asUtcMs - getOffsetMs(asUtcMs, timeZone);
  return asUtcMs - getOffsetMs(guessMs, timeZone);
}

function getOffsetMs(unixMs: number, timeZone: string): number {
  const wallMs = Date.parse(`${formatWallTime(unixMs, timeZone)}Z`);
  return wallMs - Math.floor(unixMs / 1000) * 1000;
}

function getParts(unixMs: number, timeZone: string): string[] {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(unixMs);
  return PARTS.map((type) => parts.find((part) => part.type === type)?.value ?? "");
}
