// What runs on what: each set-up puts engines on the PATH and runs tests, mostly those of `npm test` themselves, so that the same
// API checks and the same browser path hold on every engine.
export interface Setup {
  readonly title: string;
  /** ids of engines; each must be found */
  readonly engines: readonly string[];
  readonly runs: readonly (readonly string[])[];
}

const vitest = (project: string, ...files: string[]) => ["vitest", "run", "--project", project, ...files];
const API_ON_REAL_ETCD = vitest("waiting");
const FACTS = vitest("engines", "tests/engines/etcd-facts.test.ts");
const INDICATORS = vitest("integration", "tests/integration/real-etcd/indicators.test.ts");
const mainPath = (project: string) => ["playwright", "test", "--project", project, "main-path.spec.ts"];

export const SETUPS: readonly Setup[] = [
  { title: "etcd and Prometheus of the PATH", engines: [], runs: [API_ON_REAL_ETCD, mainPath("prometheus")] },
  { title: "etcd 3.6", engines: ["etcd-3.6"], runs: [FACTS, API_ON_REAL_ETCD, INDICATORS] },
  { title: "etcd 3.7", engines: ["etcd-3.7"], runs: [FACTS, API_ON_REAL_ETCD, INDICATORS] },
  {
    title: "Prometheus 3",
    engines: ["prometheus-3"],
    runs: [
      vitest("rules"),
      vitest("integration", "tests/integration/rule-chain.test.ts", "tests/integration/level1.test.ts"),
      mainPath("prometheus"),
    ],
  },
  { title: "Thanos, two regions", engines: ["thanos"], runs: [vitest("engines", "tests/engines/thanos.test.ts")] },
  {
    title: "VictoriaMetrics, current",
    engines: ["victoria-metrics"],
    runs: [vitest("integration", "tests/integration/engines"), mainPath("victoriametrics")],
  },
];
