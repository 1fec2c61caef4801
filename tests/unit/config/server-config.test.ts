import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ConfigNotLoadedError, getConfig, loadConfig } from "@/lib/server/config";
import { getTerminalLocale, parseEnv } from "@/lib/server/env";
import { clearProcessState, processState } from "@/lib/server/process-state";
import { getAuthHeaders, readSecret } from "@/lib/server/secrets";

const SOURCE = "datasources: [{url: 'http://file:9090'}]\nsignIn: {kind: none}\n";
let folder = "";
const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
const load = (variables: Record<string, string> = {}, configPath?: string) =>
  loadConfig({ workingFolder: folder, variables, configPath });
const kinds = (result: ReturnType<typeof load>) =>
  (result.ok ? result.value.warnings : result.error.problems).map(({ kind }) => kind);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "raftboard-config-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  clearProcessState("config");
  vi.restoreAllMocks();
});

describe("where the config comes from", () => {
  test("nothing set: says what to set", () => {
    const result = load();
    expect(result).toMatchObject({ ok: false, error: { isAbsent: true, problems: [{ kind: "noConfig" }] } });
    expect(!result.ok && result.error.problems[0]?.remedy).toContain("RAFTBOARD_DATASOURCE_URL=http://prometheus:9090");
  });

  test("RAFTBOARD_DATASOURCE_URL alone is enough", () => {
    const result = load({ RAFTBOARD_DATASOURCE_URL: " http://env:9090 " });
    expect(result).toMatchObject({ ok: true, value: { source: "RAFTBOARD_DATASOURCE_URL", inventory: null } });
    expect(result.ok && result.value.config.datasources[0]?.url).toBe("http://env:9090");
  });

  test("a wrong RAFTBOARD_DATASOURCE_URL is told", () => {
    expect(kinds(load({ RAFTBOARD_DATASOURCE_URL: "prometheus:9090" }))).toEqual(["badUrl"]);
  });

  test("./raftboard.yaml is found, and wins over the URL with a warning", () => {
    put("raftboard.yaml", SOURCE);
    const result = load({ RAFTBOARD_DATASOURCE_URL: "http://env:9090" });
    expect(result.ok && result.value.config.datasources[0]?.url).toBe("http://file:9090");
    expect(kinds(result)).toEqual(["urlIgnored"]);
  });

  test("RAFTBOARD_CONFIG wins over ./raftboard.yaml, --config over both", () => {
    put("raftboard.yaml", SOURCE);
    put("env.yaml", SOURCE);
    put("option.yaml", SOURCE);
    const source = (result: ReturnType<typeof load>) => result.ok && result.value.source;
    expect(source(load({ RAFTBOARD_CONFIG: "env.yaml" }))).toBe("env.yaml");
    expect(source(load({ RAFTBOARD_CONFIG: "env.yaml" }, "option.yaml"))).toBe("option.yaml");
    expect(source(load({ RAFTBOARD_CONFIG: "" }))).toBe("raftboard.yaml");
  });

  test("a named file that is not there never falls back to defaults", () => {
    put("raftboard.yaml", SOURCE);
    const result = load({ RAFTBOARD_CONFIG: "gone.yaml", RAFTBOARD_DATASOURCE_URL: "http://env:9090" });
    expect(result).toMatchObject({ ok: false, error: { isAbsent: false, problems: [{ kind: "fileMissing" }] } });
  });

  test("a folder instead of a file is told", () => {
    mkdirSync(join(folder, "dir"));
    expect(kinds(load({}, "dir"))).toEqual(["fileUnreadable"]);
  });

  test("a wrong environment variable is told", () => {
    expect(kinds(load({ RAFTBOARD_LOG_LEVEL: "loud", RAFTBOARD_DATASOURCE_URL: "http://h" }))).toEqual(["badEnv"]);
  });
});

describe("what the config names", () => {
  test("the inventory file is found beside the config, wherever the program was started", () => {
    mkdirSync(join(folder, "etc"));
    put("etc/raftboard.yaml", `${SOURCE}inventory: {from: file, path: inv.yaml}\n`);
    put("etc/inv.yaml", "clusters: [{id: a}]\n");
    const result = load({}, "etc/raftboard.yaml");
    expect(result.ok && result.value.inventory).toMatchObject([{ id: "a", members: 3 }]);
  });

  test("problems of the inventory file are told under its name", () => {
    put("raftboard.yaml", `${SOURCE}inventory: {from: file, path: inv.yaml}\n`);
    expect(kinds(load())).toEqual(["fileMissing"]);
    put("inv.yaml", "clusters: [{id: a}, {id: a}]\n");
    expect(load()).toMatchObject({
      ok: false,
      error: { problems: [{ kind: "duplicateCluster", fileName: "inv.yaml" }] },
    });
  });

  test("a secret that is not there stops the start, at its place in the file", () => {
    put(
      "raftboard.yaml",
      "datasources: [{url: 'http://h', auth: {kind: bearer, token: {env: T}}}]\nsignIn: {kind: none}\n",
    );
    expect(load()).toMatchObject({
      ok: false,
      error: { problems: [{ kind: "secretUnset", path: "datasources[0].auth", line: 1 }] },
    });
    expect(load({ T: "x" }).ok).toBe(true);
  });
});

describe("secrets", () => {
  test("come without their line break", () => {
    put("token", "s3cret\n");
    expect(readSecret({ file: join(folder, "token") })).toEqual({ ok: true, value: "s3cret" });
    expect(readSecret({ env: "T" }, { T: "s3cret\n" })).toEqual({ ok: true, value: "s3cret" });
  });

  test("from a file are read again when it changes, and fail when it goes", () => {
    const file = join(folder, "token");
    put("token", "old-1");
    expect(readSecret({ file })).toEqual({ ok: true, value: "old-1" });
    put("token", "new-1");
    utimesSync(file, new Date(), new Date(Date.now() + 5_000));
    expect(readSecret({ file })).toEqual({ ok: true, value: "new-1" });
    rmSync(file);
    expect(readSecret({ file })).toMatchObject({ ok: false, error: { kind: "secretUnreadable" } });
  });

  test.each([
    [{ env: "T" }, {}, "secretUnset"],
    [{ env: "T" }, { T: "  " }, "secretEmpty"],
  ])("%j with %j is %s", (reference, variables, kind) => {
    expect(readSecret(reference, variables)).toMatchObject({ ok: false, error: { kind } });
  });

  test("become request headers", () => {
    const variables = { S: "p:ä" };
    const secret = { env: "S" };
    expect(getAuthHeaders({ kind: "none" }, variables)).toEqual({ ok: true, value: {} });
    expect(getAuthHeaders({ kind: "basic", username: "u", password: secret }, variables)).toEqual({
      ok: true,
      value: { authorization: `Basic ${Buffer.from("u:p:ä").toString("base64")}` },
    });
    expect(getAuthHeaders({ kind: "bearer", token: secret }, variables)).toMatchObject({
      value: { authorization: "Bearer p:ä" },
    });
    expect(getAuthHeaders({ kind: "header", name: "X-Key", value: secret }, variables)).toMatchObject({
      value: { "x-key": "p:ä" },
    });
  });
});

describe("process state", () => {
  test("is created once per key, across module instances", async () => {
    const first = processState("test-once", () => ({ n: 1 }));
    vi.resetModules();
    const other = await import("@/lib/server/process-state");
    expect(other.processState("test-once", () => ({ n: 2 }))).toBe(first);
    clearProcessState("test-once");
    expect(other.processState("test-once", () => ({ n: 3 }))).toEqual({ n: 3 });
    clearProcessState("test-once");
  });

  test("is not kept when its creation fails", () => {
    expect(() =>
      processState("test-fail", () => {
        throw new Error("no");
      }),
    ).toThrow("no");
    expect(processState("test-fail", () => 1)).toBe(1);
    clearProcessState("test-fail");
  });

  test("keeps undefined too", () => {
    const create = vi.fn(() => undefined);
    processState("test-undefined", create);
    processState("test-undefined", create);
    expect(create).toHaveBeenCalledTimes(1);
    clearProcessState("test-undefined");
  });
});

describe("getConfig", () => {
  test("throws with every problem when nobody checked at start", () => {
    vi.spyOn(process, "cwd").mockReturnValue(folder);
    vi.stubEnv("RAFTBOARD_CONFIG", "");
    vi.stubEnv("RAFTBOARD_DATASOURCE_URL", "");
    expect(() => getConfig()).toThrow(ConfigNotLoadedError);
    vi.unstubAllEnvs();
  });

  test("loads once", () => {
    vi.spyOn(process, "cwd").mockReturnValue(folder);
    put("raftboard.yaml", SOURCE);
    const first = getConfig();
    rmSync(join(folder, "raftboard.yaml"));
    expect(getConfig()).toBe(first);
  });
});

test.each([
  [{ LANG: "zh_CN.UTF-8" }, "zh-CN"],
  [{ LANG: "zh_CN.UTF-8", LC_ALL: "C" }, "en"],
  [{ LANG: "en_US.UTF-8" }, "en"],
  [{}, "en"],
])("a terminal with %j speaks %s", (variables, locale) => {
  expect(getTerminalLocale(variables)).toBe(locale);
});

test("every wrong variable is told at once, empty ones count as unset", () => {
  expect(parseEnv({ RAFTBOARD_LOG_LEVEL: "" })).toMatchObject({ ok: true, value: { logLevel: "info" } });
  expect(parseEnv({ RAFTBOARD_LOG_LEVEL: "x" })).toMatchObject({ ok: false, error: [{ kind: "badEnv", line: null }] });
});
