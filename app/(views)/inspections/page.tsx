import type { Metadata } from "next";
import { headers } from "next/headers";
import { InspectionsView } from "@/components/inspections/inspections-view";
import { readPageFrame } from "@/components/nav/page-frame";
import { getScope } from "@/lib/server/access";
import { getInspectionsPage, readOrder, readWanted } from "@/lib/server/inspections/list";
import { pageFilter } from "@/lib/server/pages";
import { getTranslate } from "@/lib/text/get-translate";
import { readUrlState } from "@/lib/url/state";

interface InspectionsRouteProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = readPageFrame(await headers());
  return { title: getTranslate(locale)("inspections.title") };
}

export default async function InspectionsRoute({ searchParams }: InspectionsRouteProps) {
  const search = await searchParams;
  const { values } = readUrlState(search);
  const { page, pageSize, sort } = values;
  const inspections = readWanted(search.inspection);
  const order = readOrder(sort);
  const answer = await getInspectionsPage(
    { filter: pageFilter(values), inspections, order, page, pageSize },
    getScope(),
  );
  return <InspectionsView page={answer} inspections={inspections} />;
}
