// Since when a cluster has not been ok, as the rules carry it on: an episode begins with the first trouble and ends after ten minutes
// without any, so that trouble within them is the same trouble. The first live evaluation goes on from the last value of the past.

const EPISODE_END_MS = 600_000;

/** Unix seconds of the start of the episode at each time, 0 outside of one. `times` ascend; a code of 0 is ok, NaN is no sample. */
export function episodeStarts(times: readonly number[], codes: readonly number[]): number[] {
  let startMs = 0;
  let lastBadMs = Number.NEGATIVE_INFINITY;
  return times.map((timeMs, index) => {
    if (timeMs - lastBadMs > EPISODE_END_MS) startMs = 0;
    if ((codes[index] ?? Number.NaN) > 0) {
      if (startMs === 0) startMs = timeMs;
      lastBadMs = timeMs;
    }
    return startMs / 1000;
  });
}
