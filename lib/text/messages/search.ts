import { defineMessages } from "../define";

/** The palette. */
export const search = defineMessages({
  "search.title": { en: "Find or do", "zh-CN": "查找或操作" },
  "search.placeholder": {
    en: "Cluster, customer, zone, host, panel, page…",
    "zh-CN": "集群、客户、可用区、主机、面板、页面…",
  },
  "search.none": { en: "Nothing matches “{text}”", "zh-CN": "没有与“{text}”匹配的结果" },
  "search.failed": { en: "The search could not be asked", "zh-CN": "搜索失败" },
  "search.actions": { en: "Actions", "zh-CN": "操作" },
  "search.action.live": { en: "Jump to live", "zh-CN": "回到实时" },
  "search.action.theme": { en: "Theme: {theme}", "zh-CN": "主题：{theme}" },
  "search.action.language": { en: "Language: {language}", "zh-CN": "语言：{language}" },
  "search.kind.cluster": { en: "Clusters", "zh-CN": "集群" },
  "search.kind.k8s": { en: "Kubernetes clusters", "zh-CN": "Kubernetes 集群" },
  "search.kind.customer": { en: "Customers", "zh-CN": "客户" },
  "search.kind.region": { en: "Regions", "zh-CN": "地域" },
  "search.kind.zone": { en: "Zones", "zh-CN": "可用区" },
  "search.kind.host": { en: "Hosts", "zh-CN": "主机" },
  "search.kind.product": { en: "Products", "zh-CN": "产品" },
  "search.kind.scenario": { en: "Scenarios", "zh-CN": "场景" },
  "search.kind.inspection": { en: "Inspections", "zh-CN": "巡检" },
  "search.kind.panel": { en: "Panels", "zh-CN": "面板" },
  "search.kind.page": { en: "Pages", "zh-CN": "页面" },
});
