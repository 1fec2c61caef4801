import { defineMessages } from "../define";

/** Words of embeds, which only the server writes. */
export const embed = defineMessages({
  "embed.open": { en: "Open in Raftboard", "zh-CN": "在 Raftboard 中打开" },
  "embed.live": { en: "live", "zh-CN": "实时" },
  "embed.pinned": { en: "pinned window", "zh-CN": "固定时段" },
  "embed.now": { en: "now {word}", "zh-CN": "当前{word}" },
  "embed.count": { en: "{count} {word}", "zh-CN": "{count} 个{word}" },
  "embed.separator": { en: ", ", "zh-CN": "、" },
  "embed.refused": { en: "This panel cannot be shown", "zh-CN": "无法显示该面板" },
  "embed.sentence.fleet-ok": {
    en: "{total, plural, one {The only cluster is ok} other {All # clusters are ok}}.",
    "zh-CN": "{total, number} 个集群全部正常。",
  },
  "embed.sentence.fleet-bad": { en: "{counts} of {total} clusters.", "zh-CN": "{total} 个集群中{counts}。" },
  "embed.sentence.fleet-none": { en: "No cluster is known.", "zh-CN": "没有已知的集群。" },
  "embed.sentence.over": {
    en: "{total, plural, =1 {Over} other {{count, number} of {total, number} over}} {bound}; highest {most} at {time}.",
    "zh-CN": "{total, plural, =1 {} other {{total, number} 条中 {count, number} 条}}超过{bound}；{time} 最高 {most}。",
  },
  "embed.sentence.within": {
    en: "Within {bound}; highest {most} at {time}.",
    "zh-CN": "均未超过{bound}；{time} 最高 {most}。",
  },
  "embed.sentence.one": {
    en: "Last {last}; between {least} and {most} in this window.",
    "zh-CN": "最新 {last}；时段内在 {least} 与 {most} 之间。",
  },
  "embed.sentence.many": {
    en: "Highest at last {name} with {last}; all between {least} and {most} in this window.",
    "zh-CN": "最新值最高为 {name}，{last}；时段内均在 {least} 与 {most} 之间。",
  },
  "embed.sentence.burning": {
    en: "{slis} {count, plural, one {burns} other {burn}} budget too fast; least budget left {budget}.",
    "zh-CN": "{slis}共 {count, plural, other {#}} 项的预算消耗过快；剩余预算最少 {budget}。",
  },
  "embed.sentence.calm": {
    en: "No objective burns too fast; least budget left {budget}.",
    "zh-CN": "没有目标消耗过快；剩余预算最少 {budget}。",
  },
});
