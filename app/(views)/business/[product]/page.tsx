import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { ProductView } from "@/components/business/product-view";
import { readPageFrame } from "@/components/nav/page-frame";
import { getScope } from "@/lib/server/access";
import { pageCard } from "@/lib/server/embed/card";
import { getProductPage } from "@/lib/server/level2/pages";
import { loadPage } from "@/lib/server/missing";
import { readPathPart } from "@/lib/url/path";

interface ProductViewRouteProps {
  params: Promise<{ product: string }>;
}

export async function generateMetadata({ params }: ProductViewRouteProps): Promise<Metadata> {
  const title = readPathPart((await params).product);
  const asked = await headers();
  const { locale } = readPageFrame(asked);
  return {
    title,
    ...pageCard({ headers: asked, locale, panelId: "fleet-headline", params: { product: title }, title }),
  };
}

export default async function ProductViewRoute({ params }: ProductViewRouteProps) {
  const { locale } = readPageFrame(await headers());
  const page = await loadPage(async () => getProductPage(readPathPart((await params).product), locale, getScope()));
  if (page.kind === "not-found") notFound();
  return <ProductView page={page} />;
}
