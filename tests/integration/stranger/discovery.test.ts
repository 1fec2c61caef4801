// A stranger's first ten minutes, on a real Prometheus: what the fleet's notice and `raftboard doctor` say about each layout that does
// not fit the config yet. Regressions: all of them said the same sentence, and named a command that did not exist.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { configSchema } from "@/lib/config/schema";
import { fleetSummarySchema } from "@/lib/contract/fleet";
import { buildRuleGroups } from "@/lib/rules/build-rule-groups";
import { formatPrometheusRules } from "@/lib/rules/format-prometheus";
import { answerFleet } from "@/lib/server/api/fleet";
import { parseRetention } from "@/lib/server/discovery/retention";
import { refreshNow } from "@/lib/server/fleet/loop";
import { clearProcessState } from "@/lib/server/process-state";
import { getQueryService } from "@/lib/server/query/service";
import { getTranslate } from "@/lib/text/get-translate";
import { type PrometheusOptions, startPrometheus, type TestPrometheus } from "../../support/prometheus";
import { waitFor } from "../../support/wait-for";

const bin = resolve(import.meta.dirname, "../../../bin/raftboard.mjs");
const folder = mkdtempSync(join(tmpdir(), "raftboard-stranger-"));
let prometheus: TestPrometheus | null = null;

afterEach(async () => {
  await getQueryService().close();
  await prometheus?.stop();
  prometheus = null;
});
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

interface Layout {
  readonly etcdLabels: string;
  readonly apiserverLabels?: string;
  readonly intervalSeconds?: number;
  readonly buckets?: readonly string[];
}

/** Twenty minutes up to now of three members and two apiservers, scraped as the layout says. */
function samplesOf({
  etcdLabels,
  apiserverLabels,
  intervalSeconds = 15,
  buckets = ["0.016", "0.064", "+Inf"],
}: Layout) {
  const now = Math.floor(Date.now() / 1000);
  const lines = new Map<string, string[]>();
  const write = (family: string, labels: string, at: number, value: number) => {
    const known = lines.get(family) ?? [];
    known.push(`${family}{${labels}} ${value} ${at}`);
    lines.set(family, known);
  };
  for (let at = now - 1_200; at <= now; at += intervalSeconds) {
    for (const member of ["10.0.0.1:2381", "10.0.0.2:2381", "10.0.0.3:2381"]) {
      const own = `${etcdLabels},instance="${member}"`;
      write("up", own, at, 1);
      write("etcd_server_has_leader", own, at, 1);
      for (const family of ["etcd_disk_wal_fsync_duration_seconds", "etcd_disk_backend_commit_duration_seconds"]) {
        write(`${family}_count`, own, at, at - now + 9_000);
        for (const le of buckets) write(`${family}_bucket`, `${own},le="${le}"`, at, at - now + 9_000);
      }
    }
    for (const instance of apiserverLabels ? ["10.0.0.1:6443", "10.0.0.2:6443"] : []) {
      const own = `${apiserverLabels},instance="${instance}"`;
      write("up", own, at, 1);
      write("etcd_request_duration_seconds_count", `${own},operation="get",type="pods"`, at, at - now + 9_000);
      write("etcd_request_duration_seconds_bucket", `${own},operation="get",type="pods",le="1"`, at, at - now + 9_000);
    }
  }
  return [...lines.values()].flat().join("\n");
}

async function start(layout: Layout, yaml: string | null, options: PrometheusOptions = {}) {
  prometheus = await startPrometheus({
    config: { global: { scrape_interval: "15s", evaluation_interval: "1s" } },
    openMetrics: samplesOf(layout),
    ...options,
  });
  for (const key of ["config", "env", "fleet", "query-service", "metrics", "log"]) clearProcessState(key);
  process.env.RAFTBOARD_LOG_LEVEL = "silent";
  process.env.RAFTBOARD_DATASOURCE_URL = yaml === null ? prometheus.url : "";
  process.env.RAFTBOARD_CONFIG = "";
  if (yaml !== null) {
    process.env.RAFTBOARD_CONFIG = join(folder, "raftboard.yaml");
    writeFileSync(
      process.env.RAFTBOARD_CONFIG,
      `datasources: [{ url: "${prometheus.url}" }]\nsignIn: { kind: none }\n${yaml}`,
    );
  }
}

/** The notice as a person reads it. */
async function readNotice(): Promise<string> {
  await refreshNow();
  const response = await answerFleet(new Request("http://raftboard/api/v1/fleet"));
  const { notices } = fleetSummarySchema.parse(await response.json());
  return notices.map(({ messageId, values }) => getTranslate("en")(messageId, values)).join("\n");
}

function runDoctor(args: readonly string[]): Promise<{ status: number | null; text: string }> {
  return new Promise((settle) => {
    const child = spawn(process.execPath, [bin, "doctor", ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, LANG: "C", NODE_ENV: "test" },
    });
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (text += chunk.toString()));
    child.once("exit", (status) => settle({ status, text }));
  });
}

const STACK = 'job="kube-etcd",namespace="kube-system",service="kps-kube-etcd",endpoint="http-metrics"';
const STACK_API = 'job="apiserver",namespace="default",service="kubernetes",endpoint="https"';
const SELECTORS = `selectors: { etcd: 'job="kube-etcd"', apiserver: 'job="apiserver"' }\n`;

/** Rules of a config on a Prometheus of one-second evaluation, so that identity is recorded at once. */
function rulesOf(settings: Record<string, unknown>): PrometheusOptions {
  const config = configSchema.parse({ datasources: [{ url: "http://127.0.0.1:9090" }], ...settings });
  const groups = buildRuleGroups(config, { scope: "global" }).map((group) => ({ ...group, intervalSeconds: 1 }));
  return {
    config: { global: { scrape_interval: "15s", evaluation_interval: "1s" }, rule_files: ["rules.yaml"] },
    files: { "rules.yaml": formatPrometheusRules(groups) },
  };
}

const areRulesFresh = () =>
  waitFor("rules run", 20_000, async () => {
    // Whole seconds are asked for: what was recorded in this one is not seen yet.
    const response = await fetch(`${prometheus?.url}/api/v1/query?query=etcd_slo_objective+offset+2s`);
    return (await response.text()).includes('"sli"');
  });

describe("kube-prometheus-stack with the URL alone", () => {
  test("the job is named, with the selector to set and the command that exists", async () => {
    await start({ etcdLabels: STACK, apiserverLabels: STACK_API }, null);
    const notice = await readNotice();
    expect(notice).toContain('3 targets of job kube-etcd look like etcd; the selector is job="etcd"');
    expect(notice).toContain('Set selectors.etcd to job="kube-etcd"');
    expect(notice).toContain("npx raftboard rules");
    const doctor = await runDoctor(["--url", prometheus?.url ?? ""]);
    expect(doctor.status, doctor.text).toBe(1);
    expect(doctor.text).toContain("3 targets of job kube-etcd look like etcd");
    expect(doctor.text).toContain("2 targets of job apiserver look like a kube-apiserver");
  });

  test("a label that names the cluster is found and proposed", async () => {
    await start({ etcdLabels: `${STACK},cluster="prod-1"` }, null);
    expect(await readNotice()).toContain("labels.etcd_cluster to cluster");
  });
});

describe("a config that does not fit", () => {
  const LABELS = { etcd_cluster: "cluster", k8s_cluster: "cluster" };
  const YAML = `${SELECTORS}labels: { etcd_cluster: cluster, k8s_cluster: cluster }\n`;
  const RULES = { selectors: { etcd: 'job="kube-etcd"', apiserver: 'job="apiserver"' }, labels: LABELS };
  const NAMED = { etcdLabels: `${STACK},cluster="c1"`, apiserverLabels: `${STACK_API},cluster="c1"` };

  test("a label that is only external is told from rules that do not run", async () => {
    const rules = rulesOf(RULES);
    const global = { scrape_interval: "15s", evaluation_interval: "1s", external_labels: { cluster: "prod-1" } };
    await start({ etcdLabels: STACK, apiserverLabels: STACK_API }, YAML, {
      ...rules,
      config: { global, rule_files: ["rules.yaml"] },
    });
    await areRulesFresh();
    const notice = await readNotice();
    expect(notice).toContain("The rules run (etcd_slo_objective is fresh)");
    expect(notice).toContain('no series matches job="kube-etcd",cluster!=""');
    expect(notice).toContain("external labels are not seen by rules");
  });

  test("rules that nobody loaded are named, with the operator's label", async () => {
    await start(NAMED, YAML);
    const notice = await readNotice();
    expect(notice).toContain("3 etcd targets are there, but no rules run");
    expect(notice).toContain("--label release=");
  });

  test("rules of another config are named by what differs", async () => {
    await start(NAMED, YAML, rulesOf({ ...RULES, slo: { objectives: { availability: 0.99 } } }));
    await areRulesFresh();
    expect(await readNotice()).toContain("slo.objectives.availability is 0.99 there, 0.9995 here");
  });

  test("a minute's scrape under a config of 15 s is said", async () => {
    await start({ ...NAMED, intervalSeconds: 60 }, YAML, rulesOf(RULES));
    await areRulesFresh();
    expect(await readNotice()).toContain("etcd is scraped every 60 s, the config says 15 s");
  });

  test("a dropped bucket is named by doctor, with the bound that needs it", async () => {
    await start({ ...NAMED, buckets: ["0.064", "+Inf"] }, YAML, rulesOf(RULES));
    await areRulesFresh();
    const { status, text } = await runDoctor(["--config", process.env.RAFTBOARD_CONFIG ?? ""]);
    expect(status, text).toBe(1);
    expect(text).toContain('3 of 3 targets send etcd_disk_wal_fsync_duration_seconds without its bucket le="0.016"');
    expect(text).toContain("1 problem.");
  });

  test("nothing wrong is exit code 0", async () => {
    await start(NAMED, YAML, rulesOf(RULES));
    await areRulesFresh();
    const { status, text } = await runDoctor(["--config", process.env.RAFTBOARD_CONFIG ?? ""]);
    expect(text).toContain("Nothing is wrong as far as this can tell.");
    // A young install says when its budgets will be known, which is no problem.
    expect(text).toMatch(
      /note: Budgets are unknown until half of 28 days was seen: .* known in 14 days at the earliest/,
    );
    expect(status).toBe(0);
  });

  test("ten days of retention are too short for a budget, and that is said", async () => {
    await start(NAMED, YAML, { ...rulesOf(RULES), flags: ["--storage.tsdb.retention.time=10d"] });
    await areRulesFresh();
    const { text } = await runDoctor(["--config", process.env.RAFTBOARD_CONFIG ?? ""]);
    expect(text).toContain("keeps 10 days: at most 35 % of the 28 days can be known");
  });
});

test("a source that does not answer is exit code 2, not a healthy one", async () => {
  const { status, text } = await runDoctor(["--url", "http://127.0.0.1:9"]);
  expect(status, text).toBe(2);
  expect(text).toContain("Cannot look");
});

test.each([
  ["10d", 864_000],
  ["1w2d", 777_600],
  ["15d or 50GB", 1_296_000],
  ["50GB", null],
])("retention %s is %s s", (text, seconds) => {
  expect(parseRetention(text)).toBe(seconds);
});
