import "server-only";
// The one style sheet of embeds. It is the same for every panel, theme and size, so the content security policy names it by its hash
// and nothing else may style the document. What is shown follows the size of the frame, which only the host knows.
import { createHash } from "node:crypto";
import { COLOURS, type Theme } from "../../scales/tokens";

function variables(theme: Theme): string {
  return Object.entries(COLOURS[theme])
    .map(([token, colour]) => `--${token}:${colour}`)
    .join(";");
}

const DARK = variables("dark");

export const EMBED_STYLE = `:root{color-scheme:light;${variables("light")}}
[data-theme=dark]{color-scheme:dark;${DARK}}
@media (prefers-color-scheme:dark){[data-theme=auto]{color-scheme:dark;${DARK}}}
*{box-sizing:border-box;margin:0}
html{background:var(--panel);color:var(--t1);font:13px/20px -apple-system,BlinkMacSystemFont,"Segoe UI",Inter,Roboto,"Helvetica Neue","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;font-variant-numeric:tabular-nums}
main{display:flex;flex-direction:column;height:100vh;padding:10px 14px 0;overflow:hidden}
header{display:flex;align-items:center;gap:8px;min-height:20px;white-space:nowrap}
h1{font-size:14px;line-height:20px;font-weight:600;overflow:hidden;text-overflow:ellipsis}
.id{color:var(--t3);font:12px/20px ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;overflow:hidden;text-overflow:ellipsis;flex:1}
.chip{padding:0 7px;border-radius:4px;font-size:12px;background:var(--health-blind-tint);color:var(--t2)}
.chip.burning{background:var(--health-burning-tint);color:var(--health-burning-text)}
.h{display:flex;align-items:center;gap:5px;font-size:12px;font-weight:600}
.h.ok{color:var(--health-ok-text)}.h.degraded{color:var(--health-degraded-text)}.h.burning{color:var(--health-burning-text)}.h.down{color:var(--health-down-text)}.h.blind{color:var(--health-blind-text)}
.s{color:var(--t2);font-size:12px;line-height:16px;margin:2px 0 4px;max-height:32px;overflow:hidden}
.c{flex:1;min-height:0;position:relative}
.c svg{position:absolute;inset:0;width:100%;height:100%}
.k p{color:var(--t2);font-size:12px;line-height:16px;overflow:hidden}
.k,.a1,.a2,.a3,.b1{display:none}
@media (min-width:400px){.a0{display:none}.a1{display:block}}
@media (min-width:600px){.a1{display:none}.a2{display:block}}
@media (min-width:700px){.b0{display:none}.b1{display:block}}
@media (min-width:940px){.a2{display:none}.a3{display:block}}
@media (max-height:199px){.s{display:none}}
@media (max-height:119px){.f{display:none}.k{display:block}main{padding-top:4px}}
footer{display:flex;align-items:center;gap:6px;height:30px;flex:none;border-top:1px solid var(--hair2);color:var(--t3);font-size:11px;white-space:nowrap;overflow:hidden}
.dot{width:7px;height:7px;border-radius:4px;flex:none;border:1.2px solid var(--health-blind)}.dot.on{background:var(--health-ok);border-color:var(--health-ok)}
footer a{margin-left:auto;padding-left:8px}
@media (max-width:359px){.m{display:none}}
a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}a:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
.r{padding-top:12px;color:var(--t2);overflow-wrap:anywhere}`;

/** As a source of a content security policy. */
export const EMBED_STYLE_SOURCE = `'sha256-${createHash("sha256").update(EMBED_STYLE).digest("base64")}'`;
