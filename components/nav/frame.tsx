// The frame of every page: skip link, bar, notices, content, bar of the phone.
import type { ReactNode } from "react";
import { ClockProvider } from "@/lib/client/clock";
import { TextProvider } from "@/lib/client/text";
import { getBrowserMessages } from "@/lib/text/browser-messages";
import { getTranslate } from "@/lib/text/get-translate";
import type { Locale } from "@/lib/text/locale";
import { BottomBar } from "./bottom-bar";
import { Shell } from "./shell";
import { TopBar } from "./top-bar";
import { UrlNotices } from "./url-notices";

interface FrameProps {
  locale: Locale;
  renderedAtUnixMs: number;
  /** firing alerts that page, in the whole fleet; null = not known */
  pageAlertCount: number | null;
  children: ReactNode;
}

export function Frame({ locale, renderedAtUnixMs, pageAlertCount, children }: FrameProps) {
  const t = getTranslate(locale);
  return (
    <TextProvider locale={locale} messages={getBrowserMessages(locale)}>
      <ClockProvider renderedAtUnixMs={renderedAtUnixMs}>
        <Shell>
          <a
            href="#content"
            className="-translate-y-20 fixed top-2 left-2 z-50 rounded-control bg-t1 px-3 py-1.5 text-panel focus:translate-y-0"
          >
            {t("shell.skip")}
          </a>
          <TopBar pageAlertCount={pageAlertCount} />
          <UrlNotices />
          <main
            id="content"
            tabIndex={-1}
            className="mx-auto w-full max-w-360 px-4 pb-8 outline-none max-sm:pb-20 sm:px-6 2xl:max-w-none"
          >
            {children}
          </main>
          <BottomBar />
        </Shell>
      </ClockProvider>
    </TextProvider>
  );
}
