import { defineMessages } from "../define";

/** `/inspections`, and the inspections of one cluster. */
export const inspections = defineMessages({
  "inspections.title": { en: "Inspections", "zh-CN": "巡检" },
  "inspections.facts": {
    en: "{clusters, plural, one{# cluster} other{# clusters}} · {inspections, number} inspections a minute",
    "zh-CN": "{clusters, number} 个集群 · 每分钟 {inspections, number} 项巡检",
  },
  "inspections.say.none": {
    en: "Nothing was found in what could be inspected.",
    "zh-CN": "在可巡检的范围内没有发现问题。",
  },
  "inspections.say.noneFiltered": {
    en: "Nothing was found for these filters.",
    "zh-CN": "在当前筛选条件下没有发现问题。",
  },
  "inspections.say.found": {
    en: "{critical, plural, =0{Nothing critical} one{# critical finding} other{# critical findings}}, {warning, plural, one{# warning} other{# warnings}}, {risk, plural, one{# risk} other{# risks}}.",
    "zh-CN": "严重 {critical, number} 项，警告 {warning, number} 项，风险 {risk, number} 项。",
  },
  "inspections.say.blind": {
    en: "{count, plural, one{# cluster} other{# clusters}} could not be compared at all.",
    "zh-CN": "{count, number} 个集群完全无法比对。",
  },
  "inspections.folded.ok": { en: "{count, number} ok: {names}", "zh-CN": "{count, number} 项正常：{names}" },
  "inspections.folded.notInspected": {
    en: "{count, number} could not be inspected: {names}",
    "zh-CN": "{count, number} 项无法巡检：{names}",
  },
  "inspections.unknown": {
    en: "The data source did not say what the inspections found. That is not the same as nothing.",
    "zh-CN": "数据源没有返回巡检结果。这不等于没有问题。",
  },
  "inspections.matrix.title": { en: "By inspection", "zh-CN": "按巡检项" },
  "inspections.matrix.question": {
    en: "What was asked, and how many could answer?",
    "zh-CN": "查了什么，多少能给出结果？",
  },
  "inspections.list.title": { en: "Findings", "zh-CN": "发现" },
  "inspections.list.question": { en: "What to plan, and what to do now?", "zh-CN": "哪些需要计划，哪些需要立即处理？" },
  "inspections.csv": { en: "CSV", "zh-CN": "CSV" },
  "inspections.all": { en: "All inspections", "zh-CN": "全部巡检项" },
  "inspections.col.inspection": { en: "inspection", "zh-CN": "巡检项" },
  "inspections.col.question": { en: "question", "zh-CN": "问题" },
  "inspections.col.severity": { en: "severity", "zh-CN": "级别" },
  "inspections.col.value": { en: "value", "zh-CN": "数值" },
  "inspections.col.threshold": { en: "from", "zh-CN": "阈值" },
  "inspections.col.ok": { en: "ok", "zh-CN": "正常" },
  "inspections.col.notInspected": { en: "not inspected", "zh-CN": "未巡检" },
  "inspections.severity.ok": { en: "ok", "zh-CN": "正常" },
  "inspections.severity.risk": { en: "risk", "zh-CN": "风险" },
  "inspections.severity.warning": { en: "warning", "zh-CN": "警告" },
  "inspections.severity.critical": { en: "critical", "zh-CN": "严重" },
  "inspections.severity.none": { en: "not inspected", "zh-CN": "未巡检" },
  "inspections.cluster.question": { en: "What will hurt next?", "zh-CN": "下一个问题会是什么？" },
  "inspections.remedy": { en: "What to do", "zh-CN": "如何处理" },
  "inspections.preconditions": { en: "First", "zh-CN": "前提" },
});
