import { headers } from "next/headers";
import { MissingScene } from "@/components/business/missing-scene";
import { readPageFrame } from "@/components/nav/page-frame";
import { waitForMissing } from "@/lib/server/missing";
import { getTranslate } from "@/lib/text/get-translate";
import { hrefScenarios } from "@/lib/url/hrefs";

export default async function ScenarioViewNotFound() {
  const { locale } = readPageFrame(await headers());
  const missing = await waitForMissing();
  if (!missing) return null;
  return <MissingScene kind="scenario" missing={missing} hrefOf={hrefScenarios} t={getTranslate(locale)} />;
}
