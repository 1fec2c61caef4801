import { defineMessages } from "../define";

/** The fleet page: sentence, headline, regions, map, worst clusters. */
export const fleet = defineMessages({
  "fleet.title": { en: "Fleet", "zh-CN": "总览" },
  "fleet.size": {
    en: "{clusters, plural, one{# etcd cluster} other{# etcd clusters}} · {regions, plural, one{# region} other{# regions}} · {k8s, plural, one{# Kubernetes cluster} other{# Kubernetes clusters}}",
    "zh-CN": "{clusters, number} 个 etcd 集群 · {regions, number} 个地域 · {k8s, number} 个 Kubernetes 集群",
  },

  "fleet.notice.stale": {
    en: "The data source has not answered since {since}: everything below is of that time.",
    "zh-CN": "数据源自 {since} 起无应答，以下均为当时的数据。",
  },
  "fleet.notice.never": {
    en: "No answer from the data source yet. This page fills itself as soon as there is one.",
    "zh-CN": "数据源尚无应答，恢复后本页会自动显示。",
  },
  "fleet.say.gap": { en: " ", "zh-CN": "" },
  "fleet.say.and": { en: " and ", "zh-CN": "和" },
  "fleet.say.empty": { en: "No etcd cluster is known yet.", "zh-CN": "尚未发现任何 etcd 集群。" },
  "fleet.say.downAndBurning": {
    en: "{down, plural, one{# cluster is} other{# clusters are}} down and {burning, plural, one{# is} other{# are}} burning.",
    "zh-CN": "{down, number} 个集群不可用，{burning, number} 个正在燃烧。",
  },
  "fleet.say.down": {
    en: "{down, plural, one{# cluster is} other{# clusters are}} down.",
    "zh-CN": "{down, number} 个集群不可用。",
  },
  "fleet.say.burning": {
    en: "{burning, plural, one{# cluster is} other{# clusters are}} burning; none is down.",
    "zh-CN": "{burning, number} 个集群正在燃烧，没有不可用的集群。",
  },
  "fleet.say.degraded": {
    en: "{degraded, plural, one{# cluster is} other{# clusters are}} degraded; none is down or burning.",
    "zh-CN": "{degraded, number} 个集群降级，没有不可用或燃烧的集群。",
  },
  "fleet.say.seenOk": {
    en: "Every cluster that can be seen is keeping its objectives.",
    "zh-CN": "所有可见的集群都达到目标。",
  },
  "fleet.say.allOk": {
    en: "{count, plural, one{The one cluster is} other{All # clusters are}} keeping their objectives.",
    "zh-CN": "全部 {count, number} 个集群都达到目标。",
  },
  "fleet.say.allBlind": {
    en: "{count, plural, one{The one cluster} other{None of # clusters}} can be seen: nothing is known about the fleet now.",
    "zh-CN": "{count, number} 个集群全部不可见，当前无法判断状态。",
  },
  "fleet.say.one": { en: "It is {id} in zone {zone}.", "zh-CN": "即可用区 {zone} 的 {id}。" },
  "fleet.say.oneSince": {
    en: "It is {id} in zone {zone}, since {since}.",
    "zh-CN": "即可用区 {zone} 的 {id}，始于 {since}。",
  },
  "fleet.say.zone": {
    en: "{inZone, number} of these {bad, number} are in zone {zone}.",
    "zh-CN": "这 {bad, number} 个中有 {inZone, number} 个位于可用区 {zone}。",
  },
  "fleet.say.zoneSince": {
    en: "{inZone, number} of these {bad, number} are in zone {zone}, most since {since}.",
    "zh-CN": "这 {bad, number} 个中有 {inZone, number} 个位于可用区 {zone}，多数始于 {since}。",
  },
  "fleet.say.cause.zone": {
    en: "{inPlace, number} of these {bad, number} have members in zone {value}",
    "zh-CN": "这 {bad, number} 个中有 {inPlace, number} 个在可用区 {value} 有成员",
  },
  "fleet.say.cause.host": {
    en: "{inPlace, number} of these {bad, number} have members on host {value}",
    "zh-CN": "这 {bad, number} 个中有 {inPlace, number} 个在主机 {value} 有成员",
  },
  "fleet.say.cause.region": {
    en: "{inPlace, number} of these {bad, number} are in region {value}",
    "zh-CN": "这 {bad, number} 个中有 {inPlace, number} 个位于地域 {value}",
  },
  "fleet.say.cause.product": {
    en: "{inPlace, number} of these {bad, number} are of product {value}",
    "zh-CN": "这 {bad, number} 个中有 {inPlace, number} 个属于产品 {value}",
  },
  "fleet.say.cause.scenario": {
    en: "{inPlace, number} of these {bad, number} are of scenario {value}",
    "zh-CN": "这 {bad, number} 个中有 {inPlace, number} 个属于场景 {value}",
  },
  "fleet.say.cause.spec": {
    en: "{inPlace, number} of these {bad, number} are of spec {value}",
    "zh-CN": "这 {bad, number} 个中有 {inPlace, number} 个属于规格 {value}",
  },
  "fleet.say.cause.customer": {
    en: "{inPlace, number} of these {bad, number} are of customer {value}",
    "zh-CN": "这 {bad, number} 个中有 {inPlace, number} 个属于客户 {value}",
  },
  "fleet.say.cause.version": {
    en: "{inPlace, number} of these {bad, number} run version {value}",
    "zh-CN": "这 {bad, number} 个中有 {inPlace, number} 个运行版本 {value}",
  },
  "fleet.say.since": { en: ", most since {since}.", "zh-CN": "，多数始于 {since}。" },
  "fleet.say.stop": { en: ".", "zh-CN": "。" },
  "fleet.say.spread": {
    en: "They are spread over {zones, plural, one{# zone} other{# zones}}; no zone holds most of them.",
    "zh-CN": "它们分布在 {zones, number} 个可用区，没有集中在某一处。",
  },
  "fleet.say.blind": { en: "{count, number} more cannot be seen.", "zh-CN": "另有 {count, number} 个不可见。" },
  "fleet.say.onlyBlind": { en: "{count, number} cannot be seen.", "zh-CN": "{count, number} 个不可见。" },
  "fleet.say.blindRegions": {
    en: "{count, number} more in {names} cannot be seen.",
    "zh-CN": "{names}另有 {count, number} 个不可见。",
  },
  "fleet.say.blindRegionsAndMore": {
    en: "{count, number} more cannot be seen, among them all of {names}.",
    "zh-CN": "另有 {count, number} 个不可见，其中{names}整个地域不可见。",
  },

  "fleet.head.label": { en: "Counts and service levels of the fleet", "zh-CN": "全网计数与服务水平" },
  "fleet.head.of": { en: "of {count, number}", "zh-CN": "/ {count, number}" },
  "fleet.head.inRegions": {
    en: "{count, plural, =0{no region} one{# region} other{# regions}}",
    "zh-CN": "{count, plural, =0{无地域} other{# 个地域}}",
  },
  "fleet.head.share": { en: "{share} of all", "zh-CN": "占 {share}" },
  "fleet.head.overBudget": { en: "over budget", "zh-CN": "超出预算" },
  "fleet.head.atRisk": { en: "{count, number} more at risk", "zh-CN": "另有 {count, number} 个有风险" },
  "fleet.head.atRiskShort": { en: "{count, number} at risk", "zh-CN": "{count, number} 有风险" },
  "fleet.head.coverage": { en: "Coverage", "zh-CN": "监控覆盖" },
  "fleet.head.seen": { en: "{seen, number} of {expected, number}", "zh-CN": "{seen, number} / {expected, number}" },
  "fleet.head.alerts": { en: "Alerts", "zh-CN": "告警" },
  "fleet.head.pages": { en: "{count, plural, one {page} other {pages}}", "zh-CN": "{count, plural, other {个紧急}}" },
  "fleet.head.tickets": {
    en: "{count, plural, =0 {no tickets} one {1 ticket} other {{count, number} tickets}}",
    "zh-CN": "{count, number} 个工单",
  },
  "fleet.head.alertsUnknown": { en: "not told", "zh-CN": "未知" },
  "fleet.tile.pages": {
    en: "{count, plural, one {1 page} other {{count, number} pages}}",
    "zh-CN": "{count, number} 个紧急",
  },
  "fleet.head.left": { en: "{left} left", "zh-CN": "剩余 {left}" },
  "fleet.head.maintenance": {
    en: "{count, plural, one{# in maintenance} other{# in maintenance}}",
    "zh-CN": "{count, number} 个维护中",
  },

  "fleet.regions.title": { en: "Regions", "zh-CN": "地域" },
  "fleet.regions.question": { en: "Where is it? Worst first.", "zh-CN": "问题在哪里？最差在前。" },
  "fleet.tile.availability": { en: "avail.", "zh-CN": "可用性" },
  "fleet.tile.write": { en: "write", "zh-CN": "写" },
  "fleet.tile.read": { en: "read", "zh-CN": "读" },
  "fleet.tile.disk": { en: "disk", "zh-CN": "磁盘" },
  "fleet.tile.integrity": { en: "integrity", "zh-CN": "完整性" },
  "fleet.tile.budget": { en: "budget", "zh-CN": "预算" },
  "fleet.tile.full": { en: "db {ratio}", "zh-CN": "库 {ratio}" },
  "fleet.tile.near": { en: "{count, number} near quota", "zh-CN": "{count, number} 近配额" },
  "fleet.tile.fullest": {
    en: "fullest database: {id}, {ratio} of its quota",
    "zh-CN": "最满的数据库：{id}，占配额 {ratio}",
  },
  "fleet.tile.burnNow": { en: "{burn} now", "zh-CN": "当前 {burn}" },
  "fleet.tile.window": { en: "1 h", "zh-CN": "1 小时" },
  "fleet.tile.blindSince": {
    en: "of {count, number} cannot be seen since {since}",
    "zh-CN": "/ {count, number} 自 {since} 起不可见",
  },
  "fleet.tile.blind": { en: "of {count, number} cannot be seen", "zh-CN": "/ {count, number} 不可见" },
  "fleet.tile.blindWhy": {
    en: "No scraper answers. Not an outage by itself.",
    "zh-CN": "采集端无应答，不等于故障。",
  },

  "fleet.tiles.none": { en: "No clusters to show here.", "zh-CN": "这里没有可显示的集群。" },
  "fleet.map.title": { en: "Fleet map", "zh-CN": "集群地图" },
  "fleet.map.question": {
    en: "Is it one cluster, one zone, or everything?",
    "zh-CN": "是一个集群、一个可用区，还是全部？",
  },
  "fleet.map.legend": { en: "one cell, one cluster", "zh-CN": "每格一个集群" },
  "fleet.map.zone": { en: "zone {number}", "zh-CN": "可用区 {number}" },
  "fleet.map.asTable": { en: "Table", "zh-CN": "表格" },
  "fleet.map.asMap": { en: "Map", "zh-CN": "地图" },
  "fleet.map.open": { en: "Open map", "zh-CN": "打开地图" },
  "fleet.map.close": { en: "Close map", "zh-CN": "收起地图" },
  "fleet.map.toggle": { en: "Show only {state}: {count, number}", "zh-CN": "仅显示{state}：{count, number}" },
  "fleet.map.summary": {
    en: "{count, number} clusters by {groups}: {down, number} down, {burning, number} burning, {degraded, number} degraded, {blind, number} blind.",
    "zh-CN":
      "{count, number} 个集群按{groups}排列：不可用 {down, number}、燃烧 {burning, number}、降级 {degraded, number}、不可见 {blind, number}。",
  },
  "fleet.map.group": { en: "Group", "zh-CN": "分组" },
  "fleet.map.color": { en: "Colour", "zh-CN": "着色" },
  "fleet.map.rows": { en: "Rows", "zh-CN": "行" },
  "fleet.map.columns": { en: "Columns", "zh-CN": "列" },
  "fleet.map.noColumns": { en: "none", "zh-CN": "无" },
  "fleet.map.colorBy": { en: "Colour by", "zh-CN": "按此着色" },
  "fleet.map.zoom": { en: "2×", "zh-CN": "2×" },
  "fleet.map.others": { en: "{count, number} others", "zh-CN": "其余 {count, number} 个" },
  "fleet.map.keys": {
    en: "Arrow keys move, Enter opens the cluster, Page Down goes to the next that is not ok. Drag to list the clusters of an area.",
    "zh-CN": "方向键移动，回车打开集群，Page Down 跳到下一个异常集群，拖动可列出区域内的集群。",
  },
  "fleet.map.keysShort": {
    en: "arrows move · Enter opens · PgDn next not ok",
    "zh-CN": "方向键移动 · 回车打开 · PgDn 下一个异常",
  },
  "fleet.map.cell": {
    en: "{id}, {health}, region {region}, zone {zone}",
    "zh-CN": "{id}，{health}，地域 {region}，可用区 {zone}",
  },
  "fleet.map.failingSince": { en: "{failing} failing since {since}", "zh-CN": "{failing} 失败始于 {since}" },
  "fleet.map.failing": { en: "{failing} failing", "zh-CN": "{failing} 失败" },
  "fleet.map.budgetLeft": { en: "budget {left}", "zh-CN": "预算 {left}" },
  "fleet.map.budgetState": { en: "budget {state}", "zh-CN": "预算{state}" },
  "fleet.map.nothing": { en: "No cluster matches these filters.", "zh-CN": "没有符合筛选条件的集群。" },
  "fleet.map.dimmed": {
    en: "{shown, number} of {count, number} match",
    "zh-CN": "符合 {shown, number} / {count, number}",
  },

  "fleet.worst.title": { en: "Worst clusters", "zh-CN": "最差集群" },
  "fleet.worst.question": { en: "Which ones to open first?", "zh-CN": "先看哪些？" },
  "fleet.worst.of": { en: "{shown, number} of {count, number}", "zh-CN": "{shown, number} / {count, number}" },
  "fleet.worst.all": { en: "All {count, number}", "zh-CN": "全部 {count, number} 个" },
  "fleet.worst.none": {
    en: "No cluster is down, burning or degraded.",
    "zh-CN": "没有不可用、燃烧或降级的集群。",
  },
  "fleet.clusters.title": { en: "Clusters", "zh-CN": "集群" },
  "fleet.clusters.question": { en: "Those that match the filters.", "zh-CN": "符合筛选条件的集群。" },
  "fleet.clusters.none": { en: "No cluster matches these filters.", "zh-CN": "没有符合筛选条件的集群。" },
  "fleet.page": { en: "Page {page, number} of {pages, number}", "zh-CN": "第 {page, number} / {pages, number} 页" },
  "fleet.page.previous": { en: "Previous", "zh-CN": "上一页" },
  "fleet.page.next": { en: "Next", "zh-CN": "下一页" },
  "fleet.page.label": { en: "Pages of the list", "zh-CN": "列表分页" },

  "fleet.filters": { en: "Filters", "zh-CN": "筛选" },
  "fleet.filters.remove": { en: "Remove filter {label} {value}", "zh-CN": "移除筛选 {label} {value}" },
  "fleet.filters.text": { en: "text", "zh-CN": "文本" },
  "fleet.filters.clear": { en: "Clear all", "zh-CN": "全部清除" },

  "fleet.col.health": { en: "health", "zh-CN": "健康" },
  "fleet.col.cluster": { en: "cluster", "zh-CN": "集群" },
  "fleet.col.zone": { en: "zone", "zh-CN": "可用区" },
  "fleet.col.region": { en: "region", "zh-CN": "地域" },
  "fleet.col.product": { en: "product", "zh-CN": "产品" },
  "fleet.col.scenario": { en: "scenario", "zh-CN": "场景" },
  "fleet.col.spec": { en: "spec", "zh-CN": "规格" },
  "fleet.col.customer": { en: "customer", "zh-CN": "客户" },
  "fleet.col.failing": { en: "failing", "zh-CN": "失败项" },
  "fleet.col.burn": { en: "burn 1 h", "zh-CN": "燃烧 1 h" },
  "fleet.col.burn6h": { en: "burn 6 h", "zh-CN": "燃烧 6 h" },
  "fleet.col.budget": { en: "budget left", "zh-CN": "剩余预算" },
  "fleet.col.lost": { en: "lost 28 d", "zh-CN": "28 天损失" },
  "fleet.col.margin": { en: "margin", "zh-CN": "余量" },
  "fleet.col.since": { en: "since", "zh-CN": "始于" },
  "fleet.col.total": { en: "clusters", "zh-CN": "集群数" },
  "fleet.margin": { en: "margin {count}", "zh-CN": "余量 {count}" },
  "fleet.sinceAt": { en: "since {since}", "zh-CN": "始于 {since}" },

  "fleet.head.change": { en: "{change} in {time}", "zh-CN": "{time}内 {change}" },
  "fleet.region.size": {
    en: "{clusters, plural, one{# etcd cluster} other{# etcd clusters}} · {k8s, plural, one{# Kubernetes cluster} other{# Kubernetes clusters}}",
    "zh-CN": "{clusters, number} 个 etcd 集群 · {k8s, number} 个 Kubernetes 集群",
  },

  "fleet.columns": { en: "Columns", "zh-CN": "列" },
  "fleet.columns.label": { en: "Columns of the table", "zh-CN": "表格列" },
  "fleet.columns.reset": { en: "As at first", "zh-CN": "恢复默认" },
  "fleet.csv": { en: "CSV", "zh-CN": "CSV" },
  "fleet.rows": { en: "Rows", "zh-CN": "行数" },
  "fleet.col.hosts": { en: "hosts", "zh-CN": "主机" },
  "fleet.col.version": { en: "version", "zh-CN": "版本" },
  "fleet.col.availability": { en: "avail. 28 d", "zh-CN": "可用性" },
  "fleet.col.write": { en: "write 28 d", "zh-CN": "写" },
  "fleet.col.read": { en: "read 28 d", "zh-CN": "读" },
  "fleet.col.dbUsage": { en: "db usage", "zh-CN": "库用量" },
  "fleet.col.coverage": { en: "coverage", "zh-CN": "监控覆盖" },
  "fleet.col.members": { en: "members", "zh-CN": "成员" },
});
