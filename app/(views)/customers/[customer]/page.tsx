import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { CustomerView } from "@/components/customer/customer-view";
import { readPageFrame } from "@/components/nav/page-frame";
import { getScope } from "@/lib/server/access";
import { pageCard } from "@/lib/server/embed/card";
import { getCustomerPage } from "@/lib/server/level2/pages";
import { loadPage } from "@/lib/server/missing";
import { readPathPart } from "@/lib/url/path";

interface CustomerViewRouteProps {
  params: Promise<{ customer: string }>;
}

export async function generateMetadata({ params }: CustomerViewRouteProps): Promise<Metadata> {
  const title = readPathPart((await params).customer);
  const asked = await headers();
  const { locale } = readPageFrame(asked);
  return {
    title,
    ...pageCard({ headers: asked, locale, panelId: "fleet-headline", params: { customer: title }, title }),
  };
}

export default async function CustomerViewRoute({ params }: CustomerViewRouteProps) {
  const { locale } = readPageFrame(await headers());
  const page = await loadPage(async () => getCustomerPage(readPathPart((await params).customer), locale, getScope()));
  if (page.kind === "not-found") notFound();
  return <CustomerView page={page} />;
}
