import { defineMessages } from "../define";

/** Troubleshooting and the page of one K8s cluster. */
export const troubleshoot = defineMessages({
  "trouble.title": { en: "Is it etcd or Kubernetes?", "zh-CN": "是 etcd 还是 Kubernetes？" },
  "trouble.fromEtcd": { en: "from etcd", "zh-CN": "从 etcd" },
  "trouble.toK8s": { en: "to Kubernetes", "zh-CN": "到 Kubernetes" },
  "trouble.fromK8s": { en: "from Kubernetes", "zh-CN": "从 Kubernetes" },
  "trouble.toEtcd": { en: "to etcd", "zh-CN": "到 etcd" },
  "trouble.direction": { en: "Direction", "zh-CN": "方向" },
  "trouble.noK8s": { en: "no Kubernetes cluster is linked", "zh-CN": "没有关联的 Kubernetes 集群" },
  "trouble.noEtcd": { en: "its etcd is not known", "zh-CN": "其 etcd 未知" },
  "trouble.role.all": { en: "all objects", "zh-CN": "全部对象" },
  "trouble.role.main": { en: "main objects", "zh-CN": "主要对象" },
  "trouble.role.events": { en: "events", "zh-CN": "事件" },
  "trouble.clusterPage": { en: "Cluster page", "zh-CN": "集群页面" },
  "trouble.notShown": { en: "Linked, not drawn here; open it on its own", "zh-CN": "已关联，此处未绘制；可单独打开" },

  "trouble.say.none": {
    en: "Nothing left its normal on either side in this window.",
    "zh-CN": "此时段内双方均未偏离正常。",
  },
  "trouble.say.notAll": {
    en: "Nothing that could be judged left its normal in this window; {count, plural, one{# signal has} other{# signals have}} too short a past to be judged.",
    "zh-CN": "此时段内可判断的信号均未偏离正常；{count, number} 个信号历史过短，未判断。",
  },
  "trouble.say.notJudged": {
    en: "No signal of either side could be judged: their past is too short to tell what is normal.",
    "zh-CN": "双方信号均无法判断：历史过短，不知何为正常。",
  },
  "trouble.say.noData": {
    en: "There is no data of either side in this window.",
    "zh-CN": "此时段内双方均无数据。",
  },
  "trouble.say.first": {
    en: "{title} of {subject} departed first, at {time}; {count, plural, =0{nothing followed} one{# signal followed} other{# signals followed}}.",
    "zh-CN": "{subject} 的{title}最先偏离（{time}）；随后 {count, number} 个信号跟随。",
  },
  "trouble.lanes": { en: "Signals of both sides on one time axis", "zh-CN": "同一时间轴上的双方信号" },
  "trouble.lane.etcd": { en: "etcd", "zh-CN": "etcd" },
  "trouble.lane.k8s": { en: "Kubernetes", "zh-CN": "Kubernetes" },
  "trouble.lane.members": {
    en: "{count, plural, one{# member} other{# members}} · worst drawn first",
    "zh-CN": "{count, number} 个成员 · 最差者突出",
  },
  "trouble.lane.worst": { en: "worst line drawn first", "zh-CN": "最差者突出" },
  "trouble.lane.quiet": {
    en: "{count, plural, one{# more signal did nothing} other{# more signals did nothing}}: {names}",
    "zh-CN": "另有 {count, number} 个信号无变化：{names}",
  },
  "trouble.lane.notJudged": {
    en: "{count, plural, one{# signal} other{# signals}} not judged, the past is too short: {names}",
    "zh-CN": "{count, number} 个信号未判断（历史过短）：{names}",
  },
  "trouble.lane.missing": {
    en: "{count, plural, one{# signal has} other{# signals have}} no data: {names}",
    "zh-CN": "{count, number} 个信号无数据：{names}",
  },
  "trouble.lane.noMetrics.etcd": {
    en: "No metrics of {subject} in this window: its members are not scraped, or their series carry another cluster label.",
    "zh-CN": "此时段没有 {subject} 的指标：其成员未被采集，或序列带有其他集群标签。",
  },
  "trouble.lane.noMetrics.k8s": {
    en: "No kube-apiserver metrics of {subject} in this window: its kube-apiservers are not scraped, or their series lack the label {label}.",
    "zh-CN": "此时段没有 {subject} 的 kube-apiserver 指标：未被采集，或序列缺少标签 {label}。",
  },
  "trouble.lane.noLinked.k8s": {
    en: "No Kubernetes cluster is known to store its data here. To link one, give its kube-apiserver series the labels of this etcd cluster (labels.k8s_main_etcd or labels.k8s_events_etcd in the configuration), or name it under k8s in the inventory.",
    "zh-CN":
      "未发现将数据存于此处的 Kubernetes 集群。要关联，请为其 kube-apiserver 序列添加该 etcd 集群的标签（配置中的 labels.k8s_main_etcd 或 labels.k8s_events_etcd），或在清单的 k8s 中写明。",
  },
  "trouble.lane.noLinked.etcd": {
    en: "It is not known which etcd cluster stores the data of {subject}. To link it, give its kube-apiserver series the label named by labels.k8s_main_etcd in the configuration with the id of the etcd cluster, or name {subject} under k8s of that cluster in the inventory.",
    "zh-CN":
      "不知道 {subject} 的数据存于哪个 etcd 集群。要关联，请在其 kube-apiserver 序列上添加配置 labels.k8s_main_etcd 所指的标签，值为 etcd 集群 id；或在清单中该集群的 k8s 下写明 {subject}。",
  },
  "trouble.axis": { en: "Moment under the cursor", "zh-CN": "光标所在时刻" },
  "trouble.signal.aria": {
    en: "{title}, {subject}: {baseline} before, {peak} now or at its farthest{onset}",
    "zh-CN": "{title}，{subject}：之前 {baseline}，现在或最远 {peak}{onset}",
  },
  "trouble.signal.onset": { en: ", departed at {time}, number {order}", "zh-CN": "，{time} 偏离，序号 {order}" },
  "trouble.bound": { en: "bound {value}", "zh-CN": "界限 {value}" },

  "trouble.verdict": { en: "Verdict", "zh-CN": "结论" },
  "trouble.verdict.inconclusive": { en: "Inconclusive", "zh-CN": "尚无定论" },
  "trouble.verdict.notJudged": {
    en: "Not judged yet: the order of departures is shown below, which side caused which is not weighed.",
    "zh-CN": "尚未判断：下方给出偏离的先后顺序，未衡量因果方向。",
  },
  "trouble.evidence": {
    en: "{title} of {subject}: {baseline} → {peak}",
    "zh-CN": "{subject} {title}：{baseline} → {peak}",
  },
  "trouble.evidence.title": { en: "Departures", "zh-CN": "偏离" },
  "trouble.evidence.question": { en: "in order of time", "zh-CN": "按时间顺序" },
  "trouble.evidence.none": { en: "None in this window.", "zh-CN": "此时段没有。" },
  "trouble.neighbours": { en: "Neighbours", "zh-CN": "邻居" },
  "trouble.neighbours.question": { en: "not ok now, same zone or host", "zh-CN": "同可用区或主机，当前异常" },
  "trouble.neighbours.none": { en: "No zone and no host is known.", "zh-CN": "可用区与主机未知。" },
  "trouble.foot": {
    en: "A departure is the first lasting change away from normal, the median of the hour before; two within {seconds} s count as together.",
    "zh-CN": "偏离指首次持续离开正常值，即此前一小时的中位数；{seconds} 秒内的两次视为同时。",
  },
  "trouble.foot.window": {
    en: "The hour before was not recorded for {count, plural, one{# signal} other{# signals}}: the earliest calm samples of this window stand for normal there, so what was wrong before them does not show.",
    "zh-CN": "{count, number} 个信号没有此前一小时的记录：以此时段最早的平稳样本为正常，此前已有的异常不会显示。",
  },

  "trouble.candidates": { en: "Candidates of the moment", "zh-CN": "当前候选" },
  "trouble.candidates.question": { en: "Which pair to look at first?", "zh-CN": "先看哪一对？" },
  "trouble.candidates.say": {
    en: "{count, plural, =0{No etcd cluster is in trouble now.} one{# etcd cluster is in trouble now; pick it, or a Kubernetes cluster behind it.} other{# etcd clusters are in trouble now; pick one, or a Kubernetes cluster behind it.}}",
    "zh-CN":
      "{count, plural, =0{当前没有异常的 etcd 集群。} other{当前 # 个 etcd 集群异常；请选择其一，或其后的 Kubernetes 集群。}}",
  },
  "trouble.candidates.none": {
    en: "Nothing is wrong now. Find any cluster by the search above, or open troubleshooting from its page.",
    "zh-CN": "当前一切正常。可用上方搜索查找集群，或从集群页面进入排障。",
  },
  "trouble.candidates.k8s": { en: "Kubernetes clusters behind it", "zh-CN": "其后的 Kubernetes 集群" },
  "trouble.candidates.more": { en: "+ {count, number} more", "zh-CN": "另有 {count, number} 个" },

  "trouble.both": {
    en: "Both etcd and k8s were given; etcd is shown.",
    "zh-CN": "同时给出了 etcd 与 k8s，显示 etcd。",
  },
  "trouble.api.which": {
    en: "give exactly one of etcd and k8s",
    "zh-CN": "etcd 与 k8s 必须且只能给出一个",
  },
  "trouble.notFound.etcd": { en: "There is no etcd cluster {id}", "zh-CN": "没有 etcd 集群 {id}" },
  "trouble.notFound.k8s": { en: "There is no Kubernetes cluster {id}", "zh-CN": "没有 Kubernetes 集群 {id}" },
  "trouble.notFound.text": {
    en: "No series and no inventory names it, or you may not see it.",
    "zh-CN": "没有序列或清单提到它，或您无权查看。",
  },
  "trouble.notFound.near": { en: "Did you mean", "zh-CN": "您是否要找" },
  "trouble.notFound.back": { en: "Candidates of the moment", "zh-CN": "当前候选" },

  "k8s.say.ok": {
    en: "{count, plural, one{The etcd cluster behind it is ok.} other{All # etcd clusters behind it are ok.}}",
    "zh-CN": "其后的 {count, number} 个 etcd 集群均正常。",
  },
  "k8s.say.bad": { en: "Not ok behind it: {names}.", "zh-CN": "其后异常：{names}。" },
  "k8s.facts": {
    en: "Kubernetes cluster · {count, plural, =0{no etcd cluster known} one{# etcd cluster} other{# etcd clusters}}",
    "zh-CN": "Kubernetes 集群 · {count, plural, =0{etcd 集群未知} other{# 个 etcd 集群}}",
  },
  "k8s.open": { en: "Compare both sides", "zh-CN": "对比双方" },
  "k8s.apiserver.noData": { en: "no sample now", "zh-CN": "当前无样本" },
  "k8s.apiserver": { en: "kube-apiserver now", "zh-CN": "kube-apiserver 当前" },
  "k8s.apiserver.question": { en: "What do its clients get?", "zh-CN": "客户端得到什么？" },
  "k8s.behind": { en: "etcd clusters behind it", "zh-CN": "其后的 etcd 集群" },
  "k8s.behind.question": { en: "Who stores its data, and how are they?", "zh-CN": "谁存储其数据，状态如何？" },
  "k8s.behind.role": { en: "stores", "zh-CN": "存储" },
});
