import { defineMessages } from "../define";

/** What each SLI asks and how it is measured. */
export const slis = defineMessages({
  "slis.availability.question": {
    en: "Could clients use the cluster in this minute?",
    "zh-CN": "这一分钟内客户端能否使用该集群？",
  },
  "slis.availability.docs": {
    en: "Minutes with quorum in which writes and reads stayed at or over their floors, out of the minutes that could be judged. Counted in minutes, because etcd’s request counters vanish together with etcd.",
    "zh-CN":
      "在可判断的分钟里，具有法定人数且读写成功率均不低于下限的分钟数。按分钟计，因为 etcd 停止时其请求计数也随之消失。",
  },
  "slis.write.question": {
    en: "Do writes succeed, and fast enough?",
    "zh-CN": "写请求是否成功且足够快？",
  },
  "slis.write.docs": {
    en: "Put, DeleteRange and Txn without a server fault and within the latency bound of the spec. Where no latency is measured, only faults count, and the page says so.",
    "zh-CN": "没有服务端故障且在规格延迟上限内完成的 Put、DeleteRange 和 Txn。未测量延迟时只计故障，页面会注明。",
  },
  "slis.read.question": {
    en: "Do reads succeed, and fast enough?",
    "zh-CN": "读请求是否成功且足够快？",
  },
  "slis.read.docs": {
    en: "Range and read-only Txn without a server fault and within the latency bound of the spec. gRPC counters cannot tell a read-only Txn from a writing one; it counts as a write there.",
    "zh-CN": "没有服务端故障且在规格延迟上限内完成的 Range 和只读 Txn。gRPC 计数无法区分只读与写 Txn，此时计为写。",
  },
  "slis.disk.question": {
    en: "Is the disk fast enough for Raft?",
    "zh-CN": "磁盘速度是否满足 Raft 的要求？",
  },
  "slis.disk.docs": {
    en: "WAL fsyncs and backend commits within their bounds. A hint at a cause and a ticket; never a page, and no part of availability.",
    "zh-CN": "在上限内完成的 WAL fsync 与后端提交。仅作为原因线索和工单，不触发呼叫，也不计入可用性。",
  },
  "slis.integrity.question": {
    en: "Do the members hold the same data, and may they be written?",
    "zh-CN": "各成员的数据是否一致，是否可写？",
  },
  "slis.integrity.docs": {
    en: "Minutes in which the members were compared, agreed, and no NOSPACE or CORRUPT alarm was up, out of the minutes in which they could be compared. A ticket, never a page: the alarms themselves page.",
    "zh-CN": "在可比对成员的分钟里，数据一致且没有 NOSPACE 或 CORRUPT 告警的分钟数。仅产生工单；告警本身会触发呼叫。",
  },
});
