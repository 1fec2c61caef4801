// The sentence that opens the fleet page: how much is wrong, where most of it is, what cannot be seen.
// Composed from counts, the blast radius and the bad clusters' own rows. A common cause is named only when the blast radius found
// one that holds more than half of the bad; where that found nothing, no place is blamed.
import type { ClusterRow } from "@/lib/contract/fleet";
import type { BlastRadius } from "@/lib/contract/level1";
import type { HealthCounts } from "@/lib/contract/views";
import { HEALTHS_WORST_FIRST, type Health } from "@/lib/slo/vocabulary";
import type { Translate } from "@/lib/text/translate";
import { bold } from "./fleet-bold";

export interface FleetFacts {
  readonly counts: HealthCounts;
  readonly clusterCount: number;
  /** how many clusters are down or burning per zone; "" = without a zone */
  readonly badByZone: ReadonlyMap<string, number>;
  /** null = not known: then only a zone that is home to more than half of the bad is named */
  readonly blast: Pick<BlastRadius, "outcome" | "badCount" | "findings"> | null;
  /** rows of the down and burning ones, as many as the server sends: for names and starts */
  readonly badRows: readonly Pick<ClusterRow, "id" | "zone" | "sinceUnixMs">[];
  /** regions in which nothing at all can be seen */
  readonly blindRegions: readonly { readonly name: string; readonly count: number }[];
  readonly formatClock: (unixMs: number) => string;
}

/** Health whose icon stands before the sentence: the worst that any cluster has. */
export function getWorstHealth(counts: HealthCounts): Health {
  return HEALTHS_WORST_FIRST.find((health) => counts[health] > 0) ?? "blind";
}

/** One paragraph; marks of `bold` inside. */
export function composeFleetSentence(facts: FleetFacts, t: Translate): string {
  if (facts.clusterCount === 0) return bold(t("fleet.say.empty"));
  return [composeState(facts, t), composePlace(facts, t), composeBlind(facts, t)]
    .filter(Boolean)
    .join(t("fleet.say.gap"));
}

function composeState({ counts, clusterCount }: FleetFacts, t: Translate): string {
  const values = { down: counts.down, burning: counts.burning, degraded: counts.degraded, count: clusterCount };
  if (counts.down > 0 && counts.burning > 0) return bold(t("fleet.say.downAndBurning", values));
  if (counts.down > 0) return bold(t("fleet.say.down", values));
  if (counts.burning > 0) return bold(t("fleet.say.burning", values));
  if (counts.blind === clusterCount) return bold(t("fleet.say.allBlind", values));
  if (counts.degraded > 0) return bold(t("fleet.say.degraded", values));
  if (counts.blind > 0) return bold(t("fleet.say.seenOk", values));
  return bold(t("fleet.say.allOk", values));
}

function composePlace(facts: FleetFacts, t: Translate): string {
  const { badByZone, badRows, formatClock } = facts;
  const badCount = [...badByZone.values()].reduce((sum, count) => sum + count, 0);
  const [only] = badRows;
  if (badCount === 0 || !only) return "";
  if (badCount === 1) {
    const values = { id: bold(only.id), zone: only.zone, since: only.sinceUnixMs && formatClock(only.sinceUnixMs) };
    return t(only.sinceUnixMs === null ? "fleet.say.one" : "fleet.say.oneSince", values);
  }
  const cause = composeCause(facts, t);
  if (cause !== null) return cause;
  const [zone, inZone] = [...badByZone].sort(([, a], [, b]) => b - a)[0] ?? ["", 0];
  const isMost = zone !== "" && inZone * 2 > badCount;
  if (isMost && facts.blast?.outcome === "nothing") return "";
  if (!isMost) return t("fleet.say.spread", { zones: badByZone.size });
  const since = findTypicalSince(badRows.filter((row) => row.zone === zone));
  const values = { inZone, bad: badCount, zone: bold(zone), since: since && formatClock(since) };
  return t(since === null ? "fleet.say.zone" : "fleet.say.zoneSince", values);
}

/** What the most telling finding says, when it is one value with more than half of the bad; null otherwise. */
function composeCause({ blast, badRows, formatClock }: FleetFacts, t: Translate): string | null {
  const [finding] = blast?.findings ?? [];
  const [only, second] = finding?.values ?? [];
  if (!blast || !finding || !only || second || finding.badCount * 2 <= blast.badCount) return null;
  const since = findTypicalSince(badRows);
  const values = { inPlace: finding.badCount, bad: blast.badCount, value: bold(only.value || t("common.unlabelled")) };
  const place = t(`fleet.say.cause.${only.label}`, values);
  return since === null
    ? `${place}${t("fleet.say.stop")}`
    : `${place}${t("fleet.say.since", { since: formatClock(since) })}`;
}

type BadRow = FleetFacts["badRows"][number];

/** The middle of the known starts: one long-broken neighbour must not date the incident. Null when none is known. */
function findTypicalSince(rows: readonly BadRow[]): number | null {
  const known = rows.flatMap((row) => (row.sinceUnixMs === null ? [] : [row.sinceUnixMs])).sort((a, b) => a - b);
  return known[Math.floor((known.length - 1) / 2)] ?? null;
}

function composeBlind({ counts, clusterCount, blindRegions }: FleetFacts, t: Translate): string {
  if (counts.blind === 0 || counts.blind === clusterCount) return "";
  const isAfterTrouble = counts.down + counts.burning + counts.degraded > 0;
  if (blindRegions.length === 0)
    return t(isAfterTrouble ? "fleet.say.blind" : "fleet.say.onlyBlind", { count: counts.blind });
  const names = blindRegions.map((region) => bold(region.name)).join(t("fleet.say.and"));
  const inRegions = blindRegions.reduce((sum, region) => sum + region.count, 0);
  const id = inRegions === counts.blind ? "fleet.say.blindRegions" : "fleet.say.blindRegionsAndMore";
  return t(id, { names, count: counts.blind });
}
