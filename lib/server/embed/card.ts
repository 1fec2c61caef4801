import "server-only";
// The card that a pasted link unfolds to: a picture of the panel that answers the page's question. Title and description are the
// page's own; nothing is looked up, so that a card never says more than its link.
import type { Metadata } from "next";
import type { Locale } from "../../text/locale";
import { hrefApiPanelImage, type PictureOptions } from "../../url/api-hrefs";
import { readUrlState, type SearchInput } from "../../url/state";
import { formatTimePoint } from "../../url/time-point";
import { siteOrigin } from "./site";

/** Near the shape that chats and wikis show without cutting, and small enough that tables and tiles can be read in it. */
const CARD_PX = { widthPx: 800, heightPx: 420 } as const satisfies PictureOptions;

export interface CardInput {
  readonly headers: Pick<Headers, "get">;
  readonly locale: Locale;
  readonly panelId: string;
  readonly params?: Readonly<Record<string, string | readonly string[]>>;
  /** of the page: the card shows the window that the link does */
  readonly search?: SearchInput;
  readonly title?: string;
  readonly description?: string;
}

/** `openGraph` and `twitter` of a page. Without `title` or `description` those of the page stand in. */
export function pageCard(input: CardInput): Pick<Metadata, "openGraph" | "twitter"> {
  const { headers, locale, panelId, params = {}, search = {}, title, description } = input;
  const { from, to } = readUrlState(search).values;
  const window = to.kind === "fixed" ? { from: formatTimePoint(from), to: formatTimePoint(to) } : {};
  const path = hrefApiPanelImage(panelId, "png", { ...params, ...window }, { ...CARD_PX, lang: locale });
  const url = `${siteOrigin(headers)}${path}`;
  const words = { ...(title === undefined ? {} : { title }), ...(description === undefined ? {} : { description }) };
  return {
    openGraph: {
      ...words,
      type: "website",
      siteName: "Raftboard",
      locale: locale === "zh-CN" ? "zh_CN" : "en_GB",
      images: [{ url, width: CARD_PX.widthPx, height: CARD_PX.heightPx, type: "image/png" }],
    },
    twitter: { ...words, card: "summary_large_image", images: [url] },
  };
}
