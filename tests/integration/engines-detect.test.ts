// A source on `auto` through its life: nothing there yet, then one engine, then another behind the same address.
import { afterAll, beforeAll, expect, test } from "vitest";
import { configSchema } from "@/lib/config/schema";
import { type InstantQuery, SCOPE_ALL } from "@/lib/query/types";
import { createQueryService, type QueryService } from "@/lib/server/query/service";
import { startPrometheus, type TestPrometheus } from "../support/prometheus";
import { type RegionFront, startRegionFront } from "../support/region-front";
import { startVictoriaMetrics, type TestVictoriaMetrics } from "../support/victoria-metrics";

const NOWHERE = "http://127.0.0.1:9";
/** Longer than the pause between probes and than any pause of the breaker. */
const LATER_MS = 31_000;

let victoria: TestVictoriaMetrics;
let prometheus: TestPrometheus;
let front: RegionFront;
let service: QueryService;
const clock = { ms: Date.now() };

beforeAll(async () => {
  victoria = await startVictoriaMetrics();
  prometheus = await startPrometheus();
  front = await startRegionFront(NOWHERE);
  const config = configSchema.parse({ datasources: [{ url: front.url }] });
  service = createQueryService(config, {
    clock: { now: () => clock.ms },
    tuning: { retryMinMs: 1, retryMaxMs: 2 },
  });
});
afterAll(async () => {
  await service.close();
  await front.stop();
  await victoria.stop();
  await prometheus.stop();
});

async function ask(): Promise<boolean> {
  clock.ms += LATER_MS;
  const query: InstantQuery = { kind: "instant", name: "q", promql: "vector(1)" };
  const [answer] = await service.run([query], { scope: SCOPE_ALL, bypassCache: true });
  return answer?.ok === true && !answer.value.isStale;
}
const dialect = () => service.getStatus()[0]?.dialect;

test("the engine is recognised as soon as it answers, and again when another takes its place", async () => {
  expect(await ask()).toBe(false);
  expect(dialect()).toBe("auto");

  front.target = victoria.url;
  expect(await ask()).toBe(true);
  expect(dialect()).toBe("victoriametrics");

  front.target = NOWHERE;
  expect(await ask()).toBe(false);
  expect(dialect()).toBe("victoriametrics");

  front.target = prometheus.url;
  await expect.poll(async () => [await ask(), dialect()], { timeout: 20_000 }).toEqual([true, "prometheus"]);
});
