import { defineMessages } from "../define";

/** What was wrong with the address, and what is shown instead. Values: parameter, received. */
export const url = defineMessages({
  "url.bad-time": {
    en: "“{parameter}={received}” is not a time (Unix milliseconds or seconds, ISO 8601, now, now-6h). The default is shown.",
    "zh-CN": "“{parameter}={received}”不是有效时间（可用 Unix 毫秒或秒、ISO 8601、now、now-6h），已使用默认值。",
  },
  "url.bad-moment": {
    en: "“{parameter}={received}” is not a moment (Unix milliseconds or seconds, or ISO 8601). Now is shown.",
    "zh-CN": "“{parameter}={received}”不是有效时刻（可用 Unix 毫秒或秒、ISO 8601），已显示当前时刻。",
  },
  "url.bad-choice": {
    en: "“{parameter}={received}” is not one of {choices}. It was left out.",
    "zh-CN": "“{parameter}={received}”不在可选值 {choices} 之中，已忽略。",
  },
  "url.bad-number": {
    en: "“{parameter}={received}” is not a whole number from {min, number} to {max, number}. The default is shown.",
    "zh-CN": "“{parameter}={received}”不是 {min, number} 到 {max, number} 的整数，已使用默认值。",
  },
  "url.bad-zone": {
    en: "“{parameter}={received}” is not a time zone (utc, local, or a name like Asia/Shanghai). UTC is shown.",
    "zh-CN": "“{parameter}={received}”不是有效时区（utc、local 或 Asia/Shanghai 这样的名称），已使用 UTC。",
  },
  "url.bad-sort": {
    en: "“{parameter}={received}” is not a column to sort by (a name, with - in front for descending). The default order is shown.",
    "zh-CN": "“{parameter}={received}”不是可排序的列（列名，降序加 -），已使用默认排序。",
  },
  "url.bad-group": {
    en: "“{parameter}={received}” is not a grouping (one or two of {choices}, with a comma between). The default is shown.",
    "zh-CN": "“{parameter}={received}”不是有效分组（{choices} 中的一或两个，用逗号分隔），已使用默认分组。",
  },
  "url.bad-columns": {
    en: "“{parameter}={received}” is not a list of columns. The default columns are shown.",
    "zh-CN": "“{parameter}={received}”不是有效的列清单，已显示默认列。",
  },
  "url.bad-text": {
    en: "“{parameter}” contains characters that cannot be searched for. It was left out.",
    "zh-CN": "“{parameter}”包含无法检索的字符，已忽略。",
  },
  "url.too-long": {
    en: "A value of “{parameter}” is longer than {max, number} characters. It was left out.",
    "zh-CN": "“{parameter}”的一个值超过 {max, number} 个字符，已忽略。",
  },
  "url.too-many": {
    en: "“{parameter}” has more than {max, number} values. “{received}” was left out.",
    "zh-CN": "“{parameter}”的值超过 {max, number} 个，“{received}”已忽略。",
  },
  "url.repeated": {
    en: "“{parameter}” is given more than once. The first value counts, “{received}” was left out.",
    "zh-CN": "“{parameter}”出现多次，以第一个为准，“{received}”已忽略。",
  },
  "url.unknown-parameter": {
    en: "“{parameter}” is not a parameter of this page. It has no effect.",
    "zh-CN": "“{parameter}”不是本页的参数，不起作用。",
  },
  "url.range-reversed": {
    en: "The window from {from} to {to} ends before it starts. The last hour is shown.",
    "zh-CN": "时间窗口 {from} 至 {to} 的终点不晚于起点，已显示最近 1 小时。",
  },
  "url.range-future": {
    en: "The window from {from} to {to} has not begun yet. The last hour is shown.",
    "zh-CN": "时间窗口 {from} 至 {to} 尚未开始，已显示最近 1 小时。",
  },
  "url.range-too-long": {
    en: "The window from {from} to {to} is longer than {maxDays, number} days. Its last {maxDays, number} days are shown.",
    "zh-CN": "时间窗口 {from} 至 {to} 超过 {maxDays, number} 天，已显示其最后 {maxDays, number} 天。",
  },
});
