import "server-only";
// What the bad clusters of now have in common, for a page's first paint: the same answer as /fleet/blast-radius without `at`.
import type { BlastRadius } from "../../contract/level1";
import type { ClusterFilter } from "../../contract/pages";
import { HEALTHS, type Health } from "../../slo/vocabulary";
import { getTranslate } from "../../text/get-translate";
import type { Locale } from "../../text/locale";
import { blastAnswer } from "./blast-radius/answer";
import { getValueIndex } from "./blast-radius/value-index";
import { filterClusters } from "./filter";
import { rememberByPicture } from "./remember-by-picture";
import { type FleetSnapshot, healthOfCode } from "./snapshot";

const BAD_BY_DEFAULT = ["down", "burning"] as const satisfies readonly Health[];

const remember = rememberByPicture<BlastRadius>();

/** Health in the filter says what is bad, not who is looked at; without it, down and burning. */
export function readPageBlast(
  snapshot: FleetSnapshot,
  filter: ClusterFilter,
  isStale: boolean,
  locale: Locale,
): BlastRadius {
  const { health: asked, ...others } = filter;
  return remember(snapshot.now.health, `${locale} ${isStale} ${JSON.stringify(filter)}`, () => {
    const population = filterClusters(snapshot, others);
    const health = asked ? HEALTHS.filter((known) => asked.includes(known)) : BAD_BY_DEFAULT;
    const bad = population.filter((index) =>
      health.some((known) => known === healthOfCode(snapshot.now.health[index])),
    );
    const index = getValueIndex(snapshot.inventory);
    const question = { index, population, bad, health, asOfUnixMs: snapshot.now.asOfUnixMs, isStale };
    return blastAnswer(question, { translate: getTranslate(locale), locale });
  });
}
