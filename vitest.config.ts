// One runner, four projects: `unit` (pure, no I/O, includes contract tests), `rules` (promtool), `integration` (real Prometheus and friends),
// `real-etcd` (the same, on a real etcd that is killed and restarted: five minutes of waiting, so it may run beside the others).
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
// `server-only` throws outside React's server condition; test runners are on the server by definition.
const alias = { "@": root, "server-only": fileURLToPath(new URL("./tests/support/empty.ts", import.meta.url)) };

const REAL_ETCD = "tests/integration/real-etcd/**/*.test.ts";
const realEngines = {
  environment: "node",
  testTimeout: 180_000,
  hookTimeout: 180_000,
  fileParallelism: false,
  // Real engines on two cores: a starved process may miss a deadline once. What is wrong fails twice.
  retry: 1,
} as const;

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          // Property tests and ten-thousand-cluster cases share two cores with whatever else runs.
          testTimeout: 60_000,
          include: ["tests/unit/**/*.test.{ts,tsx}", "tests/contract/**/*.test.ts"],
          environment: "node",
        },
      },
      {
        resolve: { alias },
        test: { name: "rules", include: ["tests/rules/**/*.test.ts"], environment: "node", testTimeout: 120_000 },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts", "tests/faults/**/*.test.ts"],
          exclude: [REAL_ETCD],
          ...realEngines,
        },
      },
      { resolve: { alias }, test: { name: "real-etcd", include: [REAL_ETCD], ...realEngines } },
    ],
  },
});
