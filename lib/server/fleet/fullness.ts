import "server-only";
// How full the databases of some clusters are. A cluster whose size or quota is not known counts as neither full nor empty.
import type { Fullness } from "../../contract/views";
import { NEAR_LIMIT_RATIO } from "../../contract/views2";
import type { FleetInventory } from "./snapshot";

export function measureFullness({ ids, dbUsageRatio }: FleetInventory, indexes: readonly number[]): Fullness {
  let measuredCount = 0;
  let nearLimitCount = 0;
  let fullest: number | null = null;
  for (const index of indexes) {
    const ratio = dbUsageRatio[index] ?? Number.NaN;
    if (Number.isNaN(ratio)) continue;
    measuredCount += 1;
    if (ratio >= NEAR_LIMIT_RATIO) nearLimitCount += 1;
    if (fullest === null || ratio > (dbUsageRatio[fullest] ?? 0)) fullest = index;
  }
  return {
    measuredCount,
    nearLimitCount,
    fullestRatio: fullest === null ? null : (dbUsageRatio[fullest] ?? null),
    fullestId: fullest === null ? null : (ids[fullest] ?? null),
  };
}
