// Configuration files of the demo's Prometheus and Raftboard, and hashes that say whether kept work is still good.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

function listFiles(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => listFiles(join(path, name)));
}

/** One hash over the content of these files and folders. */
export function hashFiles(root, paths) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap((each) => listFiles(join(root, each)))) {
    hash.update(path.slice(root.length));
    hash.update(readFileSync(path));
  }
  return hash.digest("hex").slice(0, 20);
}

export function writePrometheusConfig({ path, rulesDirectory, discoveryDirectory, hasRules }) {
  const job = (name) => `  - job_name: ${name}
    file_sd_configs:
      - files: ["${discoveryDirectory}/${name}-*.json"]
        refresh_interval: 30s
`;
  const rules = hasRules ? `rule_files: ["${rulesDirectory}/*.yml", "${rulesDirectory}/*.yaml"]\n` : "";
  writeFileSync(
    path,
    `global:
  scrape_interval: 15s
  scrape_timeout: 10s
  evaluation_interval: 1m
${rules}scrape_configs:
${job("etcd")}${job("kube-apiserver")}`,
  );
}

export function writeRaftboardConfig(path, prometheusUrl, { extraRegions = {} } = {}) {
  const extra = Object.entries(extraRegions).map(([id, title]) => `  ${id}: { title: ${title} }\n`);
  writeFileSync(
    path,
    `# Written by the demo. Every key: raftboard.example.yaml
datasources:
  - id: main
    url: ${prometheusUrl}
    dialect: prometheus
regions:
  gz: { title: Guangzhou }
  sh: { title: Shanghai }
  nj: { title: Nanjing }
  sg: { title: Singapore }
  fra: { title: Frankfurt }
  dxb: { title: Dubai }
${extra.join("")}links:
  prometheus: ${prometheusUrl}
signIn: { kind: none }
embeds:
  frameAncestors: ["*", "file:"]
`,
  );
}

export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

export function ensureDirectory(path) {
  mkdirSync(path, { recursive: true });
  return path;
}
