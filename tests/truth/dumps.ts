// Metrics of real servers, one cluster each, served with their counters advancing: which SLIs the rules and the API can measure of it,
// beside what the table says that was written by hand from the dumps (tests/fixtures/dumps.json).
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import type { Raw } from "./own/raw";
import type { Comparison } from "./table";
import { always } from "./world/build";
import type { TargetPlan } from "./world/plan";

const FIXTURES = join(import.meta.dirname, "..", "fixtures");
const DUMPS = join(FIXTURES, "public-metrics");
/** counters grow by a tenth of themselves a minute */
const GROWTH = 0.1;

const requestsSchema = z.strictObject({
  errors: z.enum(["grpc", "apiserver", "none"]),
  latency: z.enum(["server-histogram", "grpc", "apiserver", "none"]),
  errorsUnmeasuredBecause: z.string().optional(),
  latencyUnmeasuredBecause: z.string().optional(),
  /** measured, but nothing was asked */
  idleBecause: z.string().optional(),
});
const dumpSchema = z.strictObject({
  kind: z.enum(["etcd", "apiserver", "slis"]),
  version: z.string(),
  write: requestsSchema,
  read: requestsSchema,
  disk: z.strictObject({ measured: z.boolean(), unmeasuredBecause: z.string().optional() }),
  note: z.string().optional(),
});
export type Dump = z.infer<typeof dumpSchema>;

export function readTable(): Readonly<Record<string, Dump>> {
  return z.record(z.string(), dumpSchema).parse(JSON.parse(readFileSync(join(FIXTURES, "dumps.json"), "utf8")));
}

export function listDumps(): string[] {
  return readdirSync(DUMPS).filter((file) => file.endsWith(".prom.gz"));
}

export const clusterOf = (file: string) => file.replace(/\.prom\.gz$/, "").replaceAll(/[^a-z0-9]+/gi, "-");

/** The dump's text at a minute: what counts has grown, what is a gauge stays. */
export function advance(text: string, minute: number): string {
  const counting = new Set<string>();
  for (const [, name = "", type = ""] of text.matchAll(/^# TYPE (\S+) (\S+)/gm))
    if (type === "counter" || type === "histogram" || type === "summary") counting.add(name);
  const isCounting = (name: string) => counting.has(name) || counting.has(name.replace(/_(bucket|count|sum)$/, ""));
  return text.replaceAll(/^([a-zA-Z_:][\w:]*)(\{.*\})? (\S+)$/gm, (line, name: string, labels = "", value: string) =>
    isCounting(name) && !/quantile="/.test(labels) && Number.isFinite(Number(value))
      ? `${name}${labels} ${Math.round(Number(value) * (1 + GROWTH * minute) * 1000) / 1000}`
      : line,
  );
}

/** An apiserver tells of ten thousand things that have nothing to do with etcd. */
function keepEtcd(text: string): string {
  const lines = text
    .split("\n")
    .filter((line) => /^(# TYPE )?(etcd_|grpc_server_|process_|kubernetes_healthcheck)/.test(line));
  return `${lines.join("\n")}\n`;
}

export function dumpTargets(): TargetPlan[] {
  return Object.entries(readTable()).map(([file, { kind }]) => {
    const text = keepEtcd(gunzipSync(readFileSync(join(DUMPS, file))).toString("utf8"));
    const id = clusterOf(file);
    const labels: Record<string, string> =
      kind === "etcd"
        ? { job: "etcd-metrics", cl: id, pod: `${id}-1` }
        : { job: "kapi", kube: `k-${id}`, store: id, instance: id };
    // tens of thousands of lines an answer: one text a minute
    const texts = new Map<number, string>();
    const at = (minute: number) => {
      const whole = Math.floor(minute);
      const known = texts.get(whole) ?? advance(text, whole);
      texts.clear();
      texts.set(whole, known);
      return known;
    };
    return {
      id,
      labels: { dc: "north", ...labels },
      answer: always("yes"),
      restarts: [],
      counters: {},
      gauges: {},
      text: at,
    };
  });
}

function sourceOf(raw: Raw, cluster: string, kind: "errors" | "latency", atMs: number): string {
  const all = raw.select("etcd:sli_source:info", { etcd_cluster: cluster, kind });
  return all.find((series) => raw.values([series], atMs).length > 0)?.labels.source ?? "none";
}

/** Events of the busiest minute; 0 without any. */
function most(raw: Raw, cluster: string, sli: string): number {
  const values = raw.select("etcd:sli_total:1m", { etcd_cluster: cluster, sli }).flatMap((series) => series.values);
  return Math.max(0, ...values);
}

/** Rules against the table. */
export function compareDumps(comparison: Comparison, raw: Raw, endUnixMs: number): void {
  for (const [file, { write, read, disk }] of Object.entries(readTable())) {
    const cluster = clusterOf(file);
    comparison.equal("errors source", file, sourceOf(raw, cluster, "errors", endUnixMs), write.errors);
    comparison.equal("latency source", file, sourceOf(raw, cluster, "latency", endUnixMs), write.latency);
    for (const [sli, { errors, idleBecause }] of Object.entries({ write, read })) {
      // slow ones alone are known: whether that is called counted is no matter of numbers
      if (errors === "none" && write.latency !== "none") continue;
      const total = most(raw, cluster, sli);
      comparison.equal(`${sli} counts something`, file, total > 0, errors !== "none" && idleBecause === undefined);
    }
    const operations = most(raw, cluster, "disk");
    comparison.equal("disk counts something", file, operations > 0, disk.measured);
  }
}
