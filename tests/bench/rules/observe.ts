// What a Prometheus says about itself while it evaluates rules: CPU seconds, and per group and rule how long evaluations took.
import { z } from "zod";

const rulesSchema = z.object({
  data: z.object({
    groups: z.array(
      z.object({
        name: z.string(),
        interval: z.number(),
        evaluationTime: z.number(),
        lastEvaluation: z.string(),
        rules: z.array(
          z.object({
            name: z.string(),
            labels: z.record(z.string(), z.string()).optional(),
            evaluationTime: z.number(),
            health: z.string(),
            lastError: z.string().optional(),
          }),
        ),
      }),
    ),
  }),
});

/** Samples of the process' own page, by series as printed. */
export type SelfMetrics = ReadonlyMap<string, number>;

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(60_000) });
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
  return response.text();
}

export async function readSelf(url: string): Promise<SelfMetrics> {
  const lines = (await fetchText(`${url}/metrics`)).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(" ");
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

export const cpuSecondsOf = (self: SelfMetrics) => self.get("process_cpu_seconds_total") ?? Number.NaN;
export const residentBytesOf = (self: SelfMetrics) => self.get("process_resident_memory_bytes") ?? Number.NaN;
export const seriesCountOf = (self: SelfMetrics) => self.get("prometheus_tsdb_head_series") ?? Number.NaN;

/** The sum of all series of a family. */
export function sumOf(self: SelfMetrics, name: string): number {
  let sum = 0;
  for (const [series, value] of self) if (series === name || series.startsWith(`${name}{`)) sum += value;
  return sum;
}

/** A family by the rule group's name, without the file's. */
export function byGroup(self: SelfMetrics, name: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const [series, value] of self) {
    if (!series.startsWith(`${name}{`)) continue;
    const group = /rule_group="[^"]*;([^";]*)"/.exec(series)?.[1];
    if (group !== undefined) found.set(group, value);
  }
  return found;
}

export interface RuleCost {
  readonly group: string;
  readonly rule: string;
  readonly intervalSeconds: number;
  readonly meanSeconds: number;
  readonly coreSecondsPerMinute: number;
}

export interface GroupCost {
  readonly group: string;
  readonly intervalSeconds: number;
  readonly evaluationCount: number;
  readonly meanSeconds: number;
  readonly maxSeconds: number;
}

interface Tally {
  readonly name: string;
  readonly intervalSeconds: number;
  readonly seconds: number[];
  readonly rules: { readonly name: string; readonly seconds: number[] }[];
}

/** Collects every evaluation that it gets to see; an evaluation is seen once. */
export class RuleWatch {
  private readonly tallies = new Map<string, Tally>();
  private readonly seen = new Map<string, string>();
  readonly failures = new Map<string, string>();

  constructor(private readonly url: string) {}

  async look(): Promise<void> {
    const answer = rulesSchema.parse(JSON.parse(await fetchText(`${this.url}/api/v1/rules`)));
    for (const group of answer.data.groups) {
      const last = this.seen.get(group.name);
      this.seen.set(group.name, group.lastEvaluation);
      // the zero time: not evaluated yet
      if (last === group.lastEvaluation || group.lastEvaluation.startsWith("0001")) continue;
      const tally = this.tallies.get(group.name) ?? {
        name: group.name,
        intervalSeconds: group.interval,
        seconds: [],
        rules: group.rules.map(({ name, labels = {} }) => ({ name: `${name}${labelText(labels)}`, seconds: [] })),
      };
      this.tallies.set(group.name, tally);
      tally.seconds.push(group.evaluationTime);
      group.rules.forEach((rule, at) => {
        tally.rules[at]?.seconds.push(rule.evaluationTime);
        if (rule.health === "err") this.failures.set(`${group.name}: ${rule.name}`, rule.lastError ?? "");
      });
    }
  }

  groups(): GroupCost[] {
    return [...this.tallies.values()].map(({ name, intervalSeconds, seconds }) => ({
      group: name,
      intervalSeconds,
      evaluationCount: seconds.length,
      meanSeconds: mean(seconds),
      maxSeconds: Math.max(...seconds),
    }));
  }

  rules(): RuleCost[] {
    return [...this.tallies.values()].flatMap(({ name, intervalSeconds, rules }) =>
      rules.map((rule) => ({
        group: name,
        rule: rule.name,
        intervalSeconds,
        meanSeconds: mean(rule.seconds),
        coreSecondsPerMinute: (mean(rule.seconds) * 60) / intervalSeconds,
      })),
    );
  }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function labelText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}
