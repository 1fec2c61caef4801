import { defineMessages } from "../define";

/** Words burnt into pictures. */
export const picture = defineMessages({
  "picture.stale": { en: "stale {age}", "zh-CN": "数据滞后 {age}" },
  "picture.partial": { en: "partial", "zh-CN": "数据不完整" },
  "picture.partial-of": { en: "{answered} of {expected} answered", "zh-CN": "{answered} / {expected} 应答" },
  "picture.error": { en: "no answer", "zh-CN": "无应答" },
  "picture.error-unknown": { en: "The data source gave no answer.", "zh-CN": "数据源没有应答。" },
  "picture.empty": { en: "No data in this window.", "zh-CN": "该时间窗口内没有数据。" },
  "picture.blind": { en: "Cannot be seen: no collector answers.", "zh-CN": "不可见：没有采集端应答。" },
  "picture.blind-of": {
    en: "Cannot be seen: {missing}{more, plural, =0 {} other { and # more}}.",
    "zh-CN": "不可见：{missing}{more, plural, =0 {} other { 等另外 # 个}}。",
  },
  "picture.data-to": { en: "data to {time}", "zh-CN": "数据截至 {time}" },
  "picture.data-to-unknown": { en: "data time unknown", "zh-CN": "数据时间未知" },
  "picture.coverage": { en: "coverage {ratio}", "zh-CN": "覆盖率 {ratio}" },
  "picture.coverage-unknown": { en: "coverage unknown", "zh-CN": "覆盖率未知" },
  "picture.more-lines": { en: "+ {count, number} more", "zh-CN": "另有 {count, number} 条" },
  "picture.more-rows": {
    en: "{shown, number} of {total, number} rows",
    "zh-CN": "{shown, number} / {total, number} 行",
  },
  "picture.more-columns": {
    en: "{shown, number} of {total, number} columns",
    "zh-CN": "{shown, number} / {total, number} 列",
  },
  "picture.of-total": { en: "of {total}", "zh-CN": "/ {total}" },
  "picture.cannot-be-seen": { en: "cannot be seen", "zh-CN": "不可见" },
  "picture.cannot-be-seen-since": { en: "cannot be seen since {time}", "zh-CN": "自 {time} 起不可见" },
  "picture.budget": { en: "budget", "zh-CN": "预算" },
  "picture.burn-of": { en: "burn 1 h {short} · 6 h {long}", "zh-CN": "燃烧 1 小时 {short} · 6 小时 {long}" },
  "picture.gone-in": { en: "gone in {time}", "zh-CN": "{time}后耗尽" },
  "picture.used-minutes": { en: "{used} of {allowed} used", "zh-CN": "已用 {used} / {allowed}" },
});
