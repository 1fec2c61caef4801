import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Frame } from "@/components/nav/frame";
import { readPageFrame } from "@/components/nav/page-frame";
import { getScope } from "@/lib/server/access";
import { getFleet } from "@/lib/server/fleet/service";

export default async function ViewsLayout({ children }: { children: ReactNode }) {
  const { locale } = readPageFrame(await headers());
  const { alertCounts } = getFleet(getScope()).summary({});
  return (
    <Frame locale={locale} renderedAtUnixMs={Date.now()} pageAlertCount={alertCounts?.pageCount ?? null}>
      {children}
    </Frame>
  );
}
