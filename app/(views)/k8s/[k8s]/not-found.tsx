import { headers } from "next/headers";
import { readPageFrame } from "@/components/nav/page-frame";
import { MissingSubject } from "@/components/troubleshoot/missing-subject";
import { waitForMissing } from "@/lib/server/missing";
import { getTranslate } from "@/lib/text/get-translate";

export default async function K8sNotFound() {
  const { locale } = readPageFrame(await headers());
  const missing = await waitForMissing();
  return missing ? (
    <MissingSubject side="k8s" id={missing.id} nearMatches={missing.nearMatches} isPage t={getTranslate(locale)} />
  ) : null;
}
