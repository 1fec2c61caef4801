import { headers } from "next/headers";
import { Frame } from "@/components/nav/frame";
import { NotFoundMessage } from "@/components/nav/not-found-message";
import { readPageFrame } from "@/components/nav/page-frame";

/** Any address that no route knows. */
export default async function NotFound() {
  const { locale } = readPageFrame(await headers());
  return (
    <Frame locale={locale} renderedAtUnixMs={Date.now()}>
      <NotFoundMessage />
    </Frame>
  );
}
