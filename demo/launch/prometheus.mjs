// The demo's Prometheus: start, readiness, and a stop that turns its memory into a block. Without that, history added before the
// next start would hide what the write-ahead log holds: Prometheus drops log entries older than its newest block.
import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Some seconds on a quiet machine; many times that beside a build. A second Ctrl-C ends the waiting. */
const SNAPSHOT_PATIENCE_MS = 60_000;

export function startPrometheus(processes, { stateDirectory, port }) {
  const dataDirectory = join(stateDirectory, "data");
  return processes.start(
    "prometheus",
    "prometheus",
    [
      `--config.file=${join(stateDirectory, "prometheus.yml")}`,
      `--storage.tsdb.path=${dataDirectory}`,
      "--storage.tsdb.retention.time=45d",
      `--web.listen-address=127.0.0.1:${port}`,
      "--web.enable-admin-api",
      "--web.enable-lifecycle",
      "--log.level=warn",
    ],
    { logFile: join(stateDirectory, "prometheus.log") },
  );
}

export async function waitUntil(what, check, patienceMs) {
  const deadline = Date.now() + patienceMs;
  let last = "no answer";
  while (Date.now() < deadline) {
    try {
      const outcome = await check();
      if (outcome === true) return;
      last = String(outcome);
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${what} was not ready after ${Math.round(patienceMs / 1000)} s: ${last}`);
}

export function waitForPrometheus(url) {
  return waitUntil(
    "Prometheus",
    async () => {
      const answer = await fetch(`${url}/-/ready`, { signal: AbortSignal.timeout(3_000) });
      return answer.ok || `HTTP ${answer.status}`;
    },
    60_000,
  );
}

async function snapshot(url) {
  const answer = await fetch(`${url}/api/v1/admin/tsdb/snapshot`, {
    method: "POST",
    signal: AbortSignal.timeout(SNAPSHOT_PATIENCE_MS),
  });
  if (!answer.ok) throw new Error(`HTTP ${answer.status} ${(await answer.text()).slice(0, 300)}`);
  return (await answer.json()).data?.name;
}

/** Stops Prometheus and leaves only blocks behind; when the snapshot fails, its log stays as it is and `warn` is told why. */
export async function stopPrometheus(processes, entry, { stateDirectory, url }, warn) {
  const name = await snapshot(url).catch((error) => {
    warn(`the last minutes were not kept (${error.message}): the next start fills them from the model`);
  });
  await processes.stop(entry);
  const dataDirectory = join(stateDirectory, "data");
  const kept = join(dataDirectory, "snapshots", name ?? "");
  if (name === undefined || !existsSync(kept)) return;
  const old = join(stateDirectory, "data.old");
  rmSync(old, { recursive: true, force: true });
  const staged = join(stateDirectory, "data.next");
  rmSync(staged, { recursive: true, force: true });
  renameSync(kept, staged);
  renameSync(dataDirectory, old);
  renameSync(staged, dataDirectory);
  rmSync(old, { recursive: true, force: true });
}
