// Which of Thanos' resolutions (raw, 5 minutes, 1 hour) a question may be answered from. Left to itself Thanos answers instants
// from raw data only, which silently covers less than the window where raw data is kept for a shorter time.
import type { QueryRequest } from "../../query/types";
import { readWindowsSeconds } from "../common/windows";

export type Resolution = "0s" | "5m" | "1h";

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;
const LADDER = [
  { resolution: "1h", seconds: HOUR, minStepSeconds: 5 * HOUR, minWindowSeconds: 28 * DAY },
  { resolution: "5m", seconds: 5 * MINUTE, minStepSeconds: 25 * MINUTE, minWindowSeconds: 7 * DAY },
] as const;

/** The coarsest that the step (of a range) or the longest window (of an instant) allows, and at most half the shortest window: a rate needs two samples. */
export function chooseResolution(query: QueryRequest): Resolution {
  const windows = readWindowsSeconds(query.promql);
  const shortest = Math.min(...windows);
  const longest = Math.max(0, ...windows);
  const fits = LADDER.find(({ seconds, minStepSeconds, minWindowSeconds }) => {
    const isCoarse = query.kind === "range" ? query.stepSeconds >= minStepSeconds : longest >= minWindowSeconds;
    return isCoarse && seconds <= shortest / 2;
  });
  return fits?.resolution ?? "0s";
}
