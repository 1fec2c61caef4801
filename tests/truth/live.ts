// A ruler as in life: a real Prometheus scrapes the fleet and evaluates the generated rules at the same time, faster than in life by
// `pace`. Scrapes and evaluations race each other as they do in production. What it stored comes back with its times stretched to real
// ones, so that everything that reads it sees minutes as minutes.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { stringify } from "yaml";
import { z } from "zod";
import type { RaftboardConfig } from "@/lib/config/schema";
import { buildRuleGroups } from "@/lib/rules/build-rule-groups";
import { formatPrometheusRules } from "@/lib/rules/format-prometheus";
import { startPrometheus, type TestPrometheus } from "../support/prometheus";
import { renderTarget, type TargetPlan, valueAt } from "./world/plan";

export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly times: number[];
  readonly values: number[];
}

export interface LiveRun {
  readonly targets: readonly TargetPlan[];
  readonly config: RaftboardConfig;
  /** minutes of the fleet's life */
  readonly minutes: number;
  /** how much faster than in life */
  readonly pace: number;
  readonly say: (text: string) => void;
}

const GONE_CHECK_MS = 100;
/** a label that a ruler puts on all it records, as Thanos does with its external labels */
const RULER = "ruler-1";
/** series whose value is a time: they move with it */
const TIME_VALUED =
  /(_sighting|_remembered|_start_time_seconds|:timestamp|_seen:time|^ALERTS_FOR_STATE)$|^ALERTS_FOR_STATE$/;

const matrixSchema = z.object({
  data: z.object({
    result: z.array(
      z.object({ metric: z.record(z.string(), z.string()), values: z.array(z.tuple([z.number(), z.string()])) }),
    ),
  }),
});
const namesSchema = z.object({ data: z.array(z.string()) });

interface Clock {
  readonly minuteNow: () => number;
  readonly unixSecondsOf: (minute: number) => number;
}

function serve(targets: readonly TargetPlan[], clock: Clock) {
  const byId = new Map(targets.map((target) => [target.id, target]));
  return createServer((request: IncomingMessage, response: ServerResponse) => {
    const target = byId.get((request.url ?? "").slice(1));
    const minute = clock.minuteNow();
    const answer = target ? valueAt(target.answer, minute) : "refuses";
    // the scraper gives up by itself
    if (answer === "hangs") return;
    if (target === undefined || answer !== "yes") return void response.writeHead(503).end();
    response.writeHead(200, { "content-type": "text/plain; version=0.0.4" });
    response.end(renderTarget(target, minute, clock.unixSecondsOf));
  });
}

function discovery(targets: readonly TargetPlan[], minute: number, address: string): string {
  const present = targets.filter(({ answer }) => valueAt(answer, minute) !== "gone");
  const groups = present.map(({ id, labels }) => ({
    targets: [address],
    labels: { instance: id, ...labels, __metrics_path__: `/${id}` },
  }));
  return JSON.stringify(groups);
}

/** The rules of the product with a ruler's label on everything that they record. */
function rulesOf(config: RaftboardConfig, pace: number): string {
  const groups = buildRuleGroups(config, { scope: "global", timeScale: 1 / pace });
  const marked = groups.map((group) => ({
    ...group,
    rules: group.rules.map((rule) => ({ ...rule, labels: { ...rule.labels, ruler: RULER } })),
  }));
  return formatPrometheusRules(marked);
}

async function readSeries(engine: TestPrometheus, atSeconds: number, seconds: number): Promise<Series[]> {
  const ask = async (path: string) => (await fetch(`${engine.url}${path}`)).json();
  const { data: names } = namesSchema.parse(await ask("/api/v1/label/__name__/values"));
  const all: Series[] = [];
  for (const name of names) {
    const selector = encodeURIComponent(`{__name__="${name}"}[${Math.ceil(seconds)}s]`);
    const { data } = matrixSchema.parse(await ask(`/api/v1/query?time=${atSeconds}&query=${selector}`));
    for (const { metric, values } of data.result)
      all.push({
        labels: metric,
        times: values.map(([time]) => time * 1000),
        values: values.map(([, text]) => Number(text)),
      });
  }
  return all;
}

/** Times from the start of the run on, stretched to real ones and moved so that the run ends at `endUnixMs`. */
export function stretch(all: readonly Series[], pace: number, endedUnixMs: number, endUnixMs: number): Series[] {
  const move = (timeMs: number) => Math.round(endUnixMs - (endedUnixMs - timeMs) * pace);
  return all.map(({ labels, times, values }) => {
    const isTime = TIME_VALUED.test(labels.__name__ ?? "");
    const moved = (value: number) => (isTime && value > 1e6 ? move(value * 1000) / 1000 : value);
    return { labels, times: times.map(move), values: values.map(moved) };
  });
}

export interface Recording {
  readonly series: readonly Series[];
  readonly startedUnixMs: number;
  readonly endedUnixMs: number;
  /** evaluations that did not take place, of all groups */
  readonly missedEvaluations: number;
}

export async function runLive({ targets, config, minutes, pace, say }: LiveRun): Promise<Recording> {
  const startedUnixMs = Date.now();
  const clock: Clock = {
    minuteNow: () => ((Date.now() - startedUnixMs) * pace) / 60_000,
    unixSecondsOf: (minute) => (startedUnixMs + (minute * 60_000) / pace) / 1000,
  };
  const server = serve(targets, clock);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  const address = `127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}`;
  const interval = `${Math.round((config.scrapeIntervalSeconds * 1000) / pace)}ms`;
  const timeout = `${Math.round((config.scrapeIntervalSeconds * 660) / pace)}ms`;
  let known = discovery(targets, 0, address);
  const engine = await startPrometheus({
    config: stringify({
      global: { scrape_interval: interval, scrape_timeout: timeout, evaluation_interval: interval },
      rule_files: ["rules.yaml"],
      scrape_configs: [{ job_name: "fleet", file_sd_configs: [{ files: ["targets.json"], refresh_interval: "1s" }] }],
    }),
    files: { "rules.yaml": rulesOf(config, pace), "targets.json": known },
    flags: [`--query.lookback-delta=${Math.round(300_000 / pace)}ms`, "--log.level=error"],
  });
  try {
    let told = 0;
    while (clock.minuteNow() < minutes) {
      await new Promise((resolve) => setTimeout(resolve, GONE_CHECK_MS));
      const now = discovery(targets, clock.minuteNow(), address);
      if (now !== known) await engine.writeFile("targets.json", now);
      known = now;
      if (clock.minuteNow() < told + 10) continue;
      told += 10;
      say(`minute ${told} of ${minutes}`);
    }
    const endedUnixMs = Date.now();
    const missed = (await (await fetch(`${engine.url}/metrics`)).text()).matchAll(
      /^prometheus_rule_group_iterations_missed_total\{[^}]*\} (\d+)/gm,
    );
    const missedEvaluations = [...missed].reduce((sum, [, count]) => sum + Number(count), 0);
    const series = await readSeries(engine, endedUnixMs / 1000, (endedUnixMs - startedUnixMs) / 1000);
    return { series, startedUnixMs, endedUnixMs, missedEvaluations };
  } finally {
    await engine.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
