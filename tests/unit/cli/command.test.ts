// Wrong calls, in process: what is said and which exit code. tests/integration/cli runs the real program.
import { describe, expect, test } from "vitest";
import { runCommand } from "@/bin/command";
import { check } from "@/bin/commands/check";
import { rules } from "@/bin/commands/rules";
import { getTranslate } from "@/lib/text/get-translate";

async function call(name: "check" | "rules", ...args: readonly string[]) {
  const printed: string[] = [];
  const complained: string[] = [];
  const code = await runCommand({ check, rules }[name], args, {
    locale: "en",
    translate: getTranslate("en"),
    print: (text) => printed.push(text),
    complain: (text) => complained.push(text),
  });
  return { code, stdout: printed.join("\n"), stderr: complained.join("\n") };
}

describe("a wrong call is explained, prints nothing, and is exit code 2", () => {
  test.each([
    ["check", ["--confg", "x"], "check has no option --confg. Did you mean --config?"],
    ["check", ["--colour"], "check has no option --colour.\n"],
    ["check", ["--__proto__"], "check has no option --__proto__."],
    ["check", ["-x"], "check has no option -x."],
    ["check", ["here"], "check takes no argument here."],
    ["check", ["--config"], "Option --config needs a value."],
    ["check", ["--config="], "Option --config needs a value."],
    ["rules", ["--out", "--format", "thanos"], "Option --out needs a value."],
    ["rules", ["--format", "promtheus"], "Did you mean prometheus?"],
    ["rules", ["--scope", "planet"], "--scope cannot be planet: one of global, region."],
    ["rules", ["--config", "raftboard.example.yaml", "--region", "gz"], "--region goes with --scope region only."],
  ] as const)("%s %j", async (name, args, words) => {
    const { code, stdout, stderr } = await call(name, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(words);
  });
});

test.each(["check", "rules"] as const)("%s --help names every option and its usage", async (name) => {
  const { code, stdout } = await call(name, "--help");
  expect(code).toBe(0);
  for (const option of Object.keys({ check, rules }[name].options))
    expect(stdout).toMatch(new RegExp(`^  --${option}`, "m"));
  expect(stdout).toContain(`raftboard ${name} [--config FILE]`);
});
