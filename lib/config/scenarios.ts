// What matters to a scenario: which facts its page shows, and whether its outages are outages of the customer. From the config's
// `scenarios`, else from the defaults here, which know the names that Kubernetes fleets use and nothing else.
import type { ScenarioIndicator } from "../contract/views2";
import type { RaftboardConfig } from "./schema";

export interface ScenarioFacts {
  /** false: an outage of it alone is not counted as an outage of its customer */
  readonly isCore: boolean;
  readonly indicators: readonly ScenarioIndicator[];
}

const DEFAULT_FACTS: ScenarioFacts = {
  isCore: true,
  indicators: ["availability", "write", "read", "budget", "dbUsage", "requests"],
};

const KNOWN: ReadonlyMap<string, ScenarioFacts> = new Map([
  ["k8s-main", { isCore: true, indicators: ["availability", "write", "read", "dbUsage", "keys", "requests"] }],
  // Events are written and expire: writes and room decide, reads and old keys do not.
  ["k8s-events", { isCore: false, indicators: ["availability", "write", "disk", "dbUsage", "dbSize", "requests"] }],
  ["managed-etcd", { isCore: true, indicators: ["availability", "write", "read", "margin", "dbUsage", "requests"] }],
]);

/** Scenarios whose outages alone are none of the customer, by name; clusters without a scenario are core. */
export function listAsideScenarios(config: Pick<RaftboardConfig, "scenarios">): string[] {
  const names = new Set([...KNOWN.keys(), ...Object.keys(config.scenarios)]);
  return [...names].filter((name) => !scenarioOf(config, name).isCore).sort();
}

/** The facts of a scenario; "" = the clusters without one. */
export function scenarioOf(config: Pick<RaftboardConfig, "scenarios">, scenario: string): ScenarioFacts {
  const own = Object.hasOwn(config.scenarios, scenario) ? config.scenarios[scenario] : undefined;
  const base = KNOWN.get(scenario) ?? DEFAULT_FACTS;
  return { isCore: own?.isCore ?? base.isCore, indicators: own?.indicators ?? base.indicators };
}
