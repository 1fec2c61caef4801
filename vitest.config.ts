// One runner, four projects: `unit` (pure, no I/O, includes contract tests), `rules` (promtool), `integration` (real Prometheus and
// friends), `waiting` (a real etcd that loses members at the pace of real scrapes: minutes of waiting, so it runs beside the others).
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
// `server-only` throws outside React's server condition; test runners are on the server by definition.
const REAL_ENGINES = {
  environment: "node",
  testTimeout: 180_000,
  hookTimeout: 180_000,
  fileParallelism: false,
  // Real engines on two cores: a starved process may miss a deadline once. What is wrong fails twice.
  retry: 1,
} as const;
const WAITING = "tests/integration/real-etcd/real-etcd.test.ts";
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
          ...REAL_ENGINES,
          name: "integration",
          include: ["tests/integration/**/*.test.ts", "tests/faults/**/*.test.ts"],
          exclude: [WAITING],
        },
      },
      { resolve: { alias }, test: { ...REAL_ENGINES, name: "waiting", include: [WAITING] } },
      // Engines that no package brings: `npm run test:engines` finds or builds them and puts them on the PATH.
      {
        resolve: { alias },
        test: { ...REAL_ENGINES, retry: 0, name: "engines", include: ["tests/engines/**/*.test.ts"] },
      },
    ],
  },
});
