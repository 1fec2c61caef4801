import { defineMessages } from "../define";

/** The pages of a region, a zone, a host. */
export const place = defineMessages({
  "place.size": {
    en: "{clusters, plural, one{# etcd cluster} other{# etcd clusters}} · {members, plural, one{# member} other{# members}}",
    "zh-CN": "{clusters, number} 个 etcd 集群 · {members, number} 个成员",
  },
  "place.counts": { en: "Counts of its clusters", "zh-CN": "集群计数" },
  "place.say.count": { en: "{count, number} {health}", "zh-CN": "{count, number} 个{health}" },
  "place.say.comma": { en: ", ", "zh-CN": "、" },
  "place.say.bad": {
    en: "{list} of {count, plural, one{# etcd cluster} other{# etcd clusters}} with members here.",
    "zh-CN": "此处 {count, number} 个 etcd 集群中：{list}。",
  },
  "place.say.allOk": {
    en: "{count, plural, one{The one etcd cluster} other{All # etcd clusters}} with members here are ok.",
    "zh-CN": "此处 {count, number} 个 etcd 集群全部正常。",
  },
  "place.say.lost.zone": {
    en: "If this zone died, {count, plural, one{# would lose} other{# would lose}} quorum.",
    "zh-CN": "若该可用区故障，{count, number} 个集群将失去多数派。",
  },
  "place.say.lost.host": {
    en: "If this host died, {count, plural, one{# would lose} other{# would lose}} quorum.",
    "zh-CN": "若该主机故障，{count, number} 个集群将失去多数派。",
  },
  "place.say.none.zone": {
    en: "If this zone died, none would lose quorum.",
    "zh-CN": "若该可用区故障，没有集群会失去多数派。",
  },
  "place.say.none.host": {
    en: "If this host died, none would lose quorum.",
    "zh-CN": "若该主机故障，没有集群会失去多数派。",
  },
  "place.say.unknown": {
    en: "Of {count, number} the margin is not known.",
    "zh-CN": "其中 {count, number} 个余量未知。",
  },
  "place.fate.loses-quorum": { en: "quorum lost", "zh-CN": "将失去多数派" },
  "place.fate.already-lost": { en: "lost already", "zh-CN": "已无多数派" },
  "place.fate.survives": { en: "quorum kept", "zh-CN": "可承受" },
  "place.fate.unknown": { en: "not known", "zh-CN": "未知" },
  "place.reason.no-margin": { en: "quorum lost: no margin now", "zh-CN": "失去多数派：已无余量" },
  "place.reason.members-together": { en: "quorum lost: members together", "zh-CN": "失去多数派：成员集中" },
  "place.reason.too-few-members": { en: "quorum lost: one or two members", "zh-CN": "失去多数派：成员过少" },
  "place.lost.title": { en: "Would lose quorum", "zh-CN": "将失去多数派" },
  "place.lost.question.zone": { en: "Which clusters go when this zone goes?", "zh-CN": "可用区故障会带走哪些集群？" },
  "place.lost.question.host": { en: "Which clusters go when this host goes?", "zh-CN": "主机故障会带走哪些集群？" },
  "place.lost.none.zone": {
    en: "No cluster would lose quorum with this zone.",
    "zh-CN": "该可用区故障不会使任何集群失去多数派。",
  },
  "place.lost.none.host": {
    en: "No cluster would lose quorum with this host.",
    "zh-CN": "该主机故障不会使任何集群失去多数派。",
  },
  "place.others.title": { en: "Also here", "zh-CN": "此处其他集群" },
  "place.others.question": { en: "How are the others? Worst first.", "zh-CN": "其他集群状况如何？最差在前。" },
  "place.hosts.title": { en: "Hosts", "zh-CN": "主机" },
  "place.hosts.question": { en: "Which one would take most with it?", "zh-CN": "哪台主机影响最大？" },
  "place.hosts.share": { en: "compared", "zh-CN": "对比" },
  "place.col.here": { en: "members here", "zh-CN": "此处成员" },
  "place.col.without": { en: "without it", "zh-CN": "故障后" },
  "place.col.why": { en: "why", "zh-CN": "原因" },
  "place.parts.title": { en: "Parts", "zh-CN": "构成" },
  "place.parts.question": {
    en: "Where in the region is it? Worst first.",
    "zh-CN": "问题在地域的哪一部分？最差在前。",
  },
  "place.notFound.region": { en: "There is no region “{id}”", "zh-CN": "没有名为“{id}”的地域" },
  "place.notFound.zone": { en: "There is no zone “{id}”", "zh-CN": "没有名为“{id}”的可用区" },
  "place.notFound.host": { en: "There is no host “{id}”", "zh-CN": "没有名为“{id}”的主机" },
  "place.notFound.text": {
    en: "No etcd cluster that can be seen here has a member in it.",
    "zh-CN": "没有可见的 etcd 集群在此处有成员。",
  },
});
