// All dialects. A new engine: one folder, one line here, recordings in tests/fixtures/datasources/<dialect>/. Order matters for
// `detectDialect`: the more particular engine first, plain Prometheus last.
import { prometheus } from "./prometheus";
import type { Dialect, UpstreamResponse } from "./types";

export const DIALECTS: readonly Dialect[] = [prometheus];

/** Null when this version cannot talk to that engine. */
export function getDialect(id: string): Dialect | null {
  return DIALECTS.find((dialect) => dialect.id === id) ?? null;
}

/** The dialect that recognises its own answer to its probe; null when none does. */
export async function detectDialect(
  ask: (dialect: Dialect) => Promise<UpstreamResponse | null>,
): Promise<Dialect | null> {
  for (const dialect of DIALECTS) {
    const response = await ask(dialect);
    if (response !== null && dialect.detect(response)) return dialect;
  }
  return null;
}
