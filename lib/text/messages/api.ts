import { defineMessages } from "../define";

/** Why a call of the HTTP API was refused; the parameter stands in front. */
export const api = defineMessages({
  "api.bad-time": {
    en: "{received} is no time: give Unix milliseconds or seconds, ISO 8601, now or now-6h",
    "zh-CN": "{received} 不是有效时间：可用 Unix 毫秒或秒、ISO 8601、now、now-6h",
  },
  "api.bad-choice": { en: "{received} is not one of {choices}", "zh-CN": "{received} 不在可选值 {choices} 之中" },
  "api.bad-number": {
    en: "{received} is no whole number from {min, number} to {max, number}",
    "zh-CN": "{received} 不是 {min, number} 到 {max, number} 的整数",
  },
  "api.bad-group": {
    en: "{received} is no grouping: give one or two of {choices}, with a comma between",
    "zh-CN": "{received} 不是有效分组：给出 {choices} 中的一或两个，用逗号分隔",
  },
  "api.bad-window": {
    en: "the window ends before it starts, lies in the future or is too long",
    "zh-CN": "时间窗口的终点不晚于起点、位于将来或过长",
  },
  "api.repeated": { en: "it is given more than once", "zh-CN": "出现多次" },
  "api.bad-value": { en: "{received} is not valid here", "zh-CN": "{received} 在此无效" },
  "api.unknown-parameter": {
    en: "there is no such parameter here; known are {choices}",
    "zh-CN": "此处没有该参数；可用参数为 {choices}",
  },
  "api.no-parameters": {
    en: "there is no such parameter here; none is taken",
    "zh-CN": "此处没有该参数；不接受任何参数",
  },
});
