import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ["@resvg/resvg-js", "prom-client", "pino", "undici"],
  // `npm run types` checks the whole tree once, tests and demo too; a build that did it again would take twice as long.
  typescript: { ignoreBuildErrors: true },
  // Fonts are read by path, which tracing cannot see.
  outputFileTracingIncludes: { "/api/v1/panels/**": ["./assets/fonts/*"], "/api/health/live": ["./bin/front.mjs"] },
  output: process.env.RAFTBOARD_STANDALONE === "1" ? "standalone" : undefined,
};

export default config;
