// `raftboard check`: would the server start with this config, and is anything in it probably not meant?
import { formatProblems } from "../../lib/config/format-problems";
import { loadConfig } from "../../lib/server/config";
import type { Command } from "../command";

export const check: Command = {
  name: "check",
  about: "cli.check.about",
  options: { config: { value: "FILE", about: "cli.option.config" } },
  run: ({ config: configPath }, { locale, translate, print, complain }) => {
    // The shell that checks is seldom the process that will connect, so a secret missing here is only a warning.
    const loaded = loadConfig({
      configPath: typeof configPath === "string" ? configPath : undefined,
      locale,
      missingSecrets: "warning",
      unsaidSignIn: "error",
    });
    const problems = loaded.ok ? loaded.value.warnings : loaded.error.problems;
    if (problems.length > 0) complain(`${formatProblems(problems, locale)}\n`);
    if (!loaded.ok) {
      const errors = problems.filter(({ severity }) => severity === "error").length;
      complain(translate("cli.problemCount", { errors, warnings: problems.length - errors }));
      return 2;
    }
    const { config, source } = loaded.value;
    print(translate("cli.valid", { source }));
    print(
      translate("cli.summary", {
        source,
        sources: config.datasources.length,
        overrides: config.slo.overrides.length,
        inventory: config.inventory.from,
      }),
    );
    return 0;
  },
};
