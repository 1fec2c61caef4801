import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { readPageFrame } from "@/components/nav/page-frame";
import { BadParameter } from "@/components/panel/bad-parameter";
import { PanelPageView } from "@/components/panel/panel-page-view";
import { getScope } from "@/lib/server/access";
import { pageCard } from "@/lib/server/embed/card";
import { renderFirstPaint } from "@/lib/server/first-paint";
import { loadPage } from "@/lib/server/missing";
import { getPanelPage } from "@/lib/server/pages";
import { getTranslate } from "@/lib/text/get-translate";
import { pickOwnParameters } from "@/lib/url/own-parameters";
import { resolveTimeZone } from "@/lib/url/parameters";
import { readPathPart } from "@/lib/url/path";
import { resolveRange } from "@/lib/url/range";
import { readUrlState } from "@/lib/url/state";

interface PanelRouteProps {
  params: Promise<{ panel: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const SIZE = { widthPx: 1160, heightPx: 320 };

export async function generateMetadata({ params, searchParams }: PanelRouteProps): Promise<Metadata> {
  const asked = await headers();
  const { locale } = readPageFrame(asked);
  const id = readPathPart((await params).panel);
  const messageId = `panel.${id}.title`;
  const title = getTranslate(locale)(messageId);
  if (title === messageId) return { title: id };
  const search = await searchParams;
  const own = Object.fromEntries(pickOwnParameters(search));
  return { title, ...pageCard({ headers: asked, locale, panelId: id, params: own, search, title }) };
}

export default async function PanelRoute({ params, searchParams }: PanelRouteProps) {
  const search = await searchParams;
  const { locale } = readPageFrame(await headers());
  const { from, to, tz } = readUrlState(search).values;
  const own = pickOwnParameters(search);
  const input = { window: resolveRange(from, to, Date.now()), locale };
  const page = await loadPage(async () => getPanelPage(readPathPart((await params).panel), own, input, getScope()));
  if (page.kind === "not-found") notFound();
  const t = getTranslate(locale);
  if (page.kind === "bad-parameter") return <BadParameter {...page} t={t} />;
  const svg = renderFirstPaint(page.result, { locale, timeZone: resolveTimeZone(tz, "UTC"), ...SIZE });
  return <PanelPageView page={page} params={Object.fromEntries(own)} svg={svg} heightPx={SIZE.heightPx} t={t} />;
}
