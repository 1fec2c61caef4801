import { headers } from "next/headers";
import { readPageFrame } from "@/components/nav/page-frame";
import { MissingSubject } from "@/components/troubleshoot/missing-subject";
import { waitForMissing } from "@/lib/server/missing";
import { getTranslate } from "@/lib/text/get-translate";

/** The page reports the missing id with its side in front: "etcd:pay-1". */
export default async function TroubleNotFound() {
  const { locale } = readPageFrame(await headers());
  const missing = await waitForMissing();
  if (!missing) return null;
  const side = missing.id.startsWith("etcd:") ? "etcd" : "k8s";
  const id = missing.id.slice(side.length + 1);
  return <MissingSubject side={side} id={id} nearMatches={missing.nearMatches} t={getTranslate(locale)} />;
}
