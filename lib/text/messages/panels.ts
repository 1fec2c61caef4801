import { defineMessages } from "../define";

/** Titles, questions and documentation of panels, and the words inside their data. */
export const panels = defineMessages({
  "panel.fleet-headline.title": { en: "Fleet headline", "zh-CN": "机群概况" },
  "panel.fleet-headline.question": { en: "How much is wrong right now?", "zh-CN": "现在有多少异常？" },
  "panel.fleet-headline.docs": {
    en: "Clusters per health, clusters over budget, and availability, write and read of all clusters together as sums of good and total events over 28 days. Every cluster is counted once; a cluster that cannot be seen counts as blind, never as ok. Look at the counts first: one dead cluster hardly moves a fleet average. Each count opens the clusters behind it.",
    "zh-CN":
      "各健康状态的集群数、超支集群数，以及全部集群 28 天可用性、写、读的好事件之和与总事件之和之比。每个集群只计一次；看不见的集群计为不可见，绝不计为正常。先看数量：单个集群故障几乎不影响平均值。点击数字可打开对应集群。",
  },
  "panel.region-slos.title": { en: "Region SLOs", "zh-CN": "地域 SLO" },
  "panel.region-slos.question": { en: "Where is it? Worst first.", "zh-CN": "问题在哪里？最差的在前。" },
  "panel.region-slos.docs": {
    en: "One tile per region: clusters per health, the three service SLIs over 28 days, the least budget left of them, and the burn rate of the region as a whole (bad events over allowed ones, summed over its clusters; the SLI that burns most): each hour of the last day as a line, the last hour as the number. A region whose clusters are all blind says since when; its numbers are not an average of what is missing. Open the worst region and see which zone or product the bad clusters share.",
    "zh-CN":
      "每个地域一块：各健康状态的集群数、28 天三项服务 SLI、其中最少的剩余预算，以及整个地域的燃烧率（各集群坏事件之和除以允许的坏事件之和，取燃烧最快的 SLI）：曲线为近一天每小时的值，数字为最近 1 小时。若某地域全部不可见，会注明起始时间，其数值不含缺失部分。打开最差的地域，查看异常集群共有的可用区或产品。",
  },
  "panel.worst-clusters.title": { en: "Worst clusters", "zh-CN": "最差集群" },
  "panel.worst-clusters.question": { en: "Which ones to open first?", "zh-CN": "先打开哪些集群？" },
  "panel.worst-clusters.docs": {
    en: "Clusters that are down, burning or degraded, worst first, with what fails, how fast budget is spent, what is left of it and how many members may still fail. A dash means no value. Open the first one; its page starts with the failing SLI.",
    "zh-CN":
      "不可用、燃烧或降级的集群，最差的在前，列出失败项、预算消耗速度、剩余预算以及还可失败的成员数。短横线表示没有值。打开第一个，其页面从失败的 SLI 开始。",
  },
  "panel.cluster-slo.title": { en: "SLOs", "zh-CN": "SLO" },
  "panel.cluster-slo.question": { en: "Does the cluster keep its objectives?", "zh-CN": "该集群是否达到目标？" },
  "panel.cluster-slo.docs": {
    en: "Each SLI over 28 rolling days against its objective: value, budget left and how fast it is being spent over one and six hours. Availability counts minutes, write, read and disk count events. Coverage under one half makes a budget unknown. A burning SLI is where to start; the charts below show why.",
    "zh-CN":
      "各 SLI 在滚动 28 天内与目标的对比：数值、剩余预算，以及 1 小时和 6 小时的消耗速度。可用性按分钟计，写、读、磁盘按事件计。覆盖率低于一半时预算为未知。从正在燃烧的 SLI 入手，下方图表说明原因。",
  },
  "panel.cluster-budget-burndown.title": { en: "Budget left", "zh-CN": "剩余预算" },
  "panel.cluster-budget-burndown.question": { en: "When was the budget spent?", "zh-CN": "预算是何时消耗的？" },
  "panel.cluster-budget-burndown.docs": {
    en: "The share of each SLI’s 28-day error budget that was left over time, from hourly counts, starting at 100 %. The dashed line is even spending. A step down is an incident; a line under zero is a broken objective. Compare steps with the events of that time.",
    "zh-CN":
      "各 SLI 的 28 天错误预算随时间的剩余比例，由每小时计数得出，从 100 % 开始。虚线为匀速消耗。陡降即为一次故障；低于零表示目标已失守。将陡降与当时的事件对照。",
  },
  "panel.cluster-burn-rate.title": { en: "Burn rate", "zh-CN": "燃烧率" },
  "panel.cluster-burn-rate.question": { en: "How fast is budget being spent?", "zh-CN": "预算消耗得有多快？" },
  "panel.cluster-burn-rate.docs": {
    en: "The error ratio of the last hour as a multiple of what the objective allows: 1 spends exactly the budget in 28 days. The dashed line is the factor that pages when the last five minutes are over it too. Over it, act now; between 1 and it, the budget ends early.",
    "zh-CN":
      "最近一小时错误率相对目标允许值的倍数：1 表示 28 天恰好用完预算。虚线是呼叫阈值（最近 5 分钟也超过时触发）。超过它须立即处理；介于 1 与它之间则预算会提前耗尽。",
  },
  "panel.cluster-availability-parts.title": { en: "Bad minutes by cause", "zh-CN": "按原因的坏分钟" },
  "panel.cluster-availability-parts.question": { en: "Which part made minutes bad?", "zh-CN": "哪一部分导致坏分钟？" },
  "panel.cluster-availability-parts.docs": {
    en: "Minutes in which quorum was lost, or the good share of writes or reads fell under its floor, per step of the chart. A minute may be bad for several causes. No line means that the minute could not be judged, which is not the same as good. Quorum first: without it writes fail too.",
    "zh-CN":
      "图表每一步内失去法定人数，或写、读成功率低于下限的分钟数。同一分钟可有多个原因。没有线表示无法判断，并不等于正常。先看法定人数：失去它时写也会失败。",
  },
  "panel.cluster-requests.title": { en: "Requests", "zh-CN": "请求" },
  "panel.cluster-requests.question": { en: "What are clients asking for?", "zh-CN": "客户端在请求什么？" },
  "panel.cluster-requests.docs": {
    en: "Requests per second by method, as etcd’s gRPC counters tell, or by operation as kube-apiserver counts them where etcd’s own are not scraped. Streams are not requests. A rise before trouble points at load; a fall to nothing under Kubernetes points at an outage, since its store is never idle.",
    "zh-CN":
      "按方法统计的每秒请求数，来自 etcd 的 gRPC 计数；未采集 etcd 时取 kube-apiserver 按操作的计数。流不计为请求。故障前上升说明是负载；Kubernetes 存储从不空闲，降至零说明已中断。",
  },
  "panel.cluster-error-ratio.title": { en: "Error ratio", "zh-CN": "错误率" },
  "panel.cluster-error-ratio.question": { en: "What share of requests is bad?", "zh-CN": "坏请求占多少？" },
  "panel.cluster-error-ratio.docs": {
    en: "Writes and reads that failed by the server’s fault or took longer than their bound, out of all, as the SLIs count them. The dashed line is the share over which a minute counts as unavailable. No line means no events. If it rises without failures, latency is the cause.",
    "zh-CN":
      "因服务端故障失败或超过延迟上限的写、读占比，口径与 SLI 一致。虚线以上的分钟计为不可用。没有线表示没有事件。若无失败而上升，则原因是延迟。",
  },
  "panel.cluster-latency.title": { en: "Latency p99", "zh-CN": "延迟 p99" },
  "panel.cluster-latency.question": { en: "How long do the slowest requests take?", "zh-CN": "最慢的请求要多久？" },
  "panel.cluster-latency.docs": {
    en: "99th percentile per operation from the source that the rules chose for this cluster: etcd’s own histogram, gRPC handling time, or the view of kube-apiserver. The dashed line is the bound over which a request counts as bad. Unmeasured latency is said, never shown as good. Slow writes with quick reads point at the disk or the network between members.",
    "zh-CN":
      "按操作的 99 分位，来源由规则为该集群选定：etcd 自身直方图、gRPC 处理时间，或 kube-apiserver 的视角。虚线以上的请求计为坏。未测量会注明，绝不当作正常。写慢而读快说明是磁盘或成员间网络。",
  },
  "panel.cluster-wal-fsync.title": { en: "WAL fsync p99", "zh-CN": "WAL fsync p99" },
  "panel.cluster-wal-fsync.question": { en: "Is a disk slow?", "zh-CN": "磁盘是否变慢？" },
  "panel.cluster-wal-fsync.docs": {
    en: "99th percentile of the time to make the write-ahead log durable, per member. Over the dashed bound an fsync counts as bad in the disk SLI. One slow member that does not lead hurts little; a slow leader delays every write. Look whether neighbours on its host or zone show the same.",
    "zh-CN":
      "各成员将预写日志落盘耗时的 99 分位。超过虚线上限的 fsync 在磁盘 SLI 中计为坏。单个非领导者变慢影响不大；领导者变慢会拖慢所有写。查看同主机或可用区的邻居是否相同。",
  },
  "panel.cluster-backend-commit.title": { en: "Backend commit p99", "zh-CN": "后端提交 p99" },
  "panel.cluster-backend-commit.question": { en: "Is the database slow to commit?", "zh-CN": "数据库提交是否变慢？" },
  "panel.cluster-backend-commit.docs": {
    en: "99th percentile of the time of a database commit, per member. It rises with slow disks, big values, compaction and fragmentation. Over the dashed bound a commit counts as bad in the disk SLI. If fsync is fast and commits are slow, look at value sizes and compaction.",
    "zh-CN":
      "各成员数据库提交耗时的 99 分位。磁盘慢、大值、压缩和碎片都会使其上升。超过虚线上限的提交在磁盘 SLI 中计为坏。若 fsync 快而提交慢，检查值大小与压缩。",
  },
  "panel.cluster-leader-changes.title": { en: "Leader changes", "zh-CN": "领导者变更" },
  "panel.cluster-leader-changes.question": { en: "Is leadership stable?", "zh-CN": "领导权是否稳定？" },
  "panel.cluster-leader-changes.docs": {
    en: "Leader changes that the members saw in each step, and how many members see no leader now. Changes without a restart point at slow disks or a slow network between members. A member without a leader serves no writes.",
    "zh-CN":
      "每一步内成员看到的领导者变更次数，以及当前看不到领导者的成员数。没有重启却变更，说明磁盘或成员间网络变慢。看不到领导者的成员无法处理写。",
  },
  "panel.cluster-proposals.title": { en: "Proposals", "zh-CN": "提案" },
  "panel.cluster-proposals.question": { en: "Are changes being committed?", "zh-CN": "变更是否在提交？" },
  "panel.cluster-proposals.docs": {
    en: "Raft proposals committed and failed per second. A failed proposal lost its leader or timed out. Few failures during an outage are no comfort: each one takes seconds to fail. Commits at zero with clients waiting mean that writes stand still.",
    "zh-CN":
      "每秒提交和失败的 Raft 提案数。失败的提案是失去领导者或超时。中断期间失败少并不代表好：每个失败都需数秒。提交为零而客户端在等待，说明写已停滞。",
  },
  "panel.cluster-proposals-pending.title": { en: "Pending proposals", "zh-CN": "待处理提案" },
  "panel.cluster-proposals-pending.question": { en: "Is a member waiting to commit?", "zh-CN": "成员是否在等待提交？" },
  "panel.cluster-proposals-pending.docs": {
    en: "Proposals that wait for commit, per member. A few are normal under load; steady growth means that the cluster cannot commit as fast as clients write. Compare with fsync and round trip.",
    "zh-CN": "各成员等待提交的提案数。负载下有少量正常；持续增长说明提交跟不上写入。与 fsync 和往返时间对照。",
  },
  "panel.cluster-db-size.title": { en: "Database size", "zh-CN": "数据库大小" },
  "panel.cluster-db-size.question": { en: "Is there room under the quota?", "zh-CN": "离配额还有多少空间？" },
  "panel.cluster-db-size.docs": {
    en: "The largest member’s database file, what of it is in use, and the quota as a dashed line. At the quota etcd refuses writes until it is compacted, defragmented and the alarm is cleared. A wide gap between the two lines can be won back by defragmenting, followers first.",
    "zh-CN":
      "最大成员的数据库文件、其中在用部分，以及作为虚线的配额。达到配额后 etcd 拒绝写入，直到压缩、整理碎片并解除告警。两条线差距大时可通过整理碎片收回，先处理跟随者。",
  },
  "panel.cluster-keys.title": { en: "Keys", "zh-CN": "键数量" },
  "panel.cluster-keys.question": { en: "Does the number of keys grow?", "zh-CN": "键数量是否在增长？" },
  "panel.cluster-keys.docs": {
    en: "Keys in the index, per member. Members that differ for long are inconsistent or lag far behind. Steady growth under Kubernetes is often events or a custom resource that nobody deletes.",
    "zh-CN":
      "各成员索引中的键数量。长期不同说明不一致或严重落后。Kubernetes 下持续增长多为事件或无人删除的自定义资源。",
  },
  "panel.cluster-memory.title": { en: "Memory", "zh-CN": "内存" },
  "panel.cluster-memory.question": { en: "Does a member run out of memory?", "zh-CN": "成员内存是否不足？" },
  "panel.cluster-memory.docs": {
    en: "Resident memory per member. Big list requests raise it on the member that answers them. A sudden drop is a restart. If one member alone is high, look at which clients are connected to it.",
    "zh-CN": "各成员常驻内存。大范围列举会使应答的成员上升。骤降即为重启。若仅一个成员偏高，查看连接到它的客户端。",
  },
  "panel.cluster-cpu.title": { en: "CPU", "zh-CN": "CPU" },
  "panel.cluster-cpu.question": { en: "Is a member short of CPU?", "zh-CN": "成员 CPU 是否不足？" },
  "panel.cluster-cpu.docs": {
    en: "Cores used per member. A leader uses more than its followers. CPU at its limit delays heartbeats and so causes elections. Compare with requests of the same time.",
    "zh-CN": "各成员使用的核数。领导者高于跟随者。CPU 达到上限会延迟心跳并引发选举。与同期请求对照。",
  },
  "panel.cluster-peer-round-trip.title": { en: "Peer round trip p99", "zh-CN": "成员往返 p99" },
  "panel.cluster-peer-round-trip.question": {
    en: "Is the network between members slow?",
    "zh-CN": "成员间网络是否变慢？",
  },
  "panel.cluster-peer-round-trip.docs": {
    en: "99th percentile of the smoothed round trip to the other members, per member, over at least ten minutes since etcd probes rarely. It does not rise while a peer cannot be reached. It should stay well under a tenth of the election timeout.",
    "zh-CN":
      "各成员到其他成员的平滑往返时间 99 分位，至少取十分钟，因为 etcd 探测较少。对端不可达时它不会上升。应远低于选举超时的十分之一。",
  },
  "panel.cluster-slow-applies.title": { en: "Slow applies", "zh-CN": "慢应用" },
  "panel.cluster-slow-applies.question": {
    en: "Is a member slow to apply what was committed?",
    "zh-CN": "成员应用已提交变更是否变慢？",
  },
  "panel.cluster-slow-applies.docs": {
    en: "Requests per second that took a member longer than 100 ms to apply. On all members: a slow disk or big values. On one member alone: a client that lists everything there, or that member’s own disk. Compare with commit, memory and traffic of the same time.",
    "zh-CN":
      "各成员每秒应用耗时超过 100 ms 的请求数。所有成员都有：磁盘慢或大值。仅一个成员有：有客户端在其上列举全部对象，或该成员自身磁盘慢。与同期提交、内存、流量对照。",
  },
  "panel.cluster-peers-missing.title": { en: "Missing peers", "zh-CN": "失联成员" },
  "panel.cluster-peers-missing.question": {
    en: "Which members cannot reach the others?",
    "zh-CN": "哪些成员无法到达其他成员？",
  },
  "panel.cluster-peers-missing.docs": {
    en: "Peers that each member should be connected to and is not. One missing everywhere: that member is down. One member that misses all others while they miss it: it is cut off. A member that does not answer its scrape has no line.",
    "zh-CN":
      "各成员应连接而未连接的其他成员数。所有成员都缺同一个：该成员已停。一个成员缺其余全部而其余都缺它：它被隔离。不响应抓取的成员没有线。",
  },
  "panel.cluster-traffic.title": { en: "Client traffic", "zh-CN": "客户端流量" },
  "panel.cluster-traffic.question": {
    en: "How much do clients send and fetch?",
    "zh-CN": "客户端写入和读取多少字节？",
  },
  "panel.cluster-traffic.docs": {
    en: "Bytes per second that clients send to all members and fetch from them. Many bytes out with few more requests: somebody lists large ranges. Many bytes in with few more requests: somebody writes big values. Find the client in the audit log of kube-apiserver.",
    "zh-CN":
      "客户端每秒发送到全部成员以及从其读取的字节数。请求未明显增加而出流量大：有人在列举大范围。请求未明显增加而入流量大：有人写入大值。在 kube-apiserver 审计日志中查找该客户端。",
  },
  "panel.cluster-revision-gap.title": { en: "Revision gap", "zh-CN": "修订号差距" },
  "panel.cluster-revision-gap.question": {
    en: "Does a member hold other data than the rest?",
    "zh-CN": "是否有成员的数据与其余不同？",
  },
  "panel.cluster-revision-gap.docs": {
    en: "Revisions by which each member is behind the most advanced one. Members are scraped at different moments, so a small gap that moves with the write rate is normal; a gap that grows is lag. A gap that stays the same, also while little is written, is inconsistent data: take the member out and let it rejoin empty.",
    "zh-CN":
      "各成员落后于最前成员的修订号数。抓取时刻不同，随写入速率变动的小差距属正常；持续扩大是落后。差距保持不变，写入很少时也如此，则是数据不一致：移除该成员并以空数据重新加入。",
  },
  "panel.cluster-value-size.title": { en: "Mean value size", "zh-CN": "平均值大小" },
  "panel.cluster-value-size.question": { en: "Does somebody write big values?", "zh-CN": "是否有人写入大值？" },
  "panel.cluster-value-size.docs": {
    en: "Mean size of what is put, per member. A few kilobytes are usual under Kubernetes. Hundreds of kilobytes slow down fsync, commit and replication for everybody; over 1.5 MiB etcd refuses a request. Nothing is drawn while nothing is put.",
    "zh-CN":
      "各成员写入值的平均大小。Kubernetes 下通常为几 KB。数百 KB 会拖慢所有人的 fsync、提交与复制；超过 1.5 MiB 的请求会被 etcd 拒绝。没有写入时不画线。",
  },
  "series.leader-changes": { en: "leader changes", "zh-CN": "领导者变更" },
  "series.members-without-leader": { en: "members without a leader", "zh-CN": "无领导者的成员" },
  "series.committed": { en: "committed", "zh-CN": "已提交" },
  "series.failed": { en: "failed", "zh-CN": "失败" },
  "series.from-clients": { en: "from clients", "zh-CN": "来自客户端" },
  "series.to-clients": { en: "to clients", "zh-CN": "发往客户端" },
  "series.db-total": { en: "file size", "zh-CN": "文件大小" },
  "series.db-in-use": { en: "in use", "zh-CN": "在用" },
  "series.even-spending": { en: "even spending", "zh-CN": "匀速消耗" },
  "bound.quota": { en: "quota", "zh-CN": "配额" },
  "bound.slow": { en: "bound {value}", "zh-CN": "上限 {value}" },
  "bound.slow-write": { en: "write bound {value}", "zh-CN": "写上限 {value}" },
  "bound.slow-read": { en: "read bound {value}", "zh-CN": "读上限 {value}" },
  "bound.floor": { en: "minute is bad over {value}", "zh-CN": "超过 {value} 计坏分钟" },
  "bound.page-burn": { en: "pages over {value}", "zh-CN": "超过 {value} 呼叫" },
  "part.quorum": { en: "Quorum", "zh-CN": "法定人数" },
  "part.clients": { en: "K8s clusters not served", "zh-CN": "K8s 集群未得到服务" },
  "part.write": { en: "Write under its floor", "zh-CN": "写低于下限" },
  "part.read": { en: "Read under its floor", "zh-CN": "读低于下限" },
  "failing.quorum": { en: "quorum", "zh-CN": "法定人数" },
  "failing.clients": { en: "K8s clusters not served", "zh-CN": "K8s 集群未得到服务" },
  "failing.margin": { en: "no margin", "zh-CN": "无余量" },
  "failing.availability": { en: "availability", "zh-CN": "可用性" },
  "failing.write": { en: "write", "zh-CN": "写" },
  "failing.read": { en: "read", "zh-CN": "读" },
  "failing.disk": { en: "disk", "zh-CN": "磁盘" },
  "failing.integrity": { en: "integrity", "zh-CN": "完整性" },
  "stat.over-budget": { en: "Over budget", "zh-CN": "超支" },
  "stat.over-budget.note": {
    en: "of {known, number} · {atRisk, number} at risk",
    "zh-CN": "共 {known, number} · {atRisk, number} 个有风险",
  },
  "stat.coverage": { en: "Coverage", "zh-CN": "覆盖率" },
  "stat.coverage.note": {
    en: "{seen, number} of {expected, number} seen",
    "zh-CN": "可见 {seen, number} / {expected, number}",
  },
  "column.failing": { en: "Failing", "zh-CN": "失败项" },
  "column.burn1h": { en: "Burn 1 h", "zh-CN": "燃烧 1 h" },
  "column.burn6h": { en: "Burn 6 h", "zh-CN": "燃烧 6 h" },
  "column.budget-left": { en: "Budget left", "zh-CN": "剩余预算" },
  "column.lost-minutes": { en: "Lost 28 d", "zh-CN": "28 天坏分钟" },
  "column.margin": { en: "Margin", "zh-CN": "余量" },
  "column.since": { en: "Since", "zh-CN": "开始于" },
  "notice.latency-unmeasured": {
    en: "No source measures latency of this cluster: etcd’s latency histograms are off and no kube-apiserver reports about it.",
    "zh-CN": "没有来源测量该集群的延迟：etcd 未开启延迟直方图，也没有 kube-apiserver 的数据。",
  },
  "notice.query-failed": { en: "{message}", "zh-CN": "{message}" },
  "notice.no-answer": { en: "The data source gave no answer about the fleet.", "zh-CN": "数据源没有返回机群信息。" },
  "notice.engine-warning": { en: "The data source warns about {query}.", "zh-CN": "数据源对 {query} 发出警告。" },
  "notice.partial": { en: "The answer to {query} is incomplete.", "zh-CN": "{query} 的应答不完整。" },
  "notice.stale": {
    en: "The data source does not answer now; this is its last answer.",
    "zh-CN": "数据源当前无应答，显示的是上一次的应答。",
  },
  "notice.too-slow": {
    en: "The panel took longer than {seconds, number} s and was given up.",
    "zh-CN": "面板超过 {seconds, number} 秒，已放弃。",
  },
  "notice.bad-data": {
    en: "The panel made data that its own definition refuses. This is a bug of Raftboard.",
    "zh-CN": "面板产生了不符合自身定义的数据，这是 Raftboard 的缺陷。",
  },
  "notice.fleet-loading": {
    en: "The fleet has not been read from the data source yet.",
    "zh-CN": "尚未从数据源读取机群。",
  },
  "notice.fleet-empty": {
    en: "The data source has no series {series}; {command} tells what it has and lacks.",
    "zh-CN": "数据源中没有序列 {series}；{command} 可说明其中有什么、缺什么。",
  },
  "notice.fleet-vanished": {
    en: "The data source no longer knows any cluster; the last known ones are shown as blind.",
    "zh-CN": "数据源不再包含任何集群；上次已知的集群显示为不可见。",
  },
  "notice.fleet-regions-missing": {
    en: "No answer about {regions} (data source {sources}): their clusters are shown as blind, the rest is intact.",
    "zh-CN": "没有 {regions} 的应答（数据源 {sources}）：其集群显示为不可见，其余不受影响。",
  },
  "notice.fleet-lost": {
    en: "{count, plural, one {One cluster} other {# clusters}} of {regions} vanished from the data source at once, as when a store is lost without a word; shown as blind.",
    "zh-CN": "{regions} 的 {count, plural, other {# 个集群}}突然从数据源中消失，如同存储无声丢失；显示为不可见。",
  },
  "notice.fleet-partial": {
    en: "The last answer about the fleet was incomplete; clusters missing in it are shown as blind.",
    "zh-CN": "上次关于机群的应答不完整；其中缺失的集群显示为不可见。",
  },
});
