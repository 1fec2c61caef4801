// The same test on every engine: the project says which one, and the address that pages are relative to follows from it.
import { test as base, expect } from "./fixtures";
import { startOnVictoriaMetrics } from "./victoria-metrics";

/** Takes twenty seconds or so alone; a machine that is busy with something else needs its time. */
const START_MS = 300_000;

export interface EngineOptions {
  /** what holds the data that the app shows */
  readonly engine: "prometheus" | "victoriametrics";
}

interface EngineFixtures extends EngineOptions {
  readonly engineUrl: string;
}

function needEnvironment(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set: the global setup sets it`);
  return value;
}

export const test = base.extend<object, EngineFixtures>({
  engine: ["prometheus", { option: true, scope: "worker" }],
  engineUrl: [
    async ({ engine }, use) => {
      const demoUrl = needEnvironment("RAFTBOARD_BASE_URL");
      if (engine === "prometheus") return use(demoUrl);
      const product = await startOnVictoriaMetrics(demoUrl, needEnvironment("RAFTBOARD_PROMETHEUS_URL"));
      await use(product.url);
      await product.stop();
    },
    { scope: "worker", timeout: START_MS },
  ],
  baseURL: ({ engineUrl }, use) => use(engineUrl),
});

export { expect };
