// `raftboard doctor`: what the data source has and lacks for this config, each problem with its next step. Reads only.
import { formatProblems } from "../../lib/config/format-problems";
import { defaultConfigFor } from "../../lib/config/parse-config";
import type { RaftboardConfig } from "../../lib/config/schema";
import { clusterLabelOf, SIDES, type Side } from "../../lib/discovery/questions";
import type { Survey } from "../../lib/discovery/survey";
import { SCOPE_ALL } from "../../lib/query/types";
import { loadConfig } from "../../lib/server/config";
import { noticeOfFinding } from "../../lib/server/discovery/advice";
import { type Looked, lookAround } from "../../lib/server/discovery/look";
import { createQueryService } from "../../lib/server/query/service";
import type { Command, CommandContext, ExitCode, OptionValues } from "../command";

const SIDE_NAMES = { etcd: "etcd", apiserver: "kube-apiserver" } as const satisfies Record<Side, string>;

export const doctor: Command = {
  name: "doctor",
  about: "cli.doctor.about",
  options: {
    config: { value: "FILE", about: "cli.option.config" },
    url: { value: "URL", about: "cli.option.url" },
  },
  run: async (values, context) => {
    // A report, not a server: its log would stand between the lines, unless somebody wants it.
    process.env.RAFTBOARD_LOG_LEVEL ||= "silent";
    const config = loadForDoctor(values, context);
    if (!config) return 2;
    const service = createQueryService(config);
    try {
      const looked = await lookAround({
        config,
        ask: (requests) => service.run(requests, { scope: SCOPE_ALL, bypassCache: true, isOneOff: true }),
        nowUnixMs: Date.now(),
        isWide: true,
      });
      return report(config, looked, context);
    } finally {
      await service.close();
    }
  },
};

/** The config to look with. With a URL and no config at all, the defaults. */
function loadForDoctor(values: OptionValues, { locale, complain }: CommandContext): RaftboardConfig | null {
  const configPath = typeof values.config === "string" ? values.config : undefined;
  const url = typeof values.url === "string" ? values.url : undefined;
  const loaded = loadConfig({ configPath, locale });
  if (!loaded.ok && !(loaded.error.isAbsent && url !== undefined)) {
    complain(formatProblems(loaded.error.problems, locale));
    return null;
  }
  const own = loaded.ok ? loaded.value.config : null;
  if (url === undefined) return own;
  const alone = defaultConfigFor(url, "--url", locale);
  if (!alone.ok) {
    complain(formatProblems(alone.error, locale));
    return null;
  }
  return own ? { ...own, datasources: alone.value.datasources } : alone.value;
}

function report(config: RaftboardConfig, looked: Looked, { translate, print, complain }: CommandContext): ExitCode {
  const { survey, findings, error, answeredCount } = looked;
  const say = (message: { messageId?: string; values?: Readonly<Record<string, string | number>>; message: string }) =>
    message.messageId ? translate(message.messageId, message.values ?? {}) : message.message;
  if (answeredCount === 0) {
    complain(translate("cli.doctor.cannotLook", { detail: error ? say(error) : translate("cli.doctor.unknown") }));
    return 2;
  }
  for (const line of describeSurvey(config, survey, translate)) print(line);
  print("");
  for (const finding of findings) {
    const { messageId, values } = noticeOfFinding(finding);
    const word = finding.severity === "note" ? "cli.doctor.note" : "cli.doctor.problem";
    print(`${translate(word)}: ${translate(messageId, values)}`);
  }
  if (error) complain(translate("cli.doctor.unanswered", { detail: say(error) }));
  const problems = findings.filter(({ severity }) => severity !== "note").length;
  print(translate("cli.doctor.count", { problems }));
  // What was not answered may hide a problem: that is no "nothing is wrong".
  return problems > 0 || error ? 1 : 0;
}

function describeSurvey(config: RaftboardConfig, survey: Survey, translate: CommandContext["translate"]): string[] {
  const unknown = translate("cli.doctor.unknown");
  const sides = SIDES.flatMap((side) => {
    const { selectedCount, namedCount, scrapeIntervalSeconds, jobs } = survey.sides[side];
    const name = SIDE_NAMES[side];
    const values = {
      side: name,
      selector: config.selectors[side],
      count: selectedCount ?? 0,
      named: namedCount ?? unknown,
      label: clusterLabelOf(config, side),
      interval: scrapeIntervalSeconds === null ? unknown : `${scrapeIntervalSeconds} s`,
    };
    const found = (jobs ?? []).map(({ job, count }) => `${job} (${count})`).join(", ");
    return [
      ...(selectedCount === null ? [] : [translate("cli.doctor.side", values)]),
      ...(found === "" ? [] : [translate("cli.doctor.jobs", { side: name, jobs: found })]),
    ];
  });
  if (survey.ruleObjectives === null || survey.clusterCount === null) return sides;
  const state = survey.ruleObjectives.size > 0 ? "run" : "none";
  return [...sides, translate("cli.doctor.rules", { state, clusters: survey.clusterCount })];
}
