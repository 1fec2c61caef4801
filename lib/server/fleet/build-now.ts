import "server-only";
// Builds the by-the-minute columns from the fast queries' answers, in the order of an inventory. A cluster of the inventory
// without a health sample is blind: no evidence is never good.
import { computeQuorumMargin } from "../../slo/classify-health";
import { HEALTH_CODES } from "../../slo/vocabulary";
import { parseAlerts } from "../alerts/active";
import { readColumn } from "./build-window";
import type { FleetAnswers } from "./fleet-answers";
import { type Failing, type FleetInventory, type FleetNow, healthOfCode, SNAPSHOT_SLIS } from "./snapshot";

function readHealth(answers: FleetAnswers, inventory: FleetInventory): Uint8Array {
  const health = new Uint8Array(inventory.ids.length).fill(HEALTH_CODES.blind);
  answers.forEachSample("health", inventory.indexOf, (index, value) => {
    health[index] = HEALTH_CODES[healthOfCode(value)];
  });
  return health;
}

/** Worst first: what stops service, then what pages, then what makes a ticket, then what is about to matter. */
const RANK_QUORUM = 0;
const RANK_PART = 1;
const RANK_PAGE = 2;
const RANK_TICKET = 3;
const RANK_MARGIN = 4;

function readFailing(answers: FleetAnswers, inventory: FleetInventory, quorumMarginCount: Float64Array) {
  const ranked = new Map<number, Map<Failing, number>>();
  const note = (index: number, what: Failing, rank: number) => {
    const known = ranked.get(index) ?? new Map<Failing, number>();
    known.set(what, Math.min(rank, known.get(what) ?? rank));
    ranked.set(index, known);
  };
  answers.forEachSample("partBad", inventory.indexOf, (index, _value, labelOf) => {
    const part = labelOf("part");
    if (part === "quorum") note(index, "quorum", RANK_QUORUM);
    else if (part === "write" || part === "read" || part === "clients") note(index, part, RANK_PART);
  });
  answers.forEachSample("burnPair", inventory.indexOf, (index, _value, labelOf) => {
    const sli = labelOf("sli");
    const known = SNAPSHOT_SLIS.find((candidate) => candidate === sli);
    if (known) note(index, known, labelOf("tier") === "page" ? RANK_PAGE : RANK_TICKET);
  });
  quorumMarginCount.forEach((margin, index) => {
    const expected = inventory.expectedMemberCount[index] ?? Number.NaN;
    // A cluster of one or two members never has a margin: that is its shape, not a failure.
    const isShape = computeQuorumMargin(expected, expected) <= 0;
    if (margin <= 0 && !isShape) note(index, "margin", RANK_MARGIN);
  });
  const failing = new Map<number, readonly Failing[]>();
  for (const [index, whats] of ranked) {
    failing.set(
      index,
      [...whats].sort((a, b) => a[1] - b[1]).map(([what]) => what),
    );
  }
  return failing;
}

function readMaintenance(answers: FleetAnswers, inventory: FleetInventory): Uint8Array {
  const flags = new Uint8Array(inventory.ids.length);
  answers.forEachSample("maintenance", inventory.indexOf, (index, value) => {
    flags[index] = value > 0 ? 1 : 0;
  });
  return flags;
}

/** Clusters that report health but are not in the inventory: a reason to refresh the inventory at once. */
export function hasUnknownClusters(answers: FleetAnswers, inventory: FleetInventory): boolean {
  for (const id of answers.idsIn("health")) if (!inventory.indexOf.has(id)) return true;
  return false;
}

function readActiveAlerts(answers: FleetAnswers): FleetNow["alerts"] {
  const frame = answers.frame("alerts");
  return frame ? parseAlerts(frame) : null;
}

/** When the episode began that each cluster is in. One that is ok just now has none to show, though its episode may not be over. */
function readSince(answers: FleetAnswers, { indexOf, ids }: FleetInventory, health: Uint8Array): Float64Array {
  const sinceUnixMs = new Float64Array(ids.length).fill(Number.NaN);
  answers.forEachSample("notOkSince", indexOf, (index, seconds) => {
    // Rulers in pairs may date a start some seconds apart: the earlier counts.
    const known = sinceUnixMs[index] ?? Number.NaN;
    const isEarlier = Number.isNaN(known) || seconds * 1000 < known;
    if (isEarlier && health[index] !== HEALTH_CODES.ok) sinceUnixMs[index] = seconds * 1000;
  });
  return sinceUnixMs;
}

/** The columns of now. */
export function buildNow(answers: FleetAnswers, inventory: FleetInventory, asOfUnixMs: number): FleetNow {
  const quorumMarginCount = readColumn(answers, "quorumMargin", inventory.indexOf);
  const health = readHealth(answers, inventory);
  return {
    asOfUnixMs,
    health,
    isInMaintenance: readMaintenance(answers, inventory),
    quorumMarginCount,
    burnRate1h: readColumn(answers, "burn1h", inventory.indexOf),
    burnRate6h: readColumn(answers, "burn6h", inventory.indexOf),
    coverageRatio: readColumn(answers, "coverage1h", inventory.indexOf),
    failing: readFailing(answers, inventory, quorumMarginCount),
    alerts: readActiveAlerts(answers),
    sinceUnixMs: readSince(answers, inventory, health),
  };
}
