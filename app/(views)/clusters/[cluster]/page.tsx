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
import { getClusterPage } from "@/lib/server/pages";
import type { Locale } from "@/lib/text/locale";
import { resolveTimeZone } from "@/lib/url/parameters";
import { resolveRange } from "@/lib/url/range";
import { readUrlState } from "@/lib/url/state";
import { tellOutcome } from "./outcome";

interface ClusterRouteProps {
  params: Promise<{ cluster: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params, searchParams }: ClusterRouteProps): Promise<Metadata> {
  const id = readId((await params).cluster);
  const asked = await headers();
  const { locale } = readPageFrame(asked);
  const card = { panelId: "cluster-slo", params: { cluster: id }, search: await searchParams };
  return { title: id, ...pageCard({ headers: asked, locale, ...card, title: id }) };
}

export default async function ClusterRoute({ params, searchParams }: ClusterRouteProps) {
  const id = readId((await params).cluster);
  const search = await searchParams;
  const scope = getScope();
  const { opening, redirectTo } = await readAlertArrival(id, search, scope);
  if (redirectTo !== null) redirect(redirectTo);
  const { values } = readUrlState(search);
  const { locale } = readPageFrame(await headers());
  const window = resolveRange(values.from, values.to, Date.now());
  const [page, inspections] = await Promise.all([
    getClusterPage(id, { window, locale }, scope),
    getClusterInspections(id, scope),
  ]);
  tellOutcome(page);
  if (page.kind === "not-found") notFound();
  const firstPaints = paint(page, locale, resolveTimeZone(values.tz, "UTC"));
  return <ClusterView page={page} firstPaints={firstPaints} inspections={inspections} opening={opening} />;
}

/** Next hands path parts as they stand in the URL; a part that is not valid encoding is taken as it is. */
function readId(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function paint({ panels }: ClusterPageFound, locale: Locale, timeZone: string) {
  const pictures = CLUSTER_FIRST_PANELS.map((id) => {
    const svg = renderFirstPaint(panels[id], { locale, timeZone });
    return [id, svg === null ? null : <SvgMarkup key={id} svg={svg} />] as const;
  });
  return Object.fromEntries(pictures);
}
