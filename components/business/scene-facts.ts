// Small questions to a row of level 2, asked by several of its parts.
import type { SliRollup } from "@/lib/contract/fleet";
import type { SceneRow } from "@/lib/contract/views2";
import type { SliId } from "@/lib/slo/vocabulary";
import type { Translate } from "@/lib/text/translate";
import { formatCount } from "@/lib/units/quantity";

const BAD = ["down", "burning", "degraded", "blind"] as const;

export function sliOf(row: SceneRow, sli: SliId): SliRollup | undefined {
  return row.rollup.slis.find((rollup) => rollup.sli === sli);
}

/** Under its objective; false where there is no value. */
export function isFailing(rollup: SliRollup | undefined): boolean {
  if (rollup === undefined || rollup.valueRatio === null || rollup.objectiveRatio === null) return false;
  return rollup.valueRatio < rollup.objectiveRatio;
}

/** "2 down, 3 burning"; empty when all are ok. */
export function badParts({ rollup: { counts } }: SceneRow, t: Translate): string {
  return BAD.filter((health) => counts[health] > 0)
    .map((health) => `${formatCount(counts[health])} ${t(`health.${health}`)}`)
    .join(", ");
}

/** Names with a bound on their number: a sentence is no list. */
export function nameSome(rows: readonly SceneRow[], most = 3): string {
  const names = rows.slice(0, most).map((row) => row.title);
  return rows.length > most ? `${names.join(", ")} + ${rows.length - most}` : names.join(", ");
}
