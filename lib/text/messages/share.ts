import { defineMessages } from "../define";

/** The dialog that hands out links, embeds and pictures. */
export const share = defineMessages({
  "share.menu": { en: "Share…", "zh-CN": "分享…" },
  "share.title": { en: "Share {title}", "zh-CN": "分享 {title}" },
  "share.kind": { en: "What to share", "zh-CN": "分享内容" },
  "share.tab.link": { en: "Link", "zh-CN": "链接" },
  "share.tab.embed": { en: "Embed", "zh-CN": "嵌入" },
  "share.tab.image": { en: "Image", "zh-CN": "图片" },
  "share.tab.markdown": { en: "Markdown", "zh-CN": "Markdown" },
  "share.pinned": { en: "Pinned to {range}", "zh-CN": "固定为 {range}" },
  "share.live": { en: "Live: {range}, moving with the clock", "zh-CN": "实时：{range}，随时间推移" },
  "share.now": {
    en: "Shows the present state, whatever the window",
    "zh-CN": "始终显示当前状态，与时间窗口无关",
  },
  "share.window": { en: "Window", "zh-CN": "时间窗口" },
  "share.window.pinned": { en: "Pinned", "zh-CN": "固定" },
  "share.window.live": { en: "Live", "zh-CN": "实时" },
  "share.theme": { en: "Theme", "zh-CN": "主题" },
  "share.theme.auto": { en: "Auto", "zh-CN": "自动" },
  "share.theme.light": { en: "Light", "zh-CN": "浅色" },
  "share.theme.dark": { en: "Dark", "zh-CN": "深色" },
  "share.language": { en: "Language", "zh-CN": "语言" },
  "share.text": { en: "Text to copy", "zh-CN": "要复制的文本" },
  "share.preview": { en: "Preview", "zh-CN": "预览" },
  "share.embed.listed": {
    en: "Shown only on pages of: {origins}.",
    "zh-CN": "仅在以下站点的页面中显示：{origins}。",
  },
  "share.copy.link": { en: "Copy link", "zh-CN": "复制链接" },
  "share.copy.embed": { en: "Copy embed code", "zh-CN": "复制嵌入代码" },
  "share.copy.image": { en: "Copy image address", "zh-CN": "复制图片地址" },
  "share.copy.markdown": { en: "Copy Markdown", "zh-CN": "复制 Markdown" },
  "share.copied.link": {
    en: "{window, select, pinned {Pinned link} other {Live link}} copied",
    "zh-CN": "已复制{window, select, pinned {固定时段} other {实时}}链接",
  },
  "share.copied.embed": {
    en: "{window, select, pinned {Pinned} other {Live}} embed code copied",
    "zh-CN": "已复制{window, select, pinned {固定时段} other {实时}}嵌入代码",
  },
  "share.copied.image": {
    en: "{window, select, pinned {Pinned} other {Live}} image address copied",
    "zh-CN": "已复制{window, select, pinned {固定时段} other {实时}}图片地址",
  },
  "share.copied.markdown": {
    en: "{window, select, pinned {Pinned} other {Live}} Markdown copied",
    "zh-CN": "已复制{window, select, pinned {固定时段} other {实时}}的 Markdown",
  },
  "share.failed": {
    en: "The browser refused the clipboard: select the text and copy it",
    "zh-CN": "浏览器拒绝访问剪贴板：请选中文本手动复制",
  },
});
