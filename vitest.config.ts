// One runner, three projects: `unit` (pure, no I/O, includes contract tests), `rules` (promtool), `integration` (real Prometheus and friends).
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
// `server-only` throws outside React's server condition; test runners are on the server by definition.
const alias = { "@": root, "server-only": fileURLToPath(new URL("./tests/support/empty.ts", import.meta.url)) };

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
          environment: "node",
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          // Real engines on two cores: a starved process may miss a deadline once. What is wrong fails twice.
          retry: 1,
        },
      },
    ],
  },
});
