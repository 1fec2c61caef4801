import { defineMessages } from "../define";

/** What blast radius and search say in words, and why a call about history was refused. Spoken by the server only. */
export const fleetApi = defineMessages({
  "history.bad-step": {
    en: "{received} is no step for this window: give seconds or 60s, 5m, 1h, at least {least}s",
    "zh-CN": "{received} 不适用于该时间窗口：可用秒数或 60s、5m、1h，至少 {least}s",
  },
  "history.future": { en: "that moment has not come yet", "zh-CN": "该时刻尚未到来" },

  "blast.at.region": { en: "in region {value}", "zh-CN": "位于地域 {value}" },
  "blast.at.zone": { en: "on zone {value}", "zh-CN": "位于可用区 {value}" },
  "blast.at.host": { en: "on host {value}", "zh-CN": "位于主机 {value}" },
  "blast.at.product": { en: "of product {value}", "zh-CN": "属于产品 {value}" },
  "blast.at.scenario": { en: "of scenario {value}", "zh-CN": "属于场景 {value}" },
  "blast.at.spec": { en: "of spec {value}", "zh-CN": "属于规格 {value}" },
  "blast.at.customer": { en: "of customer {value}", "zh-CN": "属于客户 {value}" },
  "blast.at.version": { en: "on version {value}", "zh-CN": "运行版本 {value}" },
  "blast.at.pair": { en: "both {one} and {other}", "zh-CN": "同时{one}且{other}" },
  "blast.word.bad": { en: "bad", "zh-CN": "异常" },
  "blast.word.selected": { en: "selected", "zh-CN": "选中" },
  "blast.finding": {
    en: "{bad, number} of {allBad, number} {health} clusters are {place}, which holds {share} of the fleet",
    "zh-CN": "{allBad, number} 个{health}集群中有 {bad, number} 个{place}，而其占机群的 {share}",
  },
  "blast.pair": {
    en: "{bad, number} of {allBad, number} {health} clusters are {place}, which together hold {share} of the fleet",
    "zh-CN": "{allBad, number} 个{health}集群中有 {bad, number} 个{place}，而两者共占机群的 {share}",
  },
  "blast.found": {
    en: "Checked {labels, number} labels, {values, number} values and {pairs, number} pairs: {count, number} stand out; {unexplained, number} of {bad, number} {health} clusters are in none of them.",
    "zh-CN":
      "检查了 {labels, number} 个标签、{values, number} 个取值和 {pairs, number} 个组合：{count, number} 个突出；{bad, number} 个{health}集群中有 {unexplained, number} 个不在其中。",
  },
  "blast.nothing": {
    en: "Checked {labels, number} labels, {values, number} values and {pairs, number} pairs: nothing stands out among {bad, number} {health} clusters.",
    "zh-CN":
      "检查了 {labels, number} 个标签、{values, number} 个取值和 {pairs, number} 个组合：{bad, number} 个{health}集群没有突出的共同点。",
  },
  "blast.none-bad": {
    en: "None of {total, number} clusters is {health}.",
    "zh-CN": "{total, number} 个集群中没有{health}的。",
  },
  "blast.too-few": {
    en: "{bad, number} of {total, number} clusters are {health}: from {min, number} on, a common cause can be told from chance.",
    "zh-CN": "{total, number} 个集群中有 {bad, number} 个{health}：至少 {min, number} 个才能区分共因与巧合。",
  },
  "blast.widespread": {
    en: "{bad, number} of {total, number} clusters are {health}: so many that no place stands out.",
    "zh-CN": "{total, number} 个集群中有 {bad, number} 个{health}：范围过大，没有突出的位置。",
  },
  "blast.bad-id": { en: "{received} is no cluster that can be seen here", "zh-CN": "{received} 不是此处可见的集群" },

  "search.clusters": {
    en: "{count, plural, one {# cluster} other {# clusters}}",
    "zh-CN": "{count, number} 个集群",
  },
  "search.page.fleet": { en: "Fleet overview", "zh-CN": "机群总览" },
  "search.page.business": { en: "Business", "zh-CN": "业务" },
  "search.page.customers": { en: "Customers", "zh-CN": "客户" },
  "search.page.scenarios": { en: "Scenarios", "zh-CN": "场景" },
  "search.page.troubleshoot": { en: "Troubleshoot", "zh-CN": "排障" },
  "search.page.alerts": { en: "Alerts", "zh-CN": "告警" },
  "search.page.inspections": { en: "Inspections", "zh-CN": "巡检" },
  "search.page.coverage": { en: "Monitoring coverage", "zh-CN": "监控覆盖" },
  "search.too-long": { en: "give at most {max, number} characters", "zh-CN": "最多 {max, number} 个字符" },
});
