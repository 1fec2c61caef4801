import { headers } from "next/headers";
import { readPageFrame } from "@/components/nav/page-frame";
import { MissingPanel } from "@/components/panel/missing-panel";
import { waitForMissing } from "@/lib/server/missing";
import { getTranslate } from "@/lib/text/get-translate";

export default async function PanelNotFound() {
  const { locale } = readPageFrame(await headers());
  const missing = await waitForMissing();
  return missing ? <MissingPanel id={missing.id} nearMatches={missing.nearMatches} t={getTranslate(locale)} /> : null;
}
