import { defineMessages } from "../define";

/** `/alerts`, and the alert that a cluster's page was opened at. */
export const alerts = defineMessages({
  "alerts.title": { en: "Alerts", "zh-CN": "告警" },
  "alerts.question": { en: "What fires, and where to look first?", "zh-CN": "哪些在触发，先看哪里？" },
  "alerts.facts": {
    en: "{firing, number} firing · {pending, number} pending",
    "zh-CN": "触发 {firing, number} · 待定 {pending, number}",
  },
  "alerts.say.none": {
    en: "No alert fires and none is pending.",
    "zh-CN": "没有触发或待定的告警。",
  },
  "alerts.say.noneFiltered": {
    en: "No alert fires or is pending for these filters.",
    "zh-CN": "在当前筛选条件下没有触发或待定的告警。",
  },
  "alerts.say.pending": {
    en: "{count, plural, one{# alert is} other{# alerts are}} pending; none fires.",
    "zh-CN": "{count, number} 个告警待定，没有触发的告警。",
  },
  "alerts.say.tickets": {
    en: "{count, plural, one{# ticket is} other{# tickets are}} open; nobody needs to get up.",
    "zh-CN": "{count, number} 个工单，无需立即处理。",
  },
  "alerts.say.pages": {
    en: "{count, plural, one{# page} other{# pages}} on {clusters, plural, one{# cluster or place} other{# clusters or places}}.",
    "zh-CN": "{clusters, number} 个集群或位置有 {count, number} 个呼叫。",
  },
  "alerts.say.narrowed": {
    en: "{count, plural, one{# cluster or place has} other{# clusters or places have}} such an alert.",
    "zh-CN": "{count, number} 个集群或位置有此类告警。",
  },
  "alerts.unknown": {
    en: "The data source did not say which alerts there are. That is not the same as none.",
    "zh-CN": "数据源没有返回告警。这不等于没有告警。",
  },
  "alerts.noRules": {
    en: "Alerts are read from ALERTS, which the ruler writes once the generated alert rules are loaded.",
    "zh-CN": "告警读自 ALERTS；加载生成的告警规则后由规则引擎写入。",
  },
  "alerts.col.alert": { en: "alert", "zh-CN": "告警" },
  "alerts.col.subject": { en: "cluster or place", "zh-CN": "集群或位置" },
  "alerts.col.tier": { en: "tier", "zh-CN": "级别" },
  "alerts.col.state": { en: "state", "zh-CN": "状态" },
  "alerts.col.since": { en: "since", "zh-CN": "始于" },
  "alerts.tier.all": { en: "All tiers", "zh-CN": "全部级别" },
  "alerts.state.all": { en: "All states", "zh-CN": "全部状态" },
  "alerts.filter.all": { en: "{label}: all", "zh-CN": "{label}：全部" },
  "alerts.more.firing": { en: "+{count, number} firing", "zh-CN": "+{count, number} 触发" },
  "alerts.more.pending": { en: "+{count, number} pending", "zh-CN": "+{count, number} 待定" },
  "alerts.tier.page": { en: "page", "zh-CN": "呼叫" },
  "alerts.tier.ticket": { en: "ticket", "zh-CN": "工单" },
  "alerts.tier.none": { en: "none", "zh-CN": "无" },
  "alerts.tier.other": { en: "other", "zh-CN": "其他" },
  "alerts.state.firing": { en: "firing", "zh-CN": "触发" },
  "alerts.state.pending": { en: "pending", "zh-CN": "待定" },
  "alerts.shared": { en: "with its neighbours", "zh-CN": "与邻居同时" },
  "alerts.shared.title": {
    en: "An alert of its zone or host covers this cluster: look there first.",
    "zh-CN": "其可用区或主机已有告警，请先查看。",
  },
  "alerts.zone": { en: "Zone {name}", "zh-CN": "可用区 {name}" },
  "alerts.host": { en: "Host {name}", "zh-CN": "主机 {name}" },
  "alerts.name.EtcdQuorumLost": { en: "Quorum lost", "zh-CN": "失去法定人数" },
  "alerts.name.EtcdNoSpace": { en: "Database full, writes refused", "zh-CN": "数据库已满，拒绝写入" },
  "alerts.name.EtcdCorrupt": { en: "Inconsistent data", "zh-CN": "数据不一致" },
  "alerts.name.EtcdBudgetBurn1h": { en: "Budget burns very fast (1 h)", "zh-CN": "预算极快燃烧（1 h）" },
  "alerts.name.EtcdBudgetBurn6h": { en: "Budget burns fast (6 h)", "zh-CN": "预算快速燃烧（6 h）" },
  "alerts.name.EtcdBudgetBurn1d": { en: "Budget burns (1 d)", "zh-CN": "预算燃烧（1 d）" },
  "alerts.name.EtcdBudgetBurn3d": { en: "Budget burns slowly (3 d)", "zh-CN": "预算缓慢燃烧（3 d）" },
  "alerts.name.EtcdZoneBurning": { en: "Many clusters of a zone fail together", "zh-CN": "同一可用区多个集群同时故障" },
  "alerts.name.EtcdHostBurning": { en: "Many clusters on a host fail together", "zh-CN": "同一主机多个集群同时故障" },
  "alerts.name.EtcdInSharedCause": { en: "Fails with its neighbours", "zh-CN": "与邻居同时故障" },
  "alerts.opened.active": {
    en: "Opened at the start of {name}, {since}. It is still active.",
    "zh-CN": "已定位到“{name}”的开始时间 {since}，该告警仍在持续。",
  },
  "alerts.opened.over": {
    en: "Opened at the start of {name}, {since}. It is over.",
    "zh-CN": "已定位到“{name}”的开始时间 {since}，该告警已结束。",
  },
  "alerts.opened.none": {
    en: "No alert {name} of this cluster within 28 days: the page shows its usual window.",
    "zh-CN": "28 天内该集群没有“{name}”告警，页面显示默认时间窗口。",
  },
  "alerts.opened.unknown": {
    en: "The data source did not say when {name} began: the page shows its usual window.",
    "zh-CN": "数据源没有返回“{name}”的开始时间，页面显示默认时间窗口。",
  },
  "alerts.docs": { en: "What each alert means", "zh-CN": "各告警的含义" },
});
