import { defineMessages } from "../define";

/** The command line: help, outcomes and wrong calls. Commands, options and file names are never translated. */
export const cli = defineMessages({
  "cli.usage": { en: "Usage:", "zh-CN": "用法:" },
  "cli.commands": { en: "Commands:", "zh-CN": "命令:" },
  "cli.options": { en: "Options:", "zh-CN": "选项:" },
  "cli.about": {
    en: "Raftboard: service level objectives of etcd clusters, from any Prometheus-compatible API.",
    "zh-CN": "Raftboard:从任意兼容 Prometheus 的 API 呈现 etcd 集群的服务水平目标。",
  },
  "cli.commandHelp": {
    en: "raftboard COMMAND --help explains a command.",
    "zh-CN": "raftboard 命令 --help 可查看该命令的说明。",
  },
  "cli.check.about": {
    en: "Checks the config, its inventory file and its secrets; prints every problem with its line and remedy. Exit code 0 when it can start, 2 when not.",
    "zh-CN": "检查配置、清单文件与密钥;逐条列出问题、所在行与修正方法。可以启动时退出码为 0,否则为 2。",
  },
  "cli.rules.about": {
    en: "Prints the recording rules that Raftboard reads, or writes them to a folder. Without any config, the rules of the defaults.",
    "zh-CN": "输出 Raftboard 所读取的记录规则,或写入文件夹。没有配置时采用默认值的规则。",
  },
  "cli.doctor.about": {
    en: "Looks at the data source, reads only: which series look like etcd's and kube-apiserver's, whether the config's selectors, labels and scrape interval fit, whether the rules run. Exit code 0 when nothing is wrong, 1 with problems, 2 when it cannot look.",
    "zh-CN":
      "只读地查看数据源:哪些序列属于 etcd 与 kube-apiserver,配置的选择器、标签与抓取间隔是否相符,规则是否在运行。无问题时退出码为 0,有问题为 1,无法查看为 2。",
  },
  "cli.option.url": {
    en: "base address of the data source, instead of those of the config",
    "zh-CN": "数据源的基础地址,代替配置中的地址",
  },
  "cli.doctor.cannotLook": { en: "Cannot look: {detail}", "zh-CN": "无法查看:{detail}" },
  "cli.doctor.side": {
    en: "{side}: {count, plural, =0 {no target matches} one {# target matches} other {# targets match}} {selector}; {named} with the label {label}; scraped every {interval}",
    "zh-CN":
      "{side}:{count, plural, other {# 个目标}}匹配 {selector};其中 {named} 个带标签 {label};每 {interval} 抓取一次",
  },
  "cli.doctor.jobs": { en: "{side} by its series: {jobs}", "zh-CN": "按序列判断为 {side} 的任务:{jobs}" },
  "cli.doctor.rules": {
    en: "rules: {state, select, run {they run} other {none run}}; {clusters, plural, one {# cluster} other {# clusters}} recorded",
    "zh-CN": "规则:{state, select, run {在运行} other {未运行}};已记录 {clusters, plural, other {# 个集群}}",
  },
  "cli.doctor.unanswered": {
    en: "Not everything was answered: {detail}",
    "zh-CN": "并非所有问题都有应答:{detail}",
  },
  "cli.doctor.note": { en: "note", "zh-CN": "提示" },
  "cli.doctor.problem": { en: "problem", "zh-CN": "问题" },
  "cli.doctor.count": {
    en: "{problems, plural, =0 {Nothing is wrong as far as this can tell.} one {# problem.} other {# problems.}}",
    "zh-CN": "{problems, plural, =0 {就所能判断,没有问题。} other {# 个问题。}}",
  },
  "cli.doctor.unknown": { en: "unknown", "zh-CN": "未知" },
  "cli.option.help": { en: "this text", "zh-CN": "显示本说明" },
  "cli.option.config": {
    en: "config file (default: RAFTBOARD_CONFIG, else ./raftboard.yaml, else RAFTBOARD_DATASOURCE_URL alone)",
    "zh-CN": "配置文件(默认:RAFTBOARD_CONFIG,其次 ./raftboard.yaml,再次仅用 RAFTBOARD_DATASOURCE_URL)",
  },
  "cli.option.format": {
    en: "prometheus (rule file), operator (PrometheusRule resource), thanos (rule file for Thanos Ruler); default prometheus",
    "zh-CN": "prometheus(规则文件)、operator(PrometheusRule 资源)、thanos(Thanos Ruler 的规则文件);默认 prometheus",
  },
  "cli.option.scope": {
    en: "global: one set for a ruler that sees all regions; region: one set for the ruler of each region; default global",
    "zh-CN": "global:一套规则,用于能看到所有地域的规则引擎;region:每个地域的规则引擎各一套;默认 global",
  },
  "cli.option.region": {
    en: "with --scope region: only this region (default: every region that the config or the inventory names)",
    "zh-CN": "与 --scope region 合用:仅此地域(默认:配置或清单中出现的所有地域)",
  },
  "cli.option.out": {
    en: "write the files into this folder instead of printing them",
    "zh-CN": "把文件写入此文件夹,而不是输出到终端",
  },
  "cli.option.namespace": {
    en: "with --format operator: namespace of the resource",
    "zh-CN": "与 --format operator 合用:资源所在的命名空间",
  },
  "cli.option.label": {
    en: "with --format operator: a label of the resource, repeatable; an operator loads only rules that its ruleSelector matches (kube-prometheus-stack: release=NAME of the Helm release)",
    "zh-CN":
      "与 --format operator 合用:资源的标签,可重复;operator 只加载其 ruleSelector 匹配的规则(kube-prometheus-stack:release=Helm 发布名)",
  },
  "cli.option.backfill": {
    en: "with --out: rule files per layer and a script that fill 28 days of recorded series from raw data already stored",
    "zh-CN": "与 --out 合用:生成分层规则文件与脚本,用已存的原始数据补齐 28 天的记录序列",
  },
  "cli.backfillNeedsOut": {
    en: "--backfill writes files for one ruler: give --out, and with --scope region one --region.",
    "zh-CN": "--backfill 为单个规则引擎写文件:请给出 --out;使用 --scope region 时还需一个 --region。",
  },
  "cli.backfillRun": {
    en: "Run where Prometheus keeps its data: PROMETHEUS_URL=http://127.0.0.1:9090 DATA_DIR=/var/lib/prometheus sh {script}",
    "zh-CN":
      "在 Prometheus 数据所在处运行:PROMETHEUS_URL=http://127.0.0.1:9090 DATA_DIR=/var/lib/prometheus sh {script}",
  },
  "cli.resourceOnly": {
    en: "--namespace and --label go with --format operator only.",
    "zh-CN": "--namespace 与 --label 只能与 --format operator 合用。",
  },
  "cli.badNamespace": {
    en: "{namespace} is no Kubernetes namespace: lower-case letters, digits and hyphens, at most 63.",
    "zh-CN": "{namespace} 不是有效的 Kubernetes 命名空间:小写字母、数字与连字符,至多 63 个。",
  },
  "cli.badLabel": {
    en: "{label} is no Kubernetes label: write key=value, for example release=monitoring.",
    "zh-CN": "{label} 不是有效的 Kubernetes 标签:应写作 key=value,例如 release=monitoring。",
  },
  "cli.unknownCommand": { en: "There is no command {name}.", "zh-CN": "没有名为 {name} 的命令。" },
  "cli.unknownOption": { en: "{command} has no option {name}.", "zh-CN": "{command} 没有选项 {name}。" },
  "cli.extraArgument": { en: "{command} takes no argument {name}.", "zh-CN": "{command} 不接受参数 {name}。" },
  "cli.missingValue": { en: "Option {name} needs a value.", "zh-CN": "选项 {name} 需要一个值。" },
  "cli.badChoice": {
    en: "{name} cannot be {value}: one of {choices}.",
    "zh-CN": "{name} 不能为 {value}:应为 {choices} 之一。",
  },
  "cli.didYouMean": { en: "Did you mean {nearest}?", "zh-CN": "是否想写 {nearest}?" },
  "cli.valid": { en: "{source} is valid.", "zh-CN": "{source} 有效。" },
  "cli.summary": {
    en: "{source}: {sources, plural, one {# data source} other {# data sources}}, {overrides, plural, one {# override} other {# overrides}}, inventory from {inventory}.",
    "zh-CN":
      "{source}:{sources, plural, other {# 个数据源}},{overrides, plural, other {# 个覆盖项}},清单来自 {inventory}。",
  },
  "cli.problemCount": {
    en: "{errors, plural, one {# error} other {# errors}}, {warnings, plural, one {# warning} other {# warnings}}.",
    "zh-CN": "{errors, plural, other {# 个错误}},{warnings, plural, other {# 个警告}}。",
  },
  "cli.error": { en: "error", "zh-CN": "错误" },
  "cli.warning": { en: "warning", "zh-CN": "警告" },
  "cli.expected": { en: "expected", "zh-CN": "应为" },
  "cli.remedy": { en: "remedy", "zh-CN": "修正" },
  "cli.defaultRules": {
    en: "No config found: these are the rules of the defaults.",
    "zh-CN": "未找到配置:以下为默认值的规则。",
  },
  "cli.wrote": { en: "Wrote {file}", "zh-CN": "已写入 {file}" },
  "cli.cannotWrite": { en: "Cannot write {file}: {detail}", "zh-CN": "无法写入 {file}:{detail}" },
  "cli.regionNeedsScope": {
    en: "--region goes with --scope region only.",
    "zh-CN": "--region 只能与 --scope region 合用。",
  },
  "cli.noRegions": {
    en: "No region is known: name one with --region, or list regions under datasources in the config.",
    "zh-CN": "没有已知的地域:用 --region 指定,或在配置的 datasources 下列出 regions。",
  },
  "cli.unknownRegion": {
    en: "Neither the config nor the inventory names region {region}: one of {known}.",
    "zh-CN": "配置与清单中都没有地域 {region}:应为 {known} 之一。",
  },
  "cli.severalRegions": {
    en: "Several regions ({regions}) make several files: add --out DIR, or --region R for one of them.",
    "zh-CN": "多个地域({regions})对应多个文件:请加 --out 文件夹,或用 --region 指定其一。",
  },
  "cli.bug": { en: "This is a bug in Raftboard:", "zh-CN": "这是 Raftboard 的缺陷:" },
});
