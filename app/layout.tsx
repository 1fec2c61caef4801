import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { readPageFrame } from "@/components/nav/page-frame";
import { pageCard } from "@/lib/server/embed/card";
import { shareAttributes } from "@/lib/server/embed/site";
import { getTranslate } from "@/lib/text/get-translate";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const asked = await headers();
  const { locale } = readPageFrame(asked);
  const t = getTranslate(locale);
  return {
    // Pages with a panel of their own replace this card.
    ...pageCard({ headers: asked, locale, panelId: "fleet-headline" }),
    title: { default: "Raftboard", template: "%s · Raftboard" },
    description: t("shell.tagline"),
    referrer: "strict-origin-when-cross-origin",
    robots: { index: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#111418" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, theme, isKiosk } = readPageFrame(await headers());
  return (
    // The theme is changed in place afterwards; the server's word is only the first.
    <html
      lang={locale}
      data-theme={theme}
      data-kiosk={isKiosk ? "" : undefined}
      {...shareAttributes()}
      suppressHydrationWarning
    >
      <body>{children}</body>
    </html>
  );
}
