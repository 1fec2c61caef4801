import { defineMessages } from "../define";

/** Config and inventory files: values that are well-formed but cannot work, or hardly as meant. */
export const configMeaning = defineMessages({
  "config.notBucketBound.message": {
    en: "{value} s is no bucket bound of {metric}, so nothing can be counted at it",
    "zh-CN": "{value} 秒不是 {metric} 的桶边界,无法据此计数",
  },
  "config.notBucketBound.expected": { en: "one of: {bounds}", "zh-CN": "以下之一:{bounds}" },
  "config.notBucketBound.remedy": { en: "write {nearest}, the nearest bound", "zh-CN": "写成最接近的边界 {nearest}" },
  "config.boundNotEverywhere.message": {
    en: "{metric} has a bucket at {value} s only in Kubernetes {having}; clusters on {missing} will have no latency from it",
    "zh-CN": "{metric} 仅在 Kubernetes {having} 中有 {value} 秒的桶;{missing} 的集群将没有该延迟数据",
  },
  "config.boundNotEverywhere.expected": {
    en: "a bound that all versions have: {shared}",
    "zh-CN": "各版本都有的边界:{shared}",
  },
  "config.boundNotEverywhere.remedy": {
    en: "write {nearest}, unless no cluster runs {missing}",
    "zh-CN": "写成 {nearest},除非没有集群运行 {missing}",
  },
  "config.unreachableFactor.message": {
    en: "With an objective of {objective} the {sli} burn rate never exceeds {largest}, so the burn alert at factor {factor} can never fire",
    "zh-CN": "目标为 {objective} 时,{sli} 的燃烧率不会超过 {largest},因此系数为 {factor} 的燃烧告警永远不会触发",
  },
  "config.unreachableFactor.expected": {
    en: "an objective of at least {least}, so that factor x (1 - objective) stays below 1",
    "zh-CN": "目标至少为 {least},使 系数 x (1 - 目标) 小于 1",
  },
  "config.unreachableFactor.remedy": {
    en: "raise the objective to {least} or more",
    "zh-CN": "把目标提高到 {least} 或以上",
  },
  "config.coveredOverride.message": {
    en: "This override ({match}) never has any effect: {earlier} or others before it cover it and name all its values",
    "zh-CN": "此覆盖项({match})永远不会生效:{earlier} 等在前的覆盖项已包含它并指定了其全部取值",
  },
  "config.coveredOverride.expected": {
    en: "special cases before general ones; per key, the first match that names it wins",
    "zh-CN": "特殊情况在前,一般情况在后;每项以最先匹配且指定它的为准",
  },
  "config.coveredOverride.remedy": { en: "move it before the other, or delete it", "zh-CN": "移到前者之前,或删除" },
  "config.coveredValue.message": {
    en: "This value never holds for {match}: {earlier} comes first, covers it and names it too",
    "zh-CN": "此值对 {match} 永远不生效:{earlier} 在前、已包含它并指定了同一项",
  },
  "config.coveredValue.expected": {
    en: "special cases before general ones; per key, the first match that names it wins",
    "zh-CN": "特殊情况在前,一般情况在后;每项以最先匹配且指定它的为准",
  },
  "config.coveredValue.remedy": {
    en: "move this override before the other, or delete the value",
    "zh-CN": "把此覆盖项移到前者之前,或删除此值",
  },
  "config.wildcardMatch.message": { en: "`*` is taken literally here", "zh-CN": "此处的 `*` 按字面匹配" },
  "config.wildcardMatch.expected": { en: "a value of `{key}`, or no such key", "zh-CN": "`{key}` 的一个值,或不写此键" },
  "config.wildcardMatch.remedy": {
    en: "delete the line: without it, every {key} matches",
    "zh-CN": "删除此行:不写即匹配所有 {key}",
  },
  "config.emptyMatch.message": { en: "This override matches every cluster", "zh-CN": "此覆盖项匹配所有集群" },
  "config.emptyMatch.expected": { en: "a scenario, a spec, or both", "zh-CN": "指定 scenario、spec 或两者" },
  "config.emptyMatch.remedy": {
    en: "put its values into slo.objectives, slo.floors, slo.latency and slo.disk instead",
    "zh-CN": "改为写入 slo.objectives、slo.floors、slo.latency 与 slo.disk",
  },
  "config.emptyOverride.message": { en: "This override changes nothing", "zh-CN": "此覆盖项没有改变任何值" },
  "config.emptyOverride.expected": {
    en: "objectives, floors, latency or disk",
    "zh-CN": "objectives、floors、latency 或 disk",
  },
  "config.emptyOverride.remedy": { en: "say what differs, or delete it", "zh-CN": "写明差异,或删除" },
  "config.duplicateSource.message": {
    en: "Data source `{id}` is already the id of {first}",
    "zh-CN": "数据源标识 `{id}` 已被 {first} 使用",
  },
  "config.duplicateSource.expected": { en: "a different id for each data source", "zh-CN": "每个数据源使用不同的标识" },
  "config.duplicateSource.remedy": { en: "rename one of them", "zh-CN": "重命名其中一个" },
  "config.sourceForAll.message": {
    en: "This source names no regions, so it answers for all of them, also for those of other sources",
    "zh-CN": "此数据源未列出地域,因而会应答所有地域,包括其他数据源的地域",
  },
  "config.sourceForAll.expected": {
    en: "every source names its regions when there are several",
    "zh-CN": "有多个数据源时各自列出地域",
  },
  "config.sourceForAll.remedy": { en: "add `regions: [...]` to it", "zh-CN": "为它添加 `regions: [...]`" },
  "config.regionTwice.message": {
    en: "Region `{region}` is already served by {first}",
    "zh-CN": "地域 `{region}` 已由 {first} 提供",
  },
  "config.regionTwice.expected": {
    en: "each region in one data source, once",
    "zh-CN": "每个地域只属于一个数据源,且只写一次",
  },
  "config.regionTwice.remedy": {
    en: "delete it from one of them; put one query front end before replicas",
    "zh-CN": "从其中一个删除;若有副本,请在其前放置统一的查询入口",
  },
  "config.regionUnserved.message": {
    en: "No data source serves region `{region}`",
    "zh-CN": "没有数据源提供地域 `{region}`",
  },
  "config.regionUnserved.expected": {
    en: "a region of some data source: {known}",
    "zh-CN": "某个数据源的地域:{known}",
  },
  "config.regionUnserved.remedy": {
    en: "add it to the regions of a data source, or delete it here",
    "zh-CN": "把它加入某数据源的 regions,或在此删除",
  },
  "config.urlCredentials.message": {
    en: "The URL holds a user name or password, which would show in logs",
    "zh-CN": "URL 中含有用户名或密码,会出现在日志里",
  },
  "config.urlCredentials.expected": { en: "a URL without credentials", "zh-CN": "不含凭据的 URL" },
  "config.urlCredentials.remedy": {
    en: "use `auth: kind: basic` with a password from environment or file",
    "zh-CN": "改用 `auth: kind: basic`,密码取自环境变量或文件",
  },
  "config.urlApiPath.message": { en: "The URL goes on into the API", "zh-CN": "URL 包含了 API 路径" },
  "config.urlApiPath.expected": { en: "the base URL, as a browser opens it", "zh-CN": "浏览器打开时所用的基础 URL" },
  "config.urlApiPath.remedy": { en: "write {base}", "zh-CN": "写成 {base}" },
  "config.urlQuery.message": { en: "The URL has a query or a fragment", "zh-CN": "URL 带有查询串或片段" },
  "config.urlQuery.expected": { en: "the base URL alone", "zh-CN": "仅基础 URL" },
  "config.urlQuery.remedy": { en: "write {base}", "zh-CN": "写成 {base}" },
  "config.reservedLabel.message": {
    en: "`{raw}` is Prometheus' own label, so it cannot mean `{canonical}`",
    "zh-CN": "`{raw}` 是 Prometheus 自用标签,不能表示 `{canonical}`",
  },
  "config.reservedLabel.expected": {
    en: "a label that the scrape or relabelling sets",
    "zh-CN": "由采集或重标记设置的标签",
  },
  "config.reservedLabel.remedy": {
    en: "name the label that carries {canonical}",
    "zh-CN": "填写承载 {canonical} 的标签名",
  },
  "config.duplicateLabel.message": {
    en: "`{raw}` is already the raw label of `{first}`; it cannot mean `{canonical}` too",
    "zh-CN": "`{raw}` 已是 `{first}` 的原始标签,不能同时表示 `{canonical}`",
  },
  "config.duplicateLabel.expected": { en: "a different raw label for each", "zh-CN": "每项使用不同的原始标签" },
  "config.duplicateLabel.remedy": {
    en: "name the label that carries {canonical}; one that no series carries is fine: the value stays empty",
    "zh-CN": "填写承载 {canonical} 的标签名;若没有序列带此标签也可以,值为空",
  },
  "config.matchersInBraces.message": { en: "The matchers stand in braces", "zh-CN": "匹配条件写在了花括号里" },
  "config.matchersInBraces.expected": { en: "matchers alone, separated by commas", "zh-CN": "只写匹配条件,以逗号分隔" },
  "config.matchersInBraces.remedy": { en: "write {inside}", "zh-CN": "写成 {inside}" },
  "config.badMatchers.message": {
    en: "These are not PromQL matchers: {value}",
    "zh-CN": "不是 PromQL 匹配条件:{value}",
  },
  "config.badMatchers.expected": {
    en: 'name and quoted value, e.g. job="etcd", or several separated by commas',
    "zh-CN": '名称与带引号的值,例如 job="etcd",多个以逗号分隔',
  },
  "config.badMatchers.remedy": { en: "check quotes and commas", "zh-CN": "检查引号与逗号" },
  "config.badMaintenance.message": {
    en: "This is not a PromQL expression: {value}",
    "zh-CN": "不是 PromQL 表达式:{value}",
  },
  "config.badMaintenance.expected": {
    en: "an expression that is 1 while a cluster is in maintenance and carries its raw cluster label",
    "zh-CN": "集群维护期间为 1 且带有原始集群标签的表达式",
  },
  "config.badMaintenance.remedy": {
    en: "try it in Prometheus' own query page; delete the key when there is none",
    "zh-CN": "先在 Prometheus 的查询页面验证;没有则删除此键",
  },
  "config.badLink.message": { en: "This is not a web address: {value}", "zh-CN": "不是网址:{value}" },
  "config.badLink.expected": {
    en: "http:// or https://, with names in braces where values go",
    "zh-CN": "以 http:// 或 https:// 开头,取值处以花括号书写名称",
  },
  "config.badLink.remedy": { en: "write the whole address with its scheme", "zh-CN": "写出带协议的完整地址" },
  "config.unknownName.message": {
    en: "There is no value named `{name}` for links",
    "zh-CN": "链接中没有名为 `{name}` 的取值",
  },
  "config.unknownName.expected": { en: "one of: {known}", "zh-CN": "以下之一:{known}" },
  "config.unknownName.remedy": { en: "use one of the known names", "zh-CN": "改用已知名称" },
  "config.unknownNameNear.message": {
    en: "There is no value named `{name}` for links",
    "zh-CN": "链接中没有名为 `{name}` 的取值",
  },
  "config.unknownNameNear.expected": { en: "one of: {known}", "zh-CN": "以下之一:{known}" },
  "config.unknownNameNear.remedy": { en: "did you mean `{nearest}`?", "zh-CN": "是否想写 `{nearest}`?" },
  "config.signInUnsaid.message": {
    en: "Sign-in is not chosen: everybody who reaches the port sees the whole fleet",
    "zh-CN": "未选择登录方式:能访问端口的人都能看到整个集群群",
  },
  "config.signInUnsaid.expected": { en: "an explicit `signIn`", "zh-CN": "明确写出 `signIn`" },
  "config.signInUnsaid.remedy": {
    en: "write `signIn:` and under it `kind: none` when that is meant, and keep the port inside; in production nothing starts without it",
    "zh-CN": "若确实如此,写上 `signIn:` 及其下的 `kind: none`,并只在内网开放端口;生产环境中未写则不会启动",
  },
  "config.signInUnsaidUrl.message": {
    en: "Sign-in is not chosen: everybody who reaches the port would see the whole fleet",
    "zh-CN": "未选择登录方式:能访问端口的人都会看到整个集群群",
  },
  "config.signInUnsaidUrl.expected": { en: "an explicit sign-in", "zh-CN": "明确的登录方式" },
  "config.signInUnsaidUrl.remedy": {
    en: "set RAFTBOARD_SIGN_IN=none when that is meant, or write signIn into raftboard.yaml",
    "zh-CN": "若确实如此,设置 RAFTBOARD_SIGN_IN=none,或在 raftboard.yaml 中写明 signIn",
  },
  "config.emptyInventory.message": { en: "The inventory lists no cluster", "zh-CN": "清单中没有集群" },
  "config.emptyInventory.expected": { en: "one item per etcd cluster", "zh-CN": "每个 etcd 集群一项" },
  "config.emptyInventory.remedy": {
    en: "add clusters, or set `inventory: from: labels` to take them from the series",
    "zh-CN": "添加集群,或设置 `inventory: from: labels` 从序列获取",
  },
  "config.paddedId.message": { en: "The id {id} begins or ends with a space", "zh-CN": "标识 {id} 的首尾有空格" },
  "config.paddedId.expected": { en: "the id exactly as the series carry it", "zh-CN": "与序列上完全一致的标识" },
  "config.paddedId.remedy": { en: "write {trimmed}", "zh-CN": "写成 {trimmed}" },
  "config.duplicateCluster.message": {
    en: "Cluster `{id}` is already listed at {first}",
    "zh-CN": "集群 `{id}` 已在 {first} 列出",
  },
  "config.duplicateCluster.expected": { en: "each etcd cluster once", "zh-CN": "每个 etcd 集群只列一次" },
  "config.duplicateCluster.remedy": { en: "merge the two, or give one its own id", "zh-CN": "合并两者,或改用不同标识" },
  "config.evenMembers.message": {
    en: "{members} members survive no more failures than {fewer}",
    "zh-CN": "{members} 个成员所能容忍的故障数并不多于 {fewer} 个",
  },
  "config.evenMembers.expected": { en: "an odd number of members", "zh-CN": "奇数个成员" },
  "config.evenMembers.remedy": {
    en: "check the number; if it is right, this cluster is mid-change or mis-sized",
    "zh-CN": "核对数量;若无误,则该集群正在变更或规格不当",
  },
  "config.regionUnseen.message": {
    en: "No data source serves region {region} of cluster `{id}`: it will be blind",
    "zh-CN": "没有数据源提供集群 `{id}` 的地域 {region}:它将不可见",
  },
  "config.regionUnseen.expected": { en: "a region of some data source: {known}", "zh-CN": "某个数据源的地域:{known}" },
  "config.regionUnseen.remedy": {
    en: "correct the region, or add it to a data source",
    "zh-CN": "更正地域,或把它加入某个数据源",
  },
  "config.linkTwice.message": {
    en: "The {data} data of K8s cluster `{k8s}` is already linked to etcd cluster `{first}`",
    "zh-CN": "K8s 集群 `{k8s}` 的 {data} 数据已关联到 etcd 集群 `{first}`",
  },
  "config.linkTwice.expected": {
    en: "one etcd cluster for main objects and one for events; `all` is both",
    "zh-CN": "主对象与事件各一个 etcd 集群;`all` 表示两者",
  },
  "config.linkTwice.remedy": {
    en: "delete one link, or set the roles to main and events",
    "zh-CN": "删除其中一个关联,或把角色设为 main 与 events",
  },
  "config.linkNowhere.message": {
    en: "K8s cluster `{k8s}` keeps its events here, but no etcd cluster is listed for its main objects",
    "zh-CN": "K8s 集群 `{k8s}` 的事件存于此处,但没有列出存放其主对象的 etcd 集群",
  },
  "config.linkNowhere.expected": {
    en: "a second link with role main or all",
    "zh-CN": "另一个角色为 main 或 all 的关联",
  },
  "config.linkNowhere.remedy": {
    en: "list the etcd cluster that stores its main objects",
    "zh-CN": "列出存放其主对象的 etcd 集群",
  },
});
