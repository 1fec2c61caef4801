import { headers } from "next/headers";
import { BrandMark } from "@/components/nav/brand";
import { readPageFrame } from "@/components/nav/page-frame";
import { buttonClass } from "@/components/ui/button";
import { MessagePage } from "@/components/ui/message-page";
import { getTranslate } from "@/lib/text/get-translate";
import { hrefFleet } from "@/lib/url/hrefs";

/** Any address that no route knows. Next sends this along with every page, so it has no shell and no messages of its own. */
export default async function NotFound() {
  const { locale } = readPageFrame(await headers());
  const t = getTranslate(locale);
  return (
    <main className="px-4 sm:px-6">
      <div className="flex h-12 items-center gap-2 font-semibold text-section">
        <BrandMark />
        Raftboard
      </div>
      <MessagePage title={t("shell.not-found.title")}>
        <p className="text-t2">{t("shell.not-found.text")}</p>
        <a href={hrefFleet()} className={buttonClass("primary")}>
          {t("shell.not-found.home")}
        </a>
      </MessagePage>
    </main>
  );
}
