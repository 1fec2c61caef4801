"use client";
import { buttonClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { MessagePage } from "@/components/ui/message-page";
import { useText } from "@/lib/client/text";
import { hrefFleet } from "@/lib/url/hrefs";

export function NotFoundMessage() {
  const t = useText();
  return (
    <MessagePage title={t("shell.not-found.title")}>
      <p className="text-t2">{t("shell.not-found.text")}</p>
      <Link href={hrefFleet()} className={buttonClass("primary")}>
        {t("shell.not-found.home")}
      </Link>
    </MessagePage>
  );
}
