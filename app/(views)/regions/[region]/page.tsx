import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { readPageFrame } from "@/components/nav/page-frame";
import { RegionView } from "@/components/place/region-view";
import { CLUSTER_SORTS } from "@/lib/contract/pages";
import { getScope } from "@/lib/server/access";
import { getFleet } from "@/lib/server/fleet/service";
import { loadPage } from "@/lib/server/missing";
import { getRegionPage, pageFilter } from "@/lib/server/pages";
import { readPathPart } from "@/lib/url/path";
import { resolveRange } from "@/lib/url/range";
import { readUrlState } from "@/lib/url/state";

interface RegionRouteProps {
  params: Promise<{ region: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: RegionRouteProps): Promise<Metadata> {
  return { title: readPathPart((await params).region) };
}

export default async function RegionRoute({ params, searchParams }: RegionRouteProps) {
  const region = readPathPart((await params).region);
  const { values } = readUrlState(await searchParams);
  const { locale } = readPageFrame(await headers());
  const scope = getScope();
  const filter = { ...pageFilter(values), region: [region] };
  const window = resolveRange(values.from, values.to, Date.now());
  const atUnixMs = values.at ?? (window.isLive ? null : window.toUnixMs);
  const page = await loadPage(() => getRegionPage(region, { window, locale, filter, atUnixMs }, scope));
  if (page.kind === "not-found") notFound();
  const key = CLUSTER_SORTS.find((known) => known === values.sort?.key);
  const sort = key && values.sort ? { key, isDescending: values.sort.isDescending } : undefined;
  const list = getFleet(scope).list(filter, { sort, page: values.page, pageSize: values.pageSize });
  return <RegionView page={page} initialList={list} />;
}
