// One cluster's recorded past: counts of any SLI over any window, and the health and budget that follow by the rules' decisions.

import { BURN_PAIRS, type BurnPair, type BurnTier, canPage, MIN_COVERAGE_RATIO } from "../../lib/slo/burn-pairs";
import { classifyHealth } from "../../lib/slo/classify-health";
import {
  HEALTH_CODES,
  SLI_IDS,
  SLO_WINDOW_MINUTES,
  type SliId,
  WINDOW_SECONDS,
  type Window,
  type Witness,
} from "../../lib/slo/vocabulary";
import { EVENT_SLIS, type EventSli, judgeMinutes, type MinuteSums, PARTS, sliWalker, sumBetween } from "../model/sli";
import { segmentIndexAt } from "../model/timeline";
import type { ClusterLife } from "../model/world";

const HOUR_MS = 3_600_000;
const TILE_MS = 300_000;
const MINUTE_MS = 60_000;

/** Running counts on a grid of times. */
interface Grid {
  readonly stepMs: number;
  readonly fromMs: number;
  /** per SLI of EVENT_SLIS: total, good */
  readonly columns: readonly Float64Array[];
}

export type RecordedSli = SliId;
export const RECORDED_SLIS = SLI_IDS;
export const OBJECTIVES: Readonly<Record<RecordedSli, number>> = {
  availability: 0.9995,
  write: 0.999,
  read: 0.999,
  disk: 0.99,
  integrity: 0.9999,
};

function isEventSli(sli: RecordedSli): sli is EventSli {
  return EVENT_SLIS.some((event) => event === sli);
}

export interface Counts {
  readonly total: number;
  readonly good: number;
}

// a plain function: this runs millions of times
function delta(column: Float64Array | undefined, first: number, last: number): number {
  return Math.max(0, (column?.[last] ?? 0) - (column?.[first] ?? 0));
}

export class ClusterHistory {
  readonly minutes: MinuteSums;
  private readonly hours: Grid;
  private readonly tiles: Grid;
  private readonly fine: Grid;

  /** `nowMs` is a whole minute: the end of the past. */
  constructor(
    readonly life: ClusterLife,
    readonly nowMs: number,
  ) {
    const hourEnd = Math.floor(nowMs / HOUR_MS) * HOUR_MS;
    this.hours = this.buildGrid(hourEnd - 30 * 24 * HOUR_MS, hourEnd, HOUR_MS);
    const tileEnd = Math.floor(nowMs / TILE_MS) * TILE_MS;
    this.tiles = this.buildGrid(tileEnd - 99 * HOUR_MS, tileEnd, TILE_MS);
    this.fine = this.buildGrid(nowMs - 8 * HOUR_MS, nowMs, MINUTE_MS);
    this.minutes = judgeMinutes(life, this.hours.fromMs, nowMs);
  }

  private buildGrid(fromMs: number, toMs: number, stepMs: number): Grid {
    const walker = sliWalker(this.life);
    const count = Math.floor((toMs - fromMs) / stepMs) + 1;
    const columns = walker.values.map(() => 0);
    const grid = Array.from({ length: columns.length }, () => new Float64Array(count));
    for (let index = 0; index < count; index += 1) {
      walker.moveTo(fromMs + index * stepMs);
      for (let column = 0; column < grid.length; column += 1) {
        const target = grid[column];
        if (target !== undefined) target[index] = walker.values[column] ?? 0;
      }
    }
    return { stepMs, fromMs, columns: grid };
  }

  /** The finest grid that reaches back far enough. */
  private gridFor(fromMs: number): Grid {
    if (fromMs >= this.fine.fromMs) return this.fine;
    return fromMs >= this.tiles.fromMs ? this.tiles : this.hours;
  }

  /** Counts of one SLI over (fromMs, toMs]; edges are moved to the grid that reaches back far enough. */
  counts(sli: RecordedSli, fromMs: number, toMs: number): Counts {
    if (!isEventSli(sli)) {
      const { seen, bad, compared, unsound } = this.minutes;
      const [all, failed] = sli === "availability" ? [seen, bad] : [compared, unsound];
      const total = sumBetween(this.minutes, all, fromMs, toMs);
      return { total, good: total - sumBetween(this.minutes, failed, fromMs, toMs) };
    }
    const grid = this.gridFor(fromMs);
    const at = EVENT_SLIS.indexOf(sli) * 2;
    const first = Math.floor((fromMs - grid.fromMs) / grid.stepMs);
    const last = Math.floor((toMs - grid.fromMs) / grid.stepMs);
    const total = delta(grid.columns[at], first, last);
    return { total, good: Math.min(total, delta(grid.columns[at + 1], first, last)) };
  }

  window(sli: RecordedSli, window: Window, atMs: number): Counts {
    return this.counts(sli, atMs - WINDOW_SECONDS[window] * 1000, atMs);
  }

  /** NaN without events. */
  errorRatio(sli: RecordedSli, window: Window, atMs: number): number {
    const { total, good } = this.window(sli, window, atMs);
    return total > 0 ? Math.max(0, 1 - good / total) : Number.NaN;
  }

  burnRate(sli: RecordedSli, window: Window, atMs: number): number {
    return this.errorRatio(sli, window, atMs) / (1 - OBJECTIVES[sli]);
  }

  coverage(window: Window, atMs: number): number {
    const seconds = WINDOW_SECONDS[window];
    return Math.min(1, this.window("availability", window, atMs).total / (seconds / 60));
  }

  /** 1 untouched, negative overspent; NaN without events. */
  budgetRemaining(sli: RecordedSli, atMs: number): number {
    const { total, good } = this.window(sli, "28d", atMs);
    if (total <= 0) return Number.NaN;
    const allowed = (1 - OBJECTIVES[sli]) * (isEventSli(sli) ? total : SLO_WINDOW_MINUTES);
    return 1 - (total - good) / allowed;
  }

  isSeenAt(atMs: number): boolean {
    const { timeline } = this.life;
    return timeline[segmentIndexAt(timeline, atMs)]?.cluster.isEtcdScraped ?? true;
  }

  /** Members that may still fail; NaN while nobody looks. */
  quorumMargin(atMs: number): number {
    const { timeline, cluster } = this.life;
    const segment = timeline[segmentIndexAt(timeline, atMs)];
    if (segment === undefined || !segment.cluster.isEtcdScraped) return Number.NaN;
    const seeing = segment.members.filter((member) => member.isUp && member.hasLeader).length;
    return seeing - (Math.floor(cluster.members.length / 2) + 1);
  }

  /** What members, clients and scraper would say: 1 it serves, 0 it does not, NaN while nobody looks. */
  witness(witness: Witness, atMs: number): number {
    const { timeline, cluster } = this.life;
    const segment = timeline[segmentIndexAt(timeline, atMs)];
    if (segment === undefined) return Number.NaN;
    const isSeen = witness === "client" ? segment.cluster.isApiserverScraped : segment.cluster.isEtcdScraped;
    if (!isSeen) return Number.NaN;
    if (witness !== "probe") return Number(segment.hasQuorum);
    return Number(segment.members.filter(({ isUp }) => isUp).length * 2 > cluster.members.length);
  }

  isPairFiring(pair: BurnPair, sli: RecordedSli, atMs: number): boolean {
    if (pair.tier === "page" && !canPage(sli)) return false;
    const bound = pair.factor * (1 - OBJECTIVES[sli]);
    const long = this.window(sli, pair.longWindow, atMs);
    if (long.total <= 0 || 1 - long.good / long.total <= bound) return false;
    if (isEventSli(sli) && long.total - long.good < 10) return false;
    return (
      this.errorRatio(sli, pair.shortWindow, atMs) > bound && this.coverage(pair.longWindow, atMs) >= MIN_COVERAGE_RATIO
    );
  }

  healthCode(atMs: number): number {
    const recent = (minutes: number) =>
      PARTS.some(
        (part) => sumBetween(this.minutes, this.minutes.badByPart[part], atMs - minutes * MINUTE_MS, atMs) > 0,
      );
    const margin = this.quorumMargin(atMs);
    const size = this.life.cluster.members.length;
    const isSeen = this.isSeenAt(atMs);
    const isFiring = (tier: BurnTier) =>
      BURN_PAIRS.some((pair) => pair.tier === tier && RECORDED_SLIS.some((sli) => this.isPairFiring(pair, sli, atMs)));
    const health = classifyHealth({
      hasQuorum: isSeen ? margin >= 0 : null,
      isPartBadNow: recent(1),
      isMinuteFresh: isSeen,
      isPartBadRecently: recent(5),
      isPagePairFiring: isFiring("page"),
      isTicketPairFiring: isFiring("ticket"),
      quorumMarginCount: Number.isNaN(margin) ? null : margin,
      fullQuorumMarginCount: size - (Math.floor(size / 2) + 1),
    });
    return HEALTH_CODES[health];
  }
}
