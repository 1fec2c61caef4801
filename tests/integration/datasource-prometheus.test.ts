// The query service against a real Prometheus: reading, limits, sharing, extents, scope, death and return.
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { configSchema } from "@/lib/config/schema";
import { matcher, matcherIn, selector } from "@/lib/query/promql";
import { type QueryRequest, type RangeQuery, SCOPE_ALL, type Scope } from "@/lib/query/types";
import { createQueryService, type QueryService, type ServiceOptions } from "@/lib/server/query/service";
import { startPrometheus, type TestPrometheus } from "../support/prometheus";
import { type RecordingProxy, startRecordingProxy } from "../support/recording-proxy";

// A whole minute just gone: what is asked of "now" is answered by the engine's own.
const NOW_SECONDS = Math.floor(Date.now() / 60_000) * 60;
const NOW_MS = NOW_SECONDS * 1000;
const HOSTILE = ['a"} or vector(1)) # ', "back\\slash", "new\nline", "dot.star.*", "`tick`", "中文"];
const QUICK = { breakerOpenMs: 300, retryMinMs: 10, retryMaxMs: 20 };

function escapeOpenMetrics(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}

function makeSamples(): string {
  const lines = ["# TYPE load gauge"];
  for (let series = 0; series < 200; series++)
    for (let age = 7200; age >= 0; age -= 30)
      lines.push(`load{etcd_cluster="c${series}"} ${series + 0.5} ${NOW_SECONDS - age}`);
  lines.push("# TYPE special gauge");
  for (const [name, value] of [
    ["nan", "NaN"],
    ["pinf", "+Inf"],
    ["ninf", "-Inf"],
    ["one", "1"],
  ])
    lines.push(`special{k="${name}"} ${value} ${NOW_SECONDS}`);
  lines.push(
    "# TYPE hostile gauge",
    ...HOSTILE.map((text, index) => `hostile{k="${escapeOpenMetrics(text)}"} ${index} ${NOW_SECONDS}`),
  );
  return lines.join("\n");
}

let server: TestPrometheus;
let proxy: RecordingProxy;
const services: QueryService[] = [];

beforeAll(async () => {
  server = await startPrometheus({ openMetrics: makeSamples() });
  proxy = await startRecordingProxy(server.url);
});
afterAll(async () => {
  await proxy?.stop();
  await server?.stop();
});
afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.close()));
  proxy.requests.length = 0;
});

function connect(datasource: Record<string, unknown> = {}, options: ServiceOptions = {}): QueryService {
  const config = configSchema.parse({ datasources: [{ url: proxy.url, dialect: "prometheus", ...datasource }] });
  const service = createQueryService(config, { clock: { now: () => NOW_MS }, tuning: QUICK, ...options });
  services.push(service);
  return service;
}
const instant = (promql: string): QueryRequest => ({ kind: "instant", name: "q", promql });
const range = (promql: string, fromSeconds: number, toSeconds: number, stepSeconds: number): RangeQuery => ({
  kind: "range",
  name: "q",
  promql,
  range: { fromUnixMs: (NOW_SECONDS + fromSeconds) * 1000, toUnixMs: (NOW_SECONDS + toSeconds) * 1000 },
  stepSeconds,
});
async function one(service: QueryService, query: QueryRequest, scope: Scope = SCOPE_ALL) {
  const [answer] = await service.run([query], { scope });
  if (!answer) throw new Error("no answer");
  return answer;
}
async function good(service: QueryService, query: QueryRequest, scope: Scope = SCOPE_ALL) {
  const answer = await one(service, query, scope);
  if (!answer.ok) throw new Error(`${answer.error.message} ${answer.error.upstreamMessage ?? ""}`);
  return answer.value;
}
async function failure(service: QueryService, query: QueryRequest) {
  const answer = await one(service, query);
  if (answer.ok) throw new Error("was answered");
  return answer.error;
}

describe("reading", () => {
  test("gives every question of a batch its own answer or error, in order", async () => {
    const service = connect();
    const answers = await service.run(
      [instant("count(load)"), instant("load{"), range("sum(load)", -600, 0, 60), instant("absent_metric")],
      { scope: SCOPE_ALL },
    );
    expect(answers.map((answer) => answer.ok || answer.error.kind)).toEqual([true, "bad-query", true, true]);
    const [count, refused, history, empty] = answers;
    expect(count?.ok && count.value.frame.series[0]?.values).toEqual([200]);
    expect(refused?.ok === false && refused.error.upstreamMessage).toContain("parse error");
    expect(history?.ok && history.value.frame.series[0]?.values).toEqual(new Array(11).fill(20_000));
    // Nothing came back that would say of which moment it speaks.
    expect(empty?.ok && empty.value.frame).toEqual({ name: "q", timesUnixMs: [], series: [] });
    expect(service.getStatus()[0]).toMatchObject({ state: "up", lastError: null });
  });

  test("NaN and infinities are no sample", async () => {
    const { frame } = await good(connect(), instant("special"));
    const values = Object.fromEntries(frame.series.map(({ labels, values: [value] }) => [labels.k, value]));
    expect(values).toEqual({ nan: null, pinf: null, ninf: null, one: 1 });
  });

  test.each(HOSTILE.map((text, index) => [text, index] as const))(
    "finds the series whose label is %j, and only it",
    async (text, index) => {
      const service = connect();
      for (const condition of [matcher("k", "=", text), matcherIn("k", [text, "no such value"])]) {
        const { frame } = await good(service, instant(selector("hostile", [condition], SCOPE_ALL)));
        expect(frame.series.map(({ values }) => values)).toEqual([[index]]);
      }
    },
  );

  test("an empty selection and an empty scope find nothing, also where the label is missing", async () => {
    const service = connect();
    const none = selector("hostile", [matcherIn("etcd_cluster", [])], SCOPE_ALL);
    const unscoped = selector("load", [], { kind: "clusters", clusterIds: [] });
    for (const promql of [none, unscoped]) expect((await good(service, instant(promql))).frame.series).toEqual([]);
  });

  test("sends a form, no credentials of its own and no foreign header", async () => {
    await good(connect(), instant("vector(1)"));
    const [request] = proxy.requests;
    expect(request?.path).toBe("/api/v1/query");
    expect(Object.keys(request?.headers ?? {}).sort()).toEqual([
      "accept",
      "accept-encoding",
      "connection",
      "content-length",
      "content-type",
      "host",
      "user-agent",
    ]);
    // No time: the source evaluates at its own now, whatever this clock says.
    expect(request?.params).toEqual({ query: "vector(1)", timeout: "10" });
  });
});

describe("limits", () => {
  test("11,000 steps are answered, one more is refused in words before it is sent", async () => {
    const most = await good(connect(), range("vector(1)", -11_000, 0, 1));
    expect(most.frame.timesUnixMs).toHaveLength(11_001);
    const error = await failure(connect(), range("vector(1)", -11_001, 0, 1));
    expect(error.kind).toBe("limit");
    expect(error.message).toMatch(/11001.*11000/);
    expect(proxy.requests).toHaveLength(1);
  });

  test("an answer over the size limit is cut off and said", async () => {
    const service = connect({ maxAnswerBytes: 65_536 });
    const error = await failure(service, range("load", -7200, 0, 30));
    expect(error).toMatchObject({ kind: "limit", messageId: "query.error.limit-size" });
    expect(await good(service, instant("count(load)"))).toMatchObject({ isStale: false });
  });

  test("a query over its time is a time-out, not a broken source", async () => {
    const service = connect({ timeouts: { rangeSeconds: 0.2 } });
    const startedAt = Date.now();
    const error = await failure(service, range("sum(rate(load[2h])) + sum(rate(load[119m]))", -7200, 0, 1));
    expect(error.kind).toBe("timeout");
    expect(Date.now() - startedAt).toBeLessThan(2_200 + 800);
    expect(service.getStatus()[0]?.state).not.toBe("down");
  });
});

describe("sharing", () => {
  const batch = [instant("sum(load)"), range("sum(load)", -3600, 0, 30), instant("count(load)")];

  test("fifty viewers at once cost the source what one costs", async () => {
    await connect().run(batch, { scope: SCOPE_ALL });
    const forOne = proxy.requests.length;
    proxy.requests.length = 0;
    const service = connect();
    const answers = await Promise.all(Array.from({ length: 50 }, () => service.run(batch, { scope: SCOPE_ALL })));
    expect(proxy.requests).toHaveLength(forOne);
    const states = answers.flatMap((batchAnswers) =>
      batchAnswers.map((answer) => answer.ok && answer.value.info.cache),
    );
    expect(states.filter((state) => state === "miss")).toHaveLength(3);
    expect(states.filter((state) => state === "coalesced")).toHaveLength(147);
  });

  test("a viewer who comes a moment later costs nothing", async () => {
    const service = connect();
    await service.run(batch, { scope: SCOPE_ALL });
    const before = proxy.requests.length;
    const again = await service.run(batch, { scope: SCOPE_ALL });
    expect(proxy.requests).toHaveLength(before);
    expect(again.map((answer) => answer.ok && answer.value.info.cache)).toEqual(["hit", "hit", "hit"]);
  });

  test("one who leaves does not end it for the others, and gets no answer", async () => {
    const service = connect();
    const leaving = new AbortController();
    const first = service.run([instant("sum(load)")], { scope: SCOPE_ALL, signal: leaving.signal });
    const second = service.run([instant("sum(load)")], { scope: SCOPE_ALL });
    leaving.abort();
    expect((await first)[0]).toMatchObject({ ok: false, error: { messageId: "query.error.cancelled" } });
    expect((await second)[0]).toMatchObject({ ok: true });
  });

  test("no scope ever meets the answer of another", async () => {
    const service = connect();
    const asked = async (scope: Scope) => {
      const answer = await good(service, instant(selector("load", [], scope)), scope);
      return answer.frame.series.map(({ labels }) => labels.etcd_cluster).sort();
    };
    expect(await asked({ kind: "clusters", clusterIds: ["c1", "c2"] })).toEqual(["c1", "c2"]);
    expect(await asked({ kind: "clusters", clusterIds: ["c2"] })).toEqual(["c2"]);
    // The same text under two scopes: asked twice, and filtered even where the text forgot the scope.
    const before = proxy.requests.length;
    const both = [SCOPE_ALL, { kind: "clusters", clusterIds: ["c7"] } as const];
    const counts = [];
    for (const scope of both) counts.push((await good(service, instant("load"), scope)).frame.series.length);
    expect(counts).toEqual([200, 1]);
    expect(proxy.requests.length - before).toBe(2);
  });
});

describe("extents", () => {
  test("a second range asks only for the tail that is missing", async () => {
    const clock = { ms: NOW_MS };
    const service = connect({}, { clock: { now: () => clock.ms } });
    await good(service, range("sum(load)", -7200, -3600, 30));
    const answer = await good(service, range("sum(load)", -6900, -3000, 30));
    expect(proxy.countRangePoints()).toEqual([121, 20]);
    expect(answer.info.cache).toBe("partial-hit");
    const whole = await good(connect(), range("sum(load)", -6900, -3000, 30));
    expect(answer.frame).toEqual(whole.frame);
  });

  test("the youngest steps are asked again", async () => {
    const clock = { ms: NOW_MS };
    const service = connect({}, { clock: { now: () => clock.ms } });
    await good(service, range("sum(load)", -3600, 0, 30));
    clock.ms += 60_000;
    await good(service, range("sum(load)", -3540, 60, 30));
    // Two new steps and the last three minutes.
    expect(proxy.countRangePoints()).toEqual([121, 8]);
  });

  test("what depends on the ends of the range is always asked whole", async () => {
    const service = connect();
    for (const end of [-3600, -3000]) await good(service, range("sum(load @ end())", -7200, end, 60));
    expect(proxy.countRangePoints()).toEqual([61, 71]);
  });
});

describe("a Prometheus that dies and comes back", () => {
  test("leaves the last good answer with its age, and recovers by itself", async () => {
    const clock = { ms: NOW_MS };
    const service = connect({ url: server.url }, { clock: { now: () => clock.ms } });
    const now = instant("sum(load)");
    const history = range("sum(load)", -3600, 0, 30);
    await good(service, now);
    await good(service, history);

    await server.kill("SIGKILL");
    clock.ms += 30_000;
    for (const query of [now, range("sum(load)", -3570, 30, 30)]) {
      const stale = await good(service, query);
      expect(stale).toMatchObject({ isStale: true, asOfUnixMs: NOW_MS, staleReason: { kind: "unreachable" } });
      expect(stale.info.cache).toBe("stale");
    }
    const moved = await good(service, range("sum(load)", -3570, 30, 30));
    expect(moved.frame.series[0]?.values.slice(-2)).toEqual([20_000, null]);
    expect((await failure(service, instant("never_asked_before"))).kind).toBe("unreachable");
    expect(service.getStatus()[0]).toMatchObject({
      state: "down",
      sinceUnixMs: clock.ms,
      lastError: { kind: "unreachable" },
    });

    for (let turn = 0; turn < 5; turn++) await failure(service, instant(`unknown_${turn}`));
    expect(await failure(service, instant("behind_the_breaker"))).toMatchObject({
      kind: "overloaded",
      messageId: "query.error.circuit-open",
      upstreamMessage: expect.stringContaining("cannot be reached"),
    });

    await server.restart();
    clock.ms += 30_000;
    const back = await good(service, now);
    expect(back).toMatchObject({ isStale: false, asOfUnixMs: clock.ms });
    expect(service.getStatus()[0]).toMatchObject({ state: "up", sinceUnixMs: clock.ms });
  });
});

test("a part of the storage that does not answer makes the answer partial, and it never becomes history", async () => {
  const remote = await startPrometheus({
    config: { remote_read: [{ url: "http://127.0.0.1:9/read", read_recent: true, remote_timeout: "1s" }] },
    openMetrics: makeSamples(),
  });
  try {
    const service = connect({ url: remote.url });
    const first = await good(service, range("sum(load)", -600, 0, 60));
    expect(first.isPartial).toBe(true);
    expect(first.warnings.join()).toContain("remote");
    expect(first.frame.series[0]?.values[0]).toBe(20_000);
    expect((await good(service, range("sum(load)", -600, 0, 60))).info.cache).toBe("hit");
    expect((await good(service, range("sum(load)", -660, 0, 60))).info.cache).toBe("miss");
  } finally {
    await remote.stop();
  }
});
