import "server-only";
// How long the data sources keep data, where they say so: Prometheus does (status/runtimeinfo), others have other words for it.
import { z } from "zod";
import type { DatasourceConfig, RaftboardConfig } from "../../config/schema";
import { createTransport } from "../query/transport";

const DEADLINE_MS = 3_000;
const runtimeSchema = z.object({ data: z.object({ storageRetention: z.string() }) });
const UNIT_SECONDS: Readonly<Record<string, number>> = {
  y: 31_536_000,
  w: 604_800,
  d: 86_400,
  h: 3_600,
  m: 60,
  s: 1,
  ms: 0.001,
};

/** "10d", "1y2w or 50GiB" in seconds; null where it only limits the size. */
export function parseRetention(text: string): number | null {
  const [time = ""] = text.split(" or ");
  const parts = [...time.matchAll(/(\d+)(ms|[ywdhms])/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join("") !== time.trim()) return null;
  return parts.reduce((sum, [, amount, unit = ""]) => sum + Number(amount) * (UNIT_SECONDS[unit] ?? 0), 0);
}

async function readOne(source: DatasourceConfig): Promise<number | null> {
  const transport = createTransport(source);
  try {
    const request = { method: "GET" as const, path: "api/v1/status/runtimeinfo", params: [], headers: {} };
    const response = await transport.send(request, AbortSignal.timeout(DEADLINE_MS));
    if (!response.ok || response.value.status !== 200) return null;
    const parsed = runtimeSchema.safeParse(JSON.parse(response.value.body));
    return parsed.success ? parseRetention(parsed.data.data.storageRetention) : null;
  } catch {
    // No JSON: another engine, which says it elsewhere or not at all.
    return null;
  } finally {
    await transport.close();
  }
}

/** The shortest of the sources that say it; null = none does. */
export async function readRetentionSeconds({ datasources }: RaftboardConfig): Promise<number | null> {
  const all = await Promise.all(datasources.map(readOne));
  const known = all.filter((seconds) => seconds !== null);
  return known.length === 0 ? null : Math.min(...known);
}
