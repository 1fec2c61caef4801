import { defineMessages } from "../define";

/** What each inspection asks, how it is computed, and what to do about a finding. */
export const inspectionFacts = defineMessages({
  "inspection.member-consistency.title": { en: "Member consistency", "zh-CN": "成员一致性" },
  "inspection.member-consistency.question": {
    en: "Do all members hold the same data?",
    "zh-CN": "所有成员的数据是否相同？",
  },
  "inspection.member-consistency.docs": {
    en: "Revisions or keys by which members differ for 10 minutes and which neither a member that applies late nor the moments of the scrapes explain. Anything from 1 on means that members may answer differently.",
    "zh-CN":
      "成员之间持续 10 分钟、且无法由应用滞后或抓取时刻解释的 revision 或 key 数差异。达到 1 即表示不同成员可能给出不同结果。",
  },
  "inspection.member-consistency.preconditions": {
    en: "Quorum margin of at least 1, a snapshot of every member, and certainty about which member is right (compare HashKV at one revision).",
    "zh-CN": "法定人数余量至少为 1，已为每个成员做快照，并已确认哪个成员正确（在同一 revision 比对 HashKV）。",
  },
  "inspection.member-consistency.remedy": {
    en: "Remove the wrong member and add it again with an empty data directory, one at a time. Upgrade 3.5.0 to 3.5.2 first of all.",
    "zh-CN": "逐个移除有误的成员，清空数据目录后重新加入。若为 3.5.0 至 3.5.2，请先升级。",
  },
  "inspection.db-quota.title": { en: "Database against quota", "zh-CN": "数据库与配额" },
  "inspection.db-quota.question": { en: "How much of the quota is used?", "zh-CN": "配额已用多少？" },
  "inspection.db-quota.docs": {
    en: "The largest member’s database file over its quota. Near the quota etcd raises NOSPACE and refuses every write; reads go on.",
    "zh-CN": "最大成员的数据库文件与其配额之比。接近配额时 etcd 会触发 NOSPACE 并拒绝所有写入，读仍可进行。",
  },
  "inspection.db-quota.preconditions": {
    en: "Compaction runs, and the disk has room for a second copy of the file.",
    "zh-CN": "压缩正常运行，且磁盘能容纳数据库文件的第二份副本。",
  },
  "inspection.db-quota.remedy": {
    en: "Find what grew (keys or values), delete or move it, compact, then defragment one member at a time, the leader last. Raise the quota only up to 8 GiB.",
    "zh-CN": "找出增长来源（key 或 value），删除或迁移，压缩后逐个成员碎片整理，leader 最后。配额最多提高到 8 GiB。",
  },
  "inspection.fragmentation.title": { en: "Fragmentation", "zh-CN": "碎片率" },
  "inspection.fragmentation.question": {
    en: "How much of the database file is empty?",
    "zh-CN": "数据库文件中有多少是空闲的？",
  },
  "inspection.fragmentation.docs": {
    en: "Free share of the file on the worst member; files under 128 MiB count as 0. Free space counts against the quota and slows backups, but harms nothing else.",
    "zh-CN": "最差成员的文件空闲占比；小于 128 MiB 的文件计为 0。空闲空间同样占用配额并拖慢备份，除此之外无害。",
  },
  "inspection.fragmentation.preconditions": {
    en: "All members up, quorum margin of at least 1, a quiet hour: a member stops answering while it defragments.",
    "zh-CN": "全部成员在线、法定人数余量至少为 1、处于低峰：成员在碎片整理期间不响应。",
  },
  "inspection.fragmentation.remedy": {
    en: "Defragment one member at a time, followers first; move the leadership away before the last one.",
    "zh-CN": "逐个成员进行碎片整理，先 follower；最后一个之前先转移 leader。",
  },
  "inspection.version-skew.title": { en: "Version skew", "zh-CN": "版本不一致" },
  "inspection.version-skew.question": { en: "Do all members run one version?", "zh-CN": "所有成员版本是否一致？" },
  "inspection.version-skew.docs": {
    en: "Number of versions that ran side by side during the whole last hour. A rolling upgrade is over by then.",
    "zh-CN": "过去一小时内一直并存的版本数。滚动升级应已在此期间完成。",
  },
  "inspection.version-skew.preconditions": {
    en: "Quorum margin of at least 1, and a snapshot.",
    "zh-CN": "法定人数余量至少为 1，且已有快照。",
  },
  "inspection.version-skew.remedy": {
    en: "Finish the upgrade, or roll it back while the cluster version allows it. No two minor versions apart.",
    "zh-CN": "完成升级，或在集群版本允许时回滚。次版本之间不得相差两个。",
  },
  "inspection.known-bad-version.title": { en: "Known-bad version", "zh-CN": "已知缺陷版本" },
  "inspection.known-bad-version.question": {
    en: "Does a member run a version that is known to lose data?",
    "zh-CN": "是否有成员运行已知会丢失数据的版本？",
  },
  "inspection.known-bad-version.docs": {
    en: "Members on 3.5.0, 3.5.1 or 3.5.2: after a crash under load their data may differ from the others’ without a word.",
    "zh-CN": "运行 3.5.0、3.5.1 或 3.5.2 的成员数：在高负载下崩溃后，其数据可能与其他成员悄然不同。",
  },
  "inspection.known-bad-version.preconditions": {
    en: "Members agree (member consistency), quorum margin of at least 1, and a snapshot.",
    "zh-CN": "成员数据一致（成员一致性）、法定人数余量至少为 1，且已有快照。",
  },
  "inspection.known-bad-version.remedy": {
    en: "Upgrade to the newest 3.5, one member at a time.",
    "zh-CN": "逐个成员升级到最新的 3.5。",
  },
  "inspection.split-leadership.title": { en: "Leadership", "zh-CN": "领导权" },
  "inspection.split-leadership.question": { en: "Is there exactly one leader?", "zh-CN": "是否恰有一个 leader？" },
  "inspection.split-leadership.docs": {
    en: "By how many the members that call themselves leader differ from one, for 3 minutes, while every expected member answers.",
    "zh-CN": "在所有预期成员均有应答时，自称 leader 的成员数与 1 的差值，持续 3 分钟。",
  },
  "inspection.split-leadership.preconditions": {
    en: "Know which side the clients write to.",
    "zh-CN": "确认客户端写入的是哪一侧。",
  },
  "inspection.split-leadership.remedy": {
    en: "No leader: look at peer traffic and disk. Two leaders: two clusters share one name, or a member was restored from a snapshot; separate them before anything else.",
    "zh-CN": "没有 leader：检查成员间网络与磁盘。两个 leader：两个集群共用了名称，或有成员由快照恢复；先将它们分开。",
  },
  "inspection.key-growth.title": { en: "Key growth", "zh-CN": "Key 增长" },
  "inspection.key-growth.question": {
    en: "Do keys grow faster than they should?",
    "zh-CN": "Key 增长是否过快？",
  },
  "inspection.key-growth.docs": {
    en: "Growth of the number of keys since this time yesterday; clusters under 10,000 keys count as 0. Needs a day of history.",
    "zh-CN": "与昨日同一时刻相比的 key 数增幅；少于 10,000 个 key 的集群计为 0。需要一天的历史。",
  },
  "inspection.key-growth.preconditions": {
    en: "Know whose objects they are before anything is deleted.",
    "zh-CN": "删除任何对象之前，先确认其归属。",
  },
  "inspection.key-growth.remedy": {
    en: "Find the resource that grows (object counts of the kube-apiserver), then its writer; give events a store of their own and leases a time to live.",
    "zh-CN":
      "先找出增长的资源（kube-apiserver 的对象计数），再找写入方；为 event 使用独立存储，为 lease 设置存活时间。",
  },
  "inspection.big-values.title": { en: "Big values", "zh-CN": "大 value" },
  "inspection.big-values.question": { en: "How large is what is written?", "zh-CN": "写入的 value 有多大？" },
  "inspection.big-values.docs": {
    en: "Bytes per put over 10 minutes. etcd keeps each value in memory, log and file of every member; it refuses requests over 1.5 MiB.",
    "zh-CN":
      "10 分钟内平均每次 put 的字节数。etcd 在每个成员的内存、日志和文件中各保留一份；超过 1.5 MiB 的请求会被拒绝。",
  },
  "inspection.big-values.preconditions": {
    en: "The writer’s owner agrees: the value has to live elsewhere.",
    "zh-CN": "已与写入方负责人达成一致：value 需要另行存放。",
  },
  "inspection.big-values.remedy": {
    en: "Find the writer by its request bytes, move the value to an object store and keep its address in etcd.",
    "zh-CN": "按请求字节数找出写入方，将 value 移至对象存储，etcd 中只保留地址。",
  },
  "inspection.inspection-freshness.title": { en: "Inspection freshness", "zh-CN": "巡检新鲜度" },
  "inspection.inspection-freshness.question": {
    en: "When were the members compared last?",
    "zh-CN": "最近一次比对成员是何时？",
  },
  "inspection.inspection-freshness.docs": {
    en: "Time since a majority of the expected members could be compared; for a cluster that never was, since it is known. Without it nothing of the rest is known.",
    "zh-CN": "距上次能够比对多数预期成员的时间；从未比对过的集群自被发现时起算。没有比对，其余结果均不可知。",
  },
  "inspection.inspection-freshness.preconditions": {
    en: "The cluster should be scraped at all: see monitoring coverage.",
    "zh-CN": "该集群应当被抓取：参见监控覆盖。",
  },
  "inspection.inspection-freshness.remedy": {
    en: "Repair the scrape of its members, or the relabelling that drops etcd_debugging_mvcc_current_revision.",
    "zh-CN": "修复对其成员的抓取，或修复丢弃 etcd_debugging_mvcc_current_revision 的重标记规则。",
  },
});
