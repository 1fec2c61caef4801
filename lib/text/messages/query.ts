import { defineMessages } from "../define";

/** What went wrong between Raftboard and a data source. Each names the source; `reason` and `what` are somebody else's words. */
export const query = defineMessages({
  "query.error.unreachable": {
    en: "Data source {source} cannot be reached: {reason}",
    "zh-CN": "无法连接数据源 {source}：{reason}",
  },
  "query.error.gateway": {
    en: "A proxy in front of data source {source} cannot reach it (HTTP {status})",
    "zh-CN": "数据源 {source} 前的代理无法连接到它（HTTP {status}）",
  },
  "query.error.timeout": {
    en: "Data source {source} did not answer within {seconds} s",
    "zh-CN": "数据源 {source} 在 {seconds} 秒内没有应答",
  },
  "query.error.timeout-upstream": {
    en: "Data source {source} gave the query up: it took too long",
    "zh-CN": "数据源 {source} 放弃了查询：耗时过长",
  },
  "query.error.cancelled": {
    en: "The question to data source {source} was withdrawn",
    "zh-CN": "发往数据源 {source} 的查询已取消",
  },
  "query.error.unauthorized": {
    en: "Data source {source} refused the credentials (HTTP {status})",
    "zh-CN": "数据源 {source} 拒绝了凭据（HTTP {status}）",
  },
  "query.error.secret": {
    en: "The credentials for data source {source} cannot be read: {reason}",
    "zh-CN": "无法读取数据源 {source} 的凭据：{reason}",
  },
  "query.error.overloaded": {
    en: "Data source {source} is overloaded (HTTP {status})",
    "zh-CN": "数据源 {source} 过载（HTTP {status}）",
  },
  "query.error.starting": {
    en: "Data source {source} is starting or not ready (HTTP 503)",
    "zh-CN": "数据源 {source} 正在启动或尚未就绪（HTTP 503）",
  },
  "query.error.queue-full": {
    en: "Too many questions are waiting for data source {source}",
    "zh-CN": "等待数据源 {source} 的查询过多",
  },
  "query.error.circuit-open": {
    en: "Data source {source} keeps failing; the next try is in {seconds} s",
    "zh-CN": "数据源 {source} 持续失败；{seconds} 秒后重试",
  },
  "query.error.bad-query": {
    en: "Data source {source} refused the query (HTTP {status})",
    "zh-CN": "数据源 {source} 拒绝了查询（HTTP {status}）",
  },
  "query.error.limit": {
    en: "The query is over a limit of data source {source} (HTTP {status})",
    "zh-CN": "查询超出了数据源 {source} 的限制（HTTP {status}）",
  },
  "query.error.limit-points": {
    en: "The query asks for {points} steps; data source {source} allows {max}. Use a longer step or a shorter range",
    "zh-CN": "查询需要 {points} 个步长；数据源 {source} 最多允许 {max} 个。请增大步长或缩短时间范围",
  },
  "query.error.limit-query": {
    en: "The query is {bytes} bytes long; data source {source} reads at most {max}",
    "zh-CN": "查询长度为 {bytes} 字节；数据源 {source} 最多读取 {max} 字节",
  },
  "query.error.limit-size": {
    en: "The answer of data source {source} is larger than {max} bytes",
    "zh-CN": "数据源 {source} 的应答超过 {max} 字节",
  },
  "query.error.not-prometheus": {
    en: "What answers at data source {source} is no Prometheus-compatible API: {what}",
    "zh-CN": "数据源 {source} 的应答者不是兼容 Prometheus 的接口：{what}",
  },
  "query.error.redirect": {
    en: "Data source {source} redirects to {location}. Redirects are not followed: configure the final address",
    "zh-CN": "数据源 {source} 重定向到 {location}。不跟随重定向：请配置最终地址",
  },
  "query.error.bad-answer": {
    en: "The answer of data source {source} cannot be read: {reason}",
    "zh-CN": "无法读取数据源 {source} 的应答：{reason}",
  },
  "query.error.upstream": {
    en: "Data source {source} failed (HTTP {status})",
    "zh-CN": "数据源 {source} 出错（HTTP {status}）",
  },
  "query.error.storage": {
    en: "A part of the storage behind data source {source} did not answer (HTTP {status})",
    "zh-CN": "数据源 {source} 后端的部分存储没有应答（HTTP {status}）",
  },
  "query.error.tenant": {
    en: "Data source {source} asks for a tenant (HTTP {status}): set tenant for it in the configuration",
    "zh-CN": "数据源 {source} 要求租户（HTTP {status}）：请在配置中为它设置 tenant",
  },
  "query.note.source-missing": {
    en: "No data of {regions}: data source {source} does not answer",
    "zh-CN": "没有 {regions} 的数据：数据源 {source} 没有应答",
  },
  "query.note.duplicates": {
    en: "{count, plural, one {One series comes} other {# series come}} from several data sources ({sources}), for example {example}; each is counted once",
    "zh-CN": "{count, plural, other {# 条序列}}来自多个数据源（{sources}），例如 {example}；每条只计一次",
  },
  "query.note.conflict": {
    en: "Data sources {sources} disagree about {example}, which names no cluster; the value of the first is shown",
    "zh-CN": "数据源 {sources} 对 {example} 的值不一致，且其中不含集群名；显示第一个数据源的值",
  },
  "query.note.clock-ahead": {
    en: "The clock of data source {source} is {seconds} s ahead of ours: the times of its data are wrong",
    "zh-CN": "数据源 {source} 的时钟比本机快 {seconds} 秒：其数据的时间不准确",
  },
  "query.note.clock-behind": {
    en: "The clock of data source {source} is {seconds} s behind ours: the times of its data are wrong, and its newest data may be missing",
    "zh-CN": "数据源 {source} 的时钟比本机慢 {seconds} 秒：其数据的时间不准确，最新数据可能缺失",
  },
  "query.error.dialect": {
    en: "Data source {source} is configured as {dialect}, which this version cannot talk to",
    "zh-CN": "数据源 {source} 配置为 {dialect}，当前版本不支持",
  },
});
