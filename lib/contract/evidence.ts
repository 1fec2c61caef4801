// What an answer is good for: how whole it is, how old, what lacks in it. Every list, page and panel carries it, and what may be said
// of the answer follows from it alone (lib/sentences/claims.ts).
import { z } from "zod";
import {
  type Coverage,
  coverageSchema,
  type Notice,
  noticeSchema,
  PANEL_STATES,
  type PanelState,
} from "./panel-result";

/** Fields of every answer that was read from a data source, for schemas. */
export const evidenceShape = {
  /** `partial`: something lacks; `empty`: answered, and nothing was there; `error`: nothing came */
  state: z.enum(PANEL_STATES),
  /** an old answer stands in for one that did not come */
  isStale: z.boolean(),
  /** clusters that should be in the answer and that are; `missing` names regions, or data sources that serve all */
  coverage: coverageSchema,
  notices: z.array(noticeSchema),
};

export interface Evidence {
  readonly state: PanelState;
  readonly isStale: boolean;
  /** of the oldest part; null = nothing was read */
  readonly asOfUnixMs: number | null;
  readonly coverage: Coverage;
  readonly notices: readonly Notice[];
}

/** Before anything was read. */
export const NO_EVIDENCE: Evidence = {
  state: "error",
  isStale: false,
  asOfUnixMs: null,
  coverage: { expectedCount: null, answeredCount: null, missing: [] },
  notices: [],
};

/** Every notice once, in order. */
export function uniqueNotices(notices: readonly Notice[]): Notice[] {
  return [...new Map(notices.map((notice) => [JSON.stringify(notice), notice])).values()];
}

/** Least first: an answer made of several parts is as good as the worst of them, and half of it is still a part. */
function joinStates(states: readonly PanelState[]): PanelState {
  const [first = "error", ...others] = new Set(states);
  return others.length === 0 ? first : "partial";
}

/** The evidence of an answer that was made of all of these. */
export function joinEvidence(...parts: readonly Evidence[]): Evidence {
  const times = parts.flatMap(({ asOfUnixMs }) => asOfUnixMs ?? []);
  const counted = parts.flatMap(({ coverage: { expectedCount, answeredCount } }) =>
    expectedCount === null || answeredCount === null ? [] : [{ expectedCount, answeredCount }],
  );
  const [worst] = counted.sort((a, b) => a.answeredCount - b.answeredCount || b.expectedCount - a.expectedCount);
  return {
    state: joinStates(parts.map(({ state }) => state)),
    isStale: parts.some(({ isStale }) => isStale),
    asOfUnixMs: times.length === 0 ? null : Math.min(...times),
    coverage: {
      expectedCount: worst?.expectedCount ?? null,
      answeredCount: worst?.answeredCount ?? null,
      missing: [...new Set(parts.flatMap(({ coverage }) => coverage.missing))],
    },
    notices: uniqueNotices(parts.flatMap(({ notices }) => notices)),
  };
}

/** The evidence alone, out of something that carries more. */
export function evidenceOf({ state, isStale, asOfUnixMs, coverage, notices }: Evidence) {
  return { state, isStale, asOfUnixMs, coverage, notices: [...notices] };
}

/** Notices of the fleet that say that clusters lack in it. */
const LACKING = ["notice.fleet-vanished", "notice.fleet-regions-missing", "notice.fleet-partial", "notice.fleet-lost"];

interface FleetFacts {
  readonly isLoaded: boolean;
  readonly isStale: boolean;
  readonly asOfUnixMs: number | null;
  readonly notice: Notice | null;
}

/** What the fleet in memory is good for, from its status and the number of clusters looked at. */
export function fleetEvidence({ isLoaded, isStale, asOfUnixMs, notice }: FleetFacts, clusterCount: number): Evidence {
  const lacks = notice !== null && (notice.level === "error" || LACKING.includes(notice.messageId));
  const regions = notice?.values.regions;
  const missing = typeof regions === "string" && regions !== "" ? regions.split(", ") : [];
  return {
    state: !isLoaded ? "error" : lacks ? "partial" : clusterCount === 0 ? "empty" : "ok",
    isStale: isLoaded && isStale,
    asOfUnixMs,
    coverage: { expectedCount: null, answeredCount: null, missing },
    notices: notice ? [notice] : [],
  };
}
