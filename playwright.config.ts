// Browser tests drive the demo (real Prometheus, production build) in Debian's Chromium.
import { defineConfig } from "@playwright/test";
import type { EngineOptions } from "./tests/e2e/support/engine";

export default defineConfig<object, EngineOptions>({
  testDir: "tests/e2e",
  outputDir: "test-results",
  globalSetup: "./tests/e2e/support/start-demo.ts",
  // Seconds on a quiet machine; a busy one must not fail for that alone.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // One demo and two cores: parallel pages would only measure each other.
  workers: 1,
  // A browser on two cores may be starved once; what is wrong fails twice, and what failed once is listed as flaky.
  retries: 1,
  forbidOnly: true,
  projects: [
    { name: "prometheus" },
    // The same path on another engine, filled from the demo's Prometheus.
    { name: "victoriametrics", testMatch: "main-path.spec.ts", use: { engine: "victoriametrics" } },
  ],
  use: {
    browserName: "chromium",
    // Set by the global setup before workers read this file.
    baseURL: process.env.RAFTBOARD_BASE_URL,
    locale: "en-GB",
    timezoneId: "UTC",
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
