import { expect, test } from "vitest";
import { createLogger, redactText } from "@/lib/server/log";
import { createMetrics } from "@/lib/server/metrics";
import { createMetricsObserver } from "@/lib/server/query/observe";

test("a log line carries no secret, by field name or by shape", () => {
  const lines: string[] = [];
  const log = createLogger("info", { write: (line) => void lines.push(line) });
  log.warn(
    { token: "t0ken", headers: { authorization: "Bearer abc.def" }, auth: { password: "pw1" } },
    "at http://me:pw2@host/x?token=pw3",
  );
  log.info({ error: "sent Basic cHcz and secret=pw4" }, "done");
  const text = lines.join("");
  expect(text).not.toMatch(/t0ken|abc\.def|pw1|pw2|pw3|pw4|cHcz/);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    level: "warn",
    service: "raftboard",
    msg: "at http://[redacted]@host/x?token=[redacted]",
  });
});

test("ordinary text stays as it is", () => {
  expect(redactText("connect ECONNREFUSED 127.0.0.1:9090 at http://prometheus:9090/")).toBe(
    "connect ECONNREFUSED 127.0.0.1:9090 at http://prometheus:9090/",
  );
});

test("what the query service tells ends in metrics with closed label values", async () => {
  const metrics = createMetrics();
  const observer = createMetricsObserver(metrics);
  observer.upstream("main", "instant", "ok", 0.02);
  observer.answer("main", "range", "partial-hit");
  observer.load("main", 3, 5);
  observer.breaker("main", "range", "open");
  const text = await metrics.registry.metrics();
  for (const line of [
    'raftboard_upstream_queries_total{source="main",kind="instant",outcome="ok"} 1',
    'raftboard_query_answers_total{source="main",kind="range",cache="partial-hit"} 1',
    'raftboard_upstream_queries_in_flight{source="main"} 3',
    'raftboard_upstream_queries_waiting{source="main"} 5',
    'raftboard_upstream_breaker_state{source="main",kind="range"} 2',
  ])
    expect(text).toContain(line);
});
