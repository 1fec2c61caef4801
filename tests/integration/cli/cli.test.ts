// The command line as a person runs it: a child process in a folder of their own. Exit codes are part of the interface.
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

const bin = resolve(import.meta.dirname, "../../../bin/raftboard.mjs");
const example = resolve(import.meta.dirname, "../../../raftboard.example.yaml");
let folder = "";

function run(args: readonly string[], variables: Record<string, string> = {}, program = bin) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env.PATH, HOME: folder, LANG: "C", NODE_ENV: "test", ...variables },
  });
  return { status, stdout, stderr };
}
const put = (name: string, text: string) => writeFileSync(join(folder, name), text);

const REGIONS = `datasources:
  - { id: gz, url: "http://gz:9090", regions: [gz] }
  - { id: sh, url: "http://sh:9090", regions: [sh] }
signIn: { kind: none }
`;
const ruleFile = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      partial_response_strategy: z.string().optional(),
      rules: z
        .array(
          z.union([
            z.object({ record: z.string(), expr: z.string() }),
            z.object({ alert: z.string(), expr: z.string(), labels: z.record(z.string(), z.string()) }),
          ]),
        )
        .min(1),
    }),
  ),
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "raftboard-cli-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("raftboard", () => {
  test("without a command lists those that exist and fails", () => {
    const { status, stdout, stderr } = run([]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^ {2}check .*\n {2}doctor .*\n {2}rules /m);
  });

  test.each([[["--help"]], [["help"]]])("%j lists the commands and succeeds", (args) => {
    const { status, stdout, stderr } = run(args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("Commands:");
  });

  test.each([
    [["chek"], "There is no command chek. Did you mean check?"],
    [["check", "--confg", "x"], "check has no option --confg. Did you mean --config?"],
    [["__proto__"], "There is no command __proto__."],
  ])("%j is explained and is exit code 2", (args, words) => {
    const { status, stdout, stderr } = run(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(words);
  });

  test("works through a link, as npm makes one", () => {
    symlinkSync(bin, join(folder, "raftboard"));
    expect(run(["--help"], {}, join(folder, "raftboard")).status).toBe(0);
  });

  test("speaks Chinese where the terminal does", () => {
    expect(run(["--help"], { LANG: "zh_CN.UTF-8" }).stdout).toContain("命令");
  });
});

describe("raftboard check", () => {
  test("accepts the example", () => {
    const { status, stdout, stderr } = run(["check", "--config", example]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("is valid");
  });

  test("accepts a data source's URL alone", () => {
    expect(run(["check"], { RAFTBOARD_DATASOURCE_URL: "http://p:9090", RAFTBOARD_SIGN_IN: "none" }).status).toBe(0);
  });

  test("without any config says what to set", () => {
    const { status, stderr } = run(["check"]);
    expect(status).toBe(2);
    expect(stderr).toContain("RAFTBOARD_DATASOURCE_URL=http://prometheus:9090");
  });

  test("prints every problem with its place and exits with 2", () => {
    put("raftboard.yaml", "datasources:\n  - url: prometheus:9090\nlables: {}\nslo: {objectives: {write: 99.9}}\n");
    const { status, stderr } = run(["check"]);
    expect(status).toBe(2);
    expect(stderr).toContain("raftboard.yaml:2:10: error: datasources[0].url");
    expect(stderr).toContain("raftboard.yaml:3:1: error: lables: There is no key `lables` here");
    expect(stderr).toContain("remedy:   did you mean `labels`?");
    expect(stderr).toContain("raftboard.yaml:4:27: error: slo.objectives.write");
    expect(stderr).toContain("4 errors, 0 warnings.");
  });

  test("warnings do not fail it, nor does a secret that this shell lacks", () => {
    put(
      "raftboard.yaml",
      "datasources: [{url: 'http://h', auth: {kind: bearer, token: {env: NO_SUCH}}}]\nsignIn: {kind: none}\n",
    );
    const { status, stdout, stderr } = run(["check"]);
    expect({ status, valid: stdout.includes("is valid") }).toEqual({ status: 0, valid: true });
    expect(stderr).toContain("warning: datasources[0].auth: The environment variable NO_SUCH is not set");
  });
});

describe("raftboard rules", () => {
  test("prints a Prometheus rule file of the defaults, and says that it is", () => {
    const { status, stdout, stderr } = run(["rules"]);
    expect(status).toBe(0);
    expect(stderr).toContain("No config found");
    expect(ruleFile.parse(parse(stdout)).groups.length).toBeGreaterThan(3);
  });

  test("of the example are those of the defaults", () => {
    expect(run(["rules", "--config", example])).toEqual({ status: 0, stderr: "", stdout: run(["rules"]).stdout });
  });

  test("gives the operator's resource a namespace and the labels that its selector asks for", () => {
    // kube-prometheus-stack loads only rules with its own release label: without it kubectl succeeds and nothing happens.
    const args = ["rules", "--format", "operator", "--namespace", "monitoring"];
    const { status, stdout } = run([...args, "--label", "release=kps", "--label", "team.example/owner=sre"]);
    expect(status).toBe(0);
    const { metadata } = z
      .object({ metadata: z.object({ namespace: z.string(), labels: z.record(z.string(), z.string()) }) })
      .parse(parse(stdout));
    expect(metadata.namespace).toBe("monitoring");
    expect(metadata.labels).toMatchObject({ release: "kps", "team.example/owner": "sre" });
  });

  test.each([
    [["--format", "operator", "--label", "release"], "release is no Kubernetes label"],
    [["--format", "operator", "--label", "a=b c"], "a=b c is no Kubernetes label"],
    [["--format", "operator", "--namespace", "Monitoring"], "Monitoring is no Kubernetes namespace"],
    [["--label", "release=kps"], "go with --format operator only"],
  ])("refuses %j", (args, words) => {
    const { status, stdout, stderr } = run(["rules", ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(words);
  });

  test("wraps the same rules for the operator and for Thanos", () => {
    const plain = ruleFile.parse(parse(run(["rules"]).stdout));
    const operator = z
      .object({ kind: z.literal("PrometheusRule"), metadata: z.object({ name: z.string() }), spec: ruleFile })
      .parse(parse(run(["rules", "--format", "operator"]).stdout));
    expect(operator.spec).toEqual(plain);
    const thanos = ruleFile.parse(parse(run(["rules", "--format", "thanos"]).stdout));
    expect(thanos.groups).toEqual(plain.groups.map((group) => ({ ...group, partial_response_strategy: "abort" })));
  });

  test("--out writes a file per region, into a folder that it makes", () => {
    put("raftboard.yaml", REGIONS);
    const { status, stdout } = run(["rules", "--scope", "region", "--out", "a/b"]);
    expect(status).toBe(0);
    expect(stdout).toBe("Wrote a/b/raftboard-gz.rules.yaml\nWrote a/b/raftboard-sh.rules.yaml\n");
    expect(readdirSync(join(folder, "a/b")).sort()).toEqual(["raftboard-gz.rules.yaml", "raftboard-sh.rules.yaml"]);
    ruleFile.parse(parse(readFileSync(join(folder, "a/b/raftboard-gz.rules.yaml"), "utf8")));
  });

  test("--out writes what would be printed", () => {
    put("raftboard.yaml", REGIONS);
    run(["rules", "--out", "out"]);
    expect(readFileSync(join(folder, "out/raftboard.rules.yaml"), "utf8")).toBe(run(["rules"]).stdout);
  });

  test("one region may be printed; several need a folder", () => {
    put("raftboard.yaml", REGIONS);
    expect(run(["rules", "--scope", "region", "--region", "gz"]).status).toBe(0);
    const several = run(["rules", "--scope", "region"]);
    expect({ status: several.status, stdout: several.stdout }).toEqual({ status: 2, stdout: "" });
    expect(several.stderr).toContain("Several regions (gz, sh)");
  });

  test("a region that nobody names is explained", () => {
    put("raftboard.yaml", REGIONS);
    const { status, stderr } = run(["rules", "--scope", "region", "--region", "gx"]);
    expect(status).toBe(2);
    expect(stderr).toContain("one of gz, sh. Did you mean gz?");
  });

  test("no known region is explained", () => {
    expect(run(["rules", "--scope", "region"]).stderr).toContain("No region is known");
  });

  test("region names cannot leave the folder", () => {
    put("raftboard.yaml", REGIONS.replaceAll("[gz]", "['../gz']"));
    expect(run(["rules", "--scope", "region", "--out", "out"]).status).toBe(0);
    expect(readdirSync(join(folder, "out"))).toHaveLength(2);
    expect(existsSync(join(folder, "gz.rules.yaml"))).toBe(false);
  });

  test("a wrong config writes nothing and exits with 2", () => {
    put("raftboard.yaml", "datasources: []\n");
    const { status, stdout } = run(["rules", "--out", "out"]);
    expect({ status, stdout, out: existsSync(join(folder, "out")) }).toEqual({ status: 2, stdout: "", out: false });
  });

  test("a folder that cannot be written is explained", () => {
    put("out", "a file, not a folder");
    const { status, stderr } = run(["rules", "--out", "out"]);
    expect(status).toBe(2);
    expect(stderr).toContain("Cannot write out/raftboard.rules.yaml");
  });

  test("the inventory of a file is part of the rules", () => {
    mkdirSync(join(folder, "etc"));
    put("etc/raftboard.yaml", `${REGIONS}inventory: { from: file, path: inventory.yaml }\n`);
    put("etc/inventory.yaml", "clusters: [{ id: only-here-1, region: gz }, { id: only-here-2, region: sh }]\n");
    const region = run(["rules", "--config", "etc/raftboard.yaml", "--scope", "region", "--region", "gz"]);
    expect(region.status).toBe(0);
    expect(region.stdout).toContain("only-here-1");
    expect(region.stdout).not.toContain("only-here-2");
  });
});
