// What the share dialog hands out for one panel: addresses and the snippets around them, for one window, theme and language.
import type { PanelParams } from "@/lib/client/panel";
import type { RangePatch } from "@/lib/client/range";
import type { Locale } from "@/lib/text/locale";
import { hrefApiPanelImage } from "@/lib/url/api-hrefs";
import { hrefEmbed, hrefPanel } from "@/lib/url/hrefs";
import type { ThemeChoice } from "@/lib/url/parameters";
import { formatTimePoint } from "@/lib/url/time-point";

export const EMBED_SIZE_PX = { width: 640, height: 240 } as const;
export const IMAGE_SIZE_PX = { width: 800, height: 300 } as const;

export interface ShareInput {
  readonly panelId: string;
  readonly params: PanelParams;
  readonly title: string;
  readonly range: RangePatch;
  /** as in the URL; "local" means nothing to somebody else's browser or to no browser at all */
  readonly tz: string;
  readonly theme: ThemeChoice;
  readonly lang: Locale;
  /** "https://raftboard.example": where readers reach Raftboard */
  readonly origin: string;
}

export interface ShareTexts {
  readonly link: string;
  readonly embed: string;
  readonly image: string;
  readonly markdown: string;
  /** the same addresses without the origin, for the preview */
  readonly embedPath: string;
  readonly imagePath: string;
}

export function buildShareTexts({ panelId, params, title, range, tz, theme, lang, origin }: ShareInput): ShareTexts {
  const zone = tz === "utc" || tz === "local" ? undefined : tz;
  const window = { from: formatTimePoint(range.from), to: formatTimePoint(range.to), tz: zone };
  const link = `${origin}${hrefPanel(panelId, params, { ...range, tz: zone ?? "utc", lang })}`;
  const embedPath = hrefEmbed(panelId, { ...params, ...window, theme: theme === "auto" ? undefined : theme, lang });
  const imagePath = hrefApiPanelImage(
    panelId,
    "png",
    { ...params, ...window },
    {
      widthPx: IMAGE_SIZE_PX.width,
      heightPx: IMAGE_SIZE_PX.height,
      theme: theme === "dark" ? "dark" : "light",
      lang,
    },
  );
  const image = `${origin}${imagePath}`;
  return {
    link,
    embed: writeIframe(`${origin}${embedPath}`, title),
    image,
    markdown: `[![${escapeMarkdown(title)}](${image})](${link})`,
    embedPath,
    imagePath,
  };
}

function writeIframe(url: string, title: string): string {
  const { width, height } = EMBED_SIZE_PX;
  return `<iframe src="${escapeHtml(url)}" title="${escapeHtml(title)}" width="${width}" height="${height}" style="border:0" loading="lazy"></iframe>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function escapeMarkdown(text: string): string {
  return text.replaceAll(/[[\]\\]/g, "\\$&");
}
