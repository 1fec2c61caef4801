// Decides what a start of the demo lives through: a first schedule, or the kept one continued. Nothing recorded is ever rewritten:
// incidents of an earlier run end when that run ended, new ones begin after it.
// Usage: tsx demo/backfill/plan.ts --state DIR --seed N --clusters N [--incident SPEC ...]; prints one JSON line.
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildFleet } from "../model/fleet";
import { endMs, type IncidentOccurrence } from "../model/incident";
import { INCIDENTS } from "../model/incidents";
import { DEFAULT_LIVE, firstSchedule, type LiveRequest, liveOccurrences, type Schedule } from "../model/schedule";
import { newestBlockEndMs } from "./blocks";

const { values: options } = parseArgs({
  options: {
    state: { type: "string", default: ".demo" },
    seed: { type: "string", default: "1" },
    clusters: { type: "string", default: "200" },
    incident: { type: "string", multiple: true, default: [] },
  },
});

/** `NAME:where=gz-2,strength=2,minutes=30`; throws in words for the user. */
function parseRequest(text: string): LiveRequest {
  const [name = "", rest = ""] = text.split(/:(.*)/s);
  if (!INCIDENTS.some((incident) => incident.name === name))
    throw new Error(`unknown incident "${name}"; there are: ${INCIDENTS.map((each) => each.name).join(", ")}, none`);
  const parameters = new Map(
    rest
      .split(",")
      .filter((part) => part !== "")
      .map((part): [string, string] => {
        const [key = "", value = ""] = part.split("=");
        return [key, value];
      }),
  );
  const number = (key: string) => {
    const given = parameters.get(key);
    if (given === undefined) return undefined;
    const value = Number(given);
    if (!Number.isFinite(value) || value <= 0) throw new Error(`${name}: ${key} takes a number over 0, not "${given}"`);
    return value;
  };
  for (const key of parameters.keys())
    if (!["where", "strength", "minutes"].includes(key))
      throw new Error(`${name}: no parameter "${key}"; there are: where, strength, minutes`);
  const minutes = number("minutes");
  return {
    name,
    where: parameters.get("where"),
    strength: number("strength"),
    durationSeconds: minutes === undefined ? undefined : minutes * 60,
  };
}

function requestedIncidents(): readonly LiveRequest[] {
  if (options.incident.length === 0) return DEFAULT_LIVE;
  return options.incident.filter((text) => text !== "none").map(parseRequest);
}

/** When the demo was last alive: what it had recorded by then is history. */
function lastAliveMs(stateDirectory: string): number | undefined {
  const newestBlock = newestBlockEndMs(join(stateDirectory, "data"));
  const heartbeat = join(stateDirectory, "alive");
  const beatMs = existsSync(heartbeat) ? statSync(heartbeat).mtimeMs : undefined;
  const known = [newestBlock, beatMs].filter((value): value is number => value !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

function isSameRequest(occurrence: IncidentOccurrence, request: LiveRequest): boolean {
  return (
    occurrence.name === request.name &&
    (request.where === undefined || request.where === occurrence.where) &&
    (request.strength === undefined || request.strength === occurrence.strength)
  );
}

/** The kept schedule, continued: wanted incidents that still run go on, others end where the record ends, missing ones begin. */
function continueSchedule(kept: Schedule, aliveMs: number, nowMs: number): Schedule {
  const requests = requestedIncidents();
  const isRunning = (occurrence: IncidentOccurrence) => occurrence.fromMs <= nowMs && endMs(occurrence) > nowMs;
  const isWanted = (occurrence: IncidentOccurrence) => requests.some((request) => isSameRequest(occurrence, request));
  const occurrences = kept.occurrences.map((occurrence) =>
    isRunning(occurrence) && !isWanted(occurrence)
      ? { ...occurrence, durationSeconds: Math.max(0, (aliveMs - occurrence.fromMs) / 1000) }
      : occurrence,
  );
  const running = occurrences.filter(isRunning);
  const missing = requests.filter((request) => !running.some((occurrence) => isSameRequest(occurrence, request)));
  const fleet = buildFleet(kept.seed, kept.clusterCount);
  return { ...kept, occurrences: [...occurrences, ...liveOccurrences(fleet, missing, nowMs, aliveMs)] };
}

function plan(): Schedule {
  const path = join(options.state, "schedule.json");
  const nowMs = Date.now();
  const aliveMs = lastAliveMs(options.state);
  if (existsSync(path) && aliveMs !== undefined)
    return continueSchedule(JSON.parse(readFileSync(path, "utf8")), aliveMs, nowMs);
  return firstSchedule(buildFleet(Number(options.seed), Number(options.clusters)), requestedIncidents(), nowMs);
}

try {
  const schedule = plan();
  writeFileSync(join(options.state, "schedule.json"), JSON.stringify(schedule, undefined, 1));
  console.log(JSON.stringify({ occurrenceCount: schedule.occurrences.length }));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(2);
}
