import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Frame } from "@/components/nav/frame";
import { readPageFrame } from "@/components/nav/page-frame";

export default async function ViewsLayout({ children }: { children: ReactNode }) {
  const { locale } = readPageFrame(await headers());
  return (
    <Frame locale={locale} renderedAtUnixMs={Date.now()}>
      {children}
    </Frame>
  );
}
