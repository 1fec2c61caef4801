import { defineMessages } from "../define";

/** What is said beside a history: how far back the data source goes. */
export const fleetHistory = defineMessages({
  "history.none": {
    en: "The data source knows nothing of this range.",
    "zh-CN": "数据源没有该时间范围的任何数据。",
  },
  "history.starts-at": {
    en: "The data source keeps health from {since} on; before that nothing can be said.",
    "zh-CN": "数据源的健康数据从 {since} 开始，此前情况不明。",
  },
});
