// Writes how much of each region scraping reached: members that should answer and members that did, minute by minute for a week and
// in hours for the whole window. Counted from the segments of all lives at once, since 28 days of minutes are few per region only.
import { RECORDED } from "../../lib/slo/recorded-series";
import type { World } from "../model/world";
import type { BlockWriter } from "../tsdb/block";
import { labelText } from "./labels";
import { grid, type Span } from "./times";

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface Reach {
  expectedCount: number;
  /** first the change in each minute, then the members that answered in it */
  readonly answered: Int32Array;
}

/** Members that answered at the end of each minute after `fromMs`, per region. */
function countAnswers(world: World, fromMs: number, minuteCount: number): Map<string, Reach> {
  const regions = new Map<string, Reach>();
  // a segment begins to count with the first whole minute at or after its start
  const minuteAt = (timeMs: number) => Math.min(minuteCount, Math.max(0, Math.ceil((timeMs - fromMs) / MINUTE_MS) - 1));
  for (const { cluster, timeline } of world.lives.values()) {
    const reach = regions.get(cluster.region.id) ?? { expectedCount: 0, answered: new Int32Array(minuteCount + 1) };
    regions.set(cluster.region.id, reach);
    reach.expectedCount += cluster.members.length;
    const { answered } = reach;
    for (const segment of timeline) {
      if (!segment.cluster.isEtcdScraped) continue;
      const count = segment.members.filter(({ isUp }) => isUp).length;
      const first = minuteAt(segment.fromMs);
      const last = minuteAt(segment.toMs);
      answered[first] = (answered[first] ?? 0) + count;
      answered[last] = (answered[last] ?? 0) - count;
    }
  }
  for (const { answered } of regions.values())
    for (let minute = 1; minute < answered.length; minute += 1)
      answered[minute] = (answered[minute] ?? 0) + (answered[minute - 1] ?? 0);
  return regions;
}

export function writeScrapeTargets(file: BlockWriter, world: World, span: Span): void {
  const hours = grid(span, 28 * DAY_MS, HOUR_MS);
  const minutes = grid(span, 7 * DAY_MS, MINUTE_MS);
  const fromMs = Math.min(hours[0] ?? span.nowMs, minutes[0] ?? span.nowMs) - HOUR_MS;
  const regions = countAnswers(world, fromMs, Math.ceil((span.nowMs - fromMs) / MINUTE_MS));
  for (const [region, { expectedCount, answered }] of regions) {
    const answeredAt = (timeMs: number) => answered[Math.round((timeMs - fromMs) / MINUTE_MS) - 1] ?? 0;
    const sumOfHour = (timeMs: number) => {
      let sum = 0;
      for (let minute = 0; minute < 60; minute += 1) sum += answeredAt(timeMs - minute * MINUTE_MS);
      return sum;
    };
    const write = (name: string, kind: string, times: readonly number[], valueAt: (timeMs: number) => number) =>
      file.series(`${name}{${labelText({ kind, region })}}`, times, (index) => valueAt(times[index] ?? 0));
    write(RECORDED.scrapeTargets, "expected", minutes, () => expectedCount);
    write(RECORDED.scrapeTargets, "answered", minutes, answeredAt);
    write(RECORDED.scrapeTargetsTile1h, "expected", hours, () => expectedCount * 60);
    write(RECORDED.scrapeTargetsTile1h, "answered", hours, sumOfHour);
  }
}
