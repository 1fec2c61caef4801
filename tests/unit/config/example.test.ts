// raftboard.example.yaml is documentation that must not drift: every key is in it, and what it shows as default is the default.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { checkConfig, parseConfig } from "@/lib/config/parse-config";
import { configSchema } from "@/lib/config/schema";
import { listKeyPaths } from "@/lib/config/schema-keys";

const text = readFileSync(resolve(import.meta.dirname, "../../../raftboard.example.yaml"), "utf8");

/** Shown together in one line of comment, or as another kind of the same map. */
function isNamed(path: string): boolean {
  const key = path.split(".").at(-1)?.replace("[]", "") ?? "";
  return new RegExp(`(^|[\\s{,[#])${key}(:|\\s*[,}\\]])`, "m").test(text);
}

describe("raftboard.example.yaml", () => {
  test("is valid without a warning", () => {
    expect(checkConfig(text, "raftboard.example.yaml")).toMatchObject({ errors: [], warnings: [] });
  });

  test("equals the defaults: only the data source's url is needed", () => {
    const parsed = parseConfig(text, "raftboard.example.yaml");
    expect(parsed.ok && parsed.value).toEqual(configSchema.parse({ datasources: [{ url: "http://127.0.0.1:9090" }] }));
  });

  test.each(listKeyPaths(configSchema).filter((path) => !path.endsWith("*")))("names %s", (path) => {
    expect(isNamed(path)).toBe(true);
  });

  test("writes every key that has a default outside of comments", () => {
    const withoutComments = text.replaceAll(/#.*$/gm, "");
    const defaults = configSchema.parse({ datasources: [{ url: "http://127.0.0.1:9090" }] });
    const keys = (value: unknown): string[] =>
      typeof value === "object" && value !== null
        ? Object.entries(value).flatMap(([key, child]) => [...(Array.isArray(value) ? [] : [key]), ...keys(child)])
        : [];
    expect(keys(defaults).filter((key) => !new RegExp(`\\b${key}:`).test(withoutComments))).toEqual([]);
  });

  test("stays valid when its commented alternatives are used", () => {
    const uncommented = text
      .replace("regions: {}\n#  eu-1:", "regions:\n  eu-1:")
      .replace("  overrides: []", "  overrides:")
      .replaceAll(/^ {2}#( {2,}(?:- match|objectives|floors|latency|disk):)/gm, "  $1")
      .replace("links: {}", "links:")
      .replaceAll(/^#( {2}(?:runbook|grafana|prometheus|logs):)/gm, "$1")
      .replace("# maintenance:", "maintenance:")
      .replace("# tenant:", "tenant:")
      .replace("# publicUrl:", "publicUrl:");
    expect(checkConfig(uncommented, "raftboard.yaml").errors).toEqual([]);
    const config = checkConfig(uncommented, "raftboard.yaml").config;
    expect(config?.slo.overrides[0]).toMatchObject({ match: { spec: "large" }, disk: { walFsyncSeconds: 0.032 } });
    expect(Object.keys(config?.links ?? {})).toEqual(["runbook", "grafana", "prometheus", "logs"]);
    expect(config?.datasources[0]?.tenant).toBe("team-a");
  });
});
