import type { Metadata } from "next";
import { headers } from "next/headers";
import { readPageFrame } from "@/components/nav/page-frame";
import { ScenariosView } from "@/components/scenario/scenarios-view";
import { getScope } from "@/lib/server/access";
import { getScenariosPage } from "@/lib/server/level2/pages";
import { getTranslate } from "@/lib/text/get-translate";

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = readPageFrame(await headers());
  return { title: getTranslate(locale)("l2.scenarios.title") };
}

export default async function ScenariosViewRoute() {
  const { locale } = readPageFrame(await headers());
  return <ScenariosView page={await getScenariosPage(locale, getScope())} />;
}
