import "server-only";
// The blast radius of what is bad now, was bad at a moment, or is selected, among the clusters that the filters leave.
import { fleetEvidence } from "../../contract/evidence";
import { err, ok, type Result } from "../../query/types";
import { HEALTH_CODES, type Health } from "../../slo/vocabulary";
import { getTranslate } from "../../text/get-translate";
import type { UrlState } from "../../url/parameters";
import { blastAnswer } from "../fleet/blast-radius/answer";
import { getValueIndex } from "../fleet/blast-radius/value-index";
import { filterClusters } from "../fleet/filter";
import { pickBytes } from "../fleet/history/moment";
import { rememberByPicture } from "../fleet/remember-by-picture";
import { getFleet } from "../fleet/service";
import { type FleetInventory, type FleetSnapshot, healthOfCode } from "../fleet/snapshot";
import { weakEtag } from "../respond";
import type { Failure } from "./failure";
import { type Answer, type Call, handle, jsonAnswer } from "./handle";
import { loadMomentView, loadSnapshots, refuse } from "./level1";
import { FILTER_PARAMETERS, filterOf, readSearch } from "./read-search";

const BAD_BY_DEFAULT = ["down", "burning"] as const satisfies readonly Health[];
const HEALTH_BITS = 0b111;

interface Picture {
  /** who belongs to the caller's fleet */
  readonly snapshot: FleetSnapshot;
  /** HEALTH_CODES in the low bits */
  readonly codes: Uint8Array;
  readonly asOfUnixMs: number;
  readonly isStale: boolean;
}

async function readPicture(call: Call, atUnixMs: number | null): Promise<Result<Picture, Failure>> {
  if (atUnixMs !== null) {
    const view = await loadMomentView(call, atUnixMs);
    if (!view.ok) return view;
    const { moment, scoped } = view.value;
    const codes = pickBytes(moment, scoped.inventory);
    return ok({ snapshot: scoped, codes, asOfUnixMs: moment.atUnixMs, isStale: moment.isStale });
  }
  const fleets = await loadSnapshots(call);
  if (!fleets.ok) return fleets;
  const { scoped } = fleets.value;
  const { health, asOfUnixMs } = scoped.now;
  return ok({ snapshot: scoped, codes: health, asOfUnixMs, isStale: getFleet(call.scope).isStale });
}

/** Positions of the clusters named; an id that the caller may not see is unknown to it. */
function readSelected(call: Call, inventory: FleetInventory): Result<readonly number[], Failure> {
  const indexes = new Set<number>();
  for (const id of call.search.getAll("cluster")) {
    const index = inventory.indexOf.get(id);
    if (index === undefined) return err(refuse(call, "cluster", "blast.bad-id", { received: JSON.stringify(id) }));
    indexes.add(index);
  }
  return ok([...indexes].sort((a, b) => a - b));
}

/** GET /api/v1/fleet/blast-radius */
export function answerBlastRadius(request: Request): Promise<Response> {
  return handle(request, async (call): Promise<Result<Answer, Failure>> => {
    const state = readSearch(call.search, [...FILTER_PARAMETERS, "at", "cluster"], call.locale);
    if (!state.ok) return state;
    const picture = await readPicture(call, state.value.at);
    if (!picture.ok) return picture;
    const { snapshot, codes, isStale } = picture.value;
    // A past picture stays, while who matches the filters may be told anew.
    const key = [snapshot.now.asOfUnixMs, isStale, call.locale, call.search].join("\n");
    return remember(codes, key, () => answerAbout(call, state.value, picture.value));
  });
}

const remember = rememberByPicture<Result<Answer, Failure>>();

function answerAbout(call: Call, state: UrlState, picture: Picture): Result<Answer, Failure> {
  const { snapshot, codes, asOfUnixMs, isStale } = picture;
  const selected = readSelected(call, snapshot.inventory);
  if (!selected.ok) return selected;
  // Health says what is bad here, not who belongs to the population.
  const { health: _bad, ...others } = filterOf(state);
  const population = filterClusters(snapshot, others);
  const isSelection = selected.value.length > 0;
  const health = isSelection ? [] : state.health.length > 0 ? state.health : BAD_BY_DEFAULT;
  const bad = isSelection
    ? intersect(population, selected.value)
    : population.filter((index) => includesHealth(health, (codes[index] ?? HEALTH_CODES.blind) & HEALTH_BITS));
  const words = { translate: getTranslate(call.locale), locale: call.locale };
  const index = getValueIndex(snapshot.inventory);
  const answer = jsonAnswer(blastAnswer({ index, population, bad, health, asOfUnixMs, isStale }, words), {
    dataState: isStale ? "stale" : fleetEvidence(getFleet(call.scope).status, population.length).state,
  });
  return ok({ ...answer, etag: weakEtag(answer.text) });
}

const includesHealth = (health: readonly Health[], code: number) => health.includes(healthOfCode(code));

function intersect(one: readonly number[], other: readonly number[]): number[] {
  const wanted = new Set(other);
  return one.filter((index) => wanted.has(index));
}
