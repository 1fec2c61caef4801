import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { ClusterView } from "@/components/cluster/cluster-view";
import { readPageFrame } from "@/components/nav/page-frame";
import { SvgMarkup } from "@/components/panel/svg-markup";
import { CLUSTER_FIRST_PANELS, type ClusterPageFound } from "@/lib/contract/pages";
import { getScope } from "@/lib/server/access";
import { readAlertArrival } from "@/lib/server/alerts/opening";
import { pageCard } from "@/lib/server/embed/card";
import { renderFirstPaint } from "@/lib/server/first-paint";
import { getClusterInspections } from "@/lib/server/inspections/list";
import { loadPage } from "@/lib/server/missing";
import { getClusterPage } from "@/lib/server/pages";
import type { Locale } from "@/lib/text/locale";
import { resolveTimeZone } from "@/lib/url/parameters";
import { readPathPart } from "@/lib/url/path";
import { resolveRange } from "@/lib/url/range";
import { readUrlState } from "@/lib/url/state";

interface ClusterRouteProps {
  params: Promise<{ cluster: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params, searchParams }: ClusterRouteProps): Promise<Metadata> {
  const id = readPathPart((await params).cluster);
  const asked = await headers();
  const { locale } = readPageFrame(asked);
  const card = { panelId: "cluster-slo", params: { cluster: id }, search: await searchParams };
  return { title: id, ...pageCard({ headers: asked, locale, ...card, title: id }) };
}

export default async function ClusterRoute({ params, searchParams }: ClusterRouteProps) {
  const page = await loadPage(async () => readCluster(readPathPart((await params).cluster), await searchParams));
  if (page.kind === "not-found") notFound();
  if (page.kind === "elsewhere") redirect(page.href);
  const { found, locale, inspections, opening, timeZone } = page;
  const firstPaints = paint(found, locale, timeZone);
  return <ClusterView page={found} firstPaints={firstPaints} inspections={inspections} opening={opening} />;
}

async function readCluster(id: string, search: Record<string, string | string[] | undefined>) {
  const scope = getScope();
  const { opening, redirectTo } = await readAlertArrival(id, search, scope);
  if (redirectTo !== null) return { kind: "elsewhere" as const, href: redirectTo };
  const { values } = readUrlState(search);
  const { locale } = readPageFrame(await headers());
  const window = resolveRange(values.from, values.to, Date.now());
  const [found, inspections] = await Promise.all([
    getClusterPage(id, { window, locale }, scope),
    getClusterInspections(id, scope),
  ]);
  if (found.kind === "not-found") return found;
  return { kind: "here" as const, found, locale, inspections, opening, timeZone: resolveTimeZone(values.tz, "UTC") };
}

function paint({ panels }: ClusterPageFound, locale: Locale, timeZone: string) {
  const pictures = CLUSTER_FIRST_PANELS.map((id) => {
    const svg = renderFirstPaint(panels[id], { locale, timeZone });
    return [id, svg === null ? null : <SvgMarkup key={id} svg={svg} />] as const;
  });
  return Object.fromEntries(pictures);
}
