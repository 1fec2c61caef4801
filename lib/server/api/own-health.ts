import "server-only";
// Raftboard's own health. Live: the process answers. Ready: it can serve pages; without its data source it is degraded and still
// ready, since it then shows why, which no other replica would do better.
import { SCOPE_ALL } from "../../query/types";
import { getFleet } from "../fleet/service";
import { getMetrics } from "../metrics";

const HEADERS = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };

/** GET /api/health/live */
export function answerLive(): Response {
  return Response.json({ status: "live" }, { headers: HEADERS });
}

/** GET /api/health/ready */
export function answerReady(): Response {
  const { isLoaded, isStale, asOfUnixMs, sources } = getFleet(SCOPE_ALL).status;
  const isDegraded = !isLoaded || isStale || sources.some((source) => source.isUp === false);
  const body = {
    status: isDegraded ? "degraded" : "ready",
    fleet: { isLoaded, isStale, asOfUnixMs },
    sources: sources.map(({ id, isUp, failingSinceUnixMs, message, dialect, regions, clockOffsetSeconds }) => ({
      id,
      isUp,
      failingSinceUnixMs,
      message,
      dialect,
      regions,
      clockOffsetSeconds,
    })),
  };
  return Response.json(body, { headers: HEADERS });
}

/** GET /api/metrics */
export async function answerMetrics(): Promise<Response> {
  const { registry } = getMetrics();
  return new Response(await registry.metrics(), { headers: { ...HEADERS, "Content-Type": registry.contentType } });
}
