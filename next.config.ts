import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ["@resvg/resvg-js", "prom-client", "pino", "undici"],
  output: process.env.RAFTBOARD_STANDALONE === "1" ? "standalone" : undefined,
};

export default config;
