// All dialects. A new engine: one folder, one line here, recordings in tests/fixtures/datasources/<dialect>/. Order matters for
// `detectDialect`: the more particular engine first, plain Prometheus last.
import { mimir } from "./mimir";
import { prometheus } from "./prometheus";
import { thanos } from "./thanos";
import type { Dialect, UpstreamResponse } from "./types";
import { victoriametrics } from "./victoriametrics";

export const DIALECTS: readonly Dialect[] = [victoriametrics, thanos, mimir, prometheus];

/** Null when this version cannot talk to that engine. */
export function getDialect(id: string): Dialect | null {
  return DIALECTS.find((dialect) => dialect.id === id) ?? null;
}

/**
 * The dialect that recognises its own answer to its probe; null when none does. A probe that got no answer decides nothing, so
 * that a Thanos in trouble is not taken for a Prometheus for ever: null as well.
 */
export async function detectDialect(
  ask: (dialect: Dialect) => Promise<UpstreamResponse | null>,
): Promise<Dialect | null> {
  for (const dialect of DIALECTS) {
    const response = await ask(dialect);
    if (response === null) return null;
    if (dialect.detect(response)) return dialect;
  }
  return null;
}
