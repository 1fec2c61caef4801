import { defineMessages } from "../define";

/** What a data source lacks for this config, each with its next step: the fleet's notice, and `raftboard doctor`. */
export const discovery = defineMessages({
  "discovery.selector": {
    en: "{count, plural, one {# target} other {# targets}} of job {job} look like {side, select, apiserver {a kube-apiserver} other {etcd}}; the selector is {selector}. Set {key} to {proposedSelector} and {labelKey} to {label}; then load the rules of {command}.",
    "zh-CN":
      "任务 {job} 的 {count, plural, other {# 个目标}}看起来是 {side, select, apiserver {kube-apiserver} other {etcd}};而选择器为 {selector}。请将 {key} 设为 {proposedSelector}、{labelKey} 设为 {label};然后加载 {command} 生成的规则。",
  },
  "discovery.selector-no-label": {
    en: "{count, plural, one {# target} other {# targets}} of job {job} look like {side, select, apiserver {a kube-apiserver} other {etcd}}; the selector is {selector}. Set {key} to {proposedSelector}. None of their labels ({labels}) names the cluster: add one in the scrape configuration and set {labelKey} to it, or, where this is the only cluster, to job; then load the rules of {command}.",
    "zh-CN":
      "任务 {job} 的 {count, plural, other {# 个目标}}看起来是 {side, select, apiserver {kube-apiserver} other {etcd}};而选择器为 {selector}。请将 {key} 设为 {proposedSelector}。其标签({labels})都不能指明集群:请在抓取配置中添加一个并写入 {labelKey};若只有一个集群,可设为 job;然后加载 {command} 生成的规则。",
  },
  "discovery.no-etcd": {
    en: "No target matches {selector}, and nothing in the data source looks like etcd (no etcd_server_has_leader): scrape etcd, or name the data source that has it; then run {command}.",
    "zh-CN":
      "没有目标匹配 {selector},数据源中也没有类似 etcd 的序列(无 etcd_server_has_leader):请抓取 etcd,或指定拥有它的数据源;然后运行 {command}。",
  },
  "discovery.no-apiserver": {
    en: "No target matches {selector}, and nothing in the data source looks like a kube-apiserver (no etcd_request_duration_seconds): the clients' side of etcd cannot be judged. Scrape it, then run {command}.",
    "zh-CN":
      "没有目标匹配 {selector},数据源中也没有类似 kube-apiserver 的序列(无 etcd_request_duration_seconds):无法判断 etcd 的客户端一侧。请抓取它,然后运行 {command}。",
  },
  "discovery.label": {
    en: "{count, plural, one {# target matches} other {# targets match}} {selector}, but none carries the label {label} ({key}); they carry {labels}. A label that Prometheus adds only when data leaves (external_labels) is not seen by rules: put it on the series in the scrape configuration, or name another; then run {command}.",
    "zh-CN":
      "{count, plural, other {# 个目标}}匹配 {selector},但都没有标签 {label}({key});它们带有 {labels}。Prometheus 仅在数据外发时添加的标签(external_labels)对规则不可见:请在抓取配置中加到序列上,或改用其他标签;然后运行 {command}。",
  },
  "discovery.label-rules-run": {
    en: 'The rules run ({marker} is fresh), but no series matches {selector},{label}!=""; external labels are not seen by rules. {count, plural, one {# target matches} other {# targets match}} without {label} and {count, plural, one {carries} other {carry}} {labels}: put the label on the series in the scrape configuration, or name another in {key}; then run {command}.',
    "zh-CN":
      '规则在运行({marker} 为最新),但没有序列匹配 {selector},{label}!="";external_labels 对规则不可见。不计 {label} 时有 {count, plural, other {# 个目标}}匹配,带有 {labels}:请在抓取配置中把标签加到序列上,或在 {key} 中改用其他标签;然后运行 {command}。',
  },
  "discovery.rules-absent": {
    en: "{count, plural, one {# etcd target is} other {# etcd targets are}} there, but no rules run: there is no series {marker}. Generate them with {command} and load them into Prometheus or its ruler; an operator loads only those that its ruleSelector matches (--format operator --label release=…).",
    "zh-CN":
      "已有 {count, plural, other {# 个 etcd 目标}},但没有规则在运行:没有序列 {marker}。请用 {command} 生成并加载到 Prometheus 或其规则引擎;operator 只加载其 ruleSelector 匹配的规则(--format operator --label release=…)。",
  },
  "discovery.rules-stopped": {
    en: "The rules have stopped: {marker} was recorded within the last day and is no longer. Look at the ruler; {command} gives the rules again.",
    "zh-CN": "规则已停止:{marker} 在过去一天内有记录,现在没有。请检查规则引擎;{command} 可重新生成规则。",
  },
  "discovery.rules-foreign": {
    en: "{info} exists, but not {marker}: other rules than Raftboard's record it. Load those of {command}.",
    "zh-CN": "存在 {info},但没有 {marker}:它由其他规则记录。请加载 {command} 生成的规则。",
  },
  "discovery.rules-see-nothing": {
    en: "The rules run ({marker} is fresh) and find no cluster, although {count, plural, one {# etcd target} other {# etcd targets}} with the cluster label can be queried here: they run where the series or the label is missing (an external label, another Prometheus), or started less than two minutes ago. Evaluate the rules of {command} where the series are.",
    "zh-CN":
      "规则在运行({marker} 为最新)却未发现集群,而此处可查询到 {count, plural, other {# 个}}带集群标签的 etcd 目标:规则所在处缺少这些序列或标签(external_labels、另一个 Prometheus),或启动不足两分钟。请在序列所在处运行 {command} 生成的规则。",
  },
  "discovery.rules-of-other": {
    en: "The rules that run were made for another config: {key} is {theirs} there, {ours} here. Load the rules of {command}.",
    "zh-CN": "正在运行的规则来自另一份配置:其 {key} 为 {theirs},此处为 {ours}。请加载 {command} 生成的规则。",
  },
  "discovery.interval": {
    en: "{side, select, apiserver {kube-apiserver} other {etcd}} is scraped every {measured} s, the config says {configured} s: minutes are read too early and hold too few scrapes. Set scrapeIntervalSeconds to {measured} and load the rules of {command}.",
    "zh-CN":
      "{side, select, apiserver {kube-apiserver} other {etcd}} 每 {measured} 秒抓取一次,而配置为 {configured} 秒:每分钟的读取过早,抓取次数不足。请将 scrapeIntervalSeconds 设为 {measured},并加载 {command} 生成的规则。",
  },
  "discovery.interval-too-long": {
    en: "{side, select, apiserver {kube-apiserver} other {etcd}} is scraped every {measured} s, the config says {configured} s and can say at most {most}: minutes cannot be judged from that. Scrape it every {most} s or more often, then load the rules of {command}.",
    "zh-CN":
      "{side, select, apiserver {kube-apiserver} other {etcd}} 每 {measured} 秒抓取一次,而配置为 {configured} 秒,最多可为 {most}:无法据此判断每分钟。请至少每 {most} 秒抓取一次,然后加载 {command} 生成的规则。",
  },
  "discovery.bucket-disk": {
    en: '{lacking} of {count} targets send {family} without its bucket le="{bound}": disk is unmeasured there. Keep that bucket in the scrape\'s relabelling, or choose a bound that is kept; then run {command}.',
    "zh-CN":
      '{count} 个目标中有 {lacking} 个发送 {family} 但缺少分桶 le="{bound}":其磁盘无法度量。请在抓取的重标记中保留该分桶,或选用已保留的界限;然后运行 {command}。',
  },
  "discovery.bucket-latency": {
    en: '{lacking} of {count} targets send {family} without its bucket le="{bound}": latency seen by clients is unmeasured there. Keep that bucket in the scrape\'s relabelling, or choose a bound that is kept; then run {command}.',
    "zh-CN":
      '{count} 个目标中有 {lacking} 个发送 {family} 但缺少分桶 le="{bound}":客户端侧延迟无法度量。请在抓取的重标记中保留该分桶,或选用已保留的界限;然后运行 {command}。',
  },
  "discovery.young": {
    en: "Budgets are unknown until half of 28 days was seen: {seen} days so far, so they will be known in {days} days at the earliest. {command} fills the past where raw data is there.",
    "zh-CN":
      "28 天中看到一半之前预算未知:目前 {seen} 天,最早 {days} 天后可知。若已有原始数据,可用 {command} 补齐过去。",
  },
  "discovery.retention-no-budget": {
    en: "The data source keeps {days} days: at most {coverage} % of the 28 days can be known, and budgets, which need half, stay unknown. Keep {needed} days, or evaluate the rules where recorded series are kept that long.",
    "zh-CN":
      "数据源保留 {days} 天:28 天中最多可知 {coverage} %,而预算需要一半,将一直未知。请保留 {needed} 天,或在能长期保留记录序列之处运行规则。",
  },
  "discovery.retention-short": {
    en: "The data source keeps {days} days: 28-day numbers speak of at most {coverage} % of their window. Keep {needed} days, or evaluate the rules where recorded series are kept that long.",
    "zh-CN":
      "数据源保留 {days} 天:28 天的数值最多涵盖其窗口的 {coverage} %。请保留 {needed} 天,或在能长期保留记录序列之处运行规则。",
  },
});
