import type { Metadata } from "next";
import { headers } from "next/headers";
import { BusinessView } from "@/components/business/business-view";
import { readPageFrame } from "@/components/nav/page-frame";
import { getScope } from "@/lib/server/access";
import { getBusinessPage } from "@/lib/server/level2/pages";
import { getTranslate } from "@/lib/text/get-translate";

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = readPageFrame(await headers());
  return { title: getTranslate(locale)("l2.business.title") };
}

export default async function BusinessViewRoute() {
  const { locale } = readPageFrame(await headers());
  return <BusinessView page={await getBusinessPage(locale, getScope())} />;
}
