import { headers } from "next/headers";
import { MissingScene } from "@/components/business/missing-scene";
import { readPageFrame } from "@/components/nav/page-frame";
import { waitForMissing } from "@/lib/server/missing";
import { getTranslate } from "@/lib/text/get-translate";
import { hrefBusiness } from "@/lib/url/hrefs";

export default async function ProductViewNotFound() {
  const { locale } = readPageFrame(await headers());
  const missing = await waitForMissing();
  if (!missing) return null;
  return <MissingScene kind="product" missing={missing} hrefOf={hrefBusiness} t={getTranslate(locale)} />;
}
