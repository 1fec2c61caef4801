import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { readPageFrame } from "@/components/nav/page-frame";
import { ScenarioView } from "@/components/scenario/scenario-view";
import { getScope } from "@/lib/server/access";
import { pageCard } from "@/lib/server/embed/card";
import { getScenarioPage } from "@/lib/server/level2/pages";
import { loadPage } from "@/lib/server/missing";
import { readPathPart } from "@/lib/url/path";

interface ScenarioViewRouteProps {
  params: Promise<{ scenario: string }>;
}

export async function generateMetadata({ params }: ScenarioViewRouteProps): Promise<Metadata> {
  const title = readPathPart((await params).scenario);
  const asked = await headers();
  const { locale } = readPageFrame(asked);
  return {
    title,
    ...pageCard({ headers: asked, locale, panelId: "fleet-headline", params: { scenario: title }, title }),
  };
}

export default async function ScenarioViewRoute({ params }: ScenarioViewRouteProps) {
  const { locale } = readPageFrame(await headers());
  const page = await loadPage(async () => getScenarioPage(readPathPart((await params).scenario), locale, getScope()));
  if (page.kind === "not-found") notFound();
  return <ScenarioView page={page} />;
}
