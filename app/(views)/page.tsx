import { headers } from "next/headers";
import { FleetView } from "@/components/fleet/fleet-view";
import { readPageFrame } from "@/components/nav/page-frame";
import { CLUSTER_SORTS } from "@/lib/contract/pages";
import { getScope } from "@/lib/server/access";
import { getFleet } from "@/lib/server/fleet/service";
import { getFleetPage, pageFilter } from "@/lib/server/pages";
import type { UrlState } from "@/lib/url/parameters";
import { resolveRange } from "@/lib/url/range";
import { readUrlState } from "@/lib/url/state";

interface FleetRouteProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function FleetRoute({ searchParams }: FleetRouteProps) {
  const { values } = readUrlState(await searchParams);
  const { locale } = readPageFrame(await headers());
  const scope = getScope();
  const filter = pageFilter(values);
  const window = resolveRange(values.from, values.to, Date.now());
  const atUnixMs = values.at ?? (window.isLive ? null : window.toUnixMs);
  const initial = await getFleetPage({ window, locale, filter, atUnixMs }, scope);
  const asksForList = Object.keys(filter).length > 0 || values.sort !== null || values.page > 1;
  const initialList = asksForList
    ? getFleet(scope).list(filter, { sort: readSort(values), page: values.page, pageSize: values.pageSize })
    : null;
  return <FleetView initial={initial} initialList={initialList} />;
}

/** An order that clusters do not have is the page's own; the page says so among its notices. */
function readSort({ sort }: UrlState) {
  const key = CLUSTER_SORTS.find((known) => known === sort?.key);
  return key && sort ? { key, isDescending: sort.isDescending } : undefined;
}
