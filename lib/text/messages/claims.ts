import { defineMessages } from "../define";

/** What is said in place of "none" and "all" where the answer was not whole. */
export const claims = defineMessages({
  "claims.some": {
    en: "Only a part could be read, or it is old: of the rest it is not known.",
    "zh-CN": "仅读到部分数据或数据已旧，其余情况不可知。",
  },
  "claims.nothing": {
    en: "The data source has said nothing about this: it is not known.",
    "zh-CN": "数据源没有返回相关数据，情况不可知。",
  },
});
