import type { Metadata } from "next";
import { headers } from "next/headers";
import { AlertsView } from "@/components/alerts/alerts-view";
import { readPageFrame } from "@/components/nav/page-frame";
import { getScope } from "@/lib/server/access";
import { getAlertsPage, readAlertChoice } from "@/lib/server/alerts/list";
import { pageFilter } from "@/lib/server/pages";
import { getTranslate } from "@/lib/text/get-translate";
import { readUrlState } from "@/lib/url/state";

interface AlertsRouteProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = readPageFrame(await headers());
  return { title: getTranslate(locale)("alerts.title") };
}

export default async function AlertsRoute({ searchParams }: AlertsRouteProps) {
  const search = await searchParams;
  const { values } = readUrlState(search);
  const { page, pageSize } = values;
  const choice = readAlertChoice(search.tier, search.state);
  return <AlertsView page={await getAlertsPage({ filter: pageFilter(values), choice, page, pageSize }, getScope())} />;
}
