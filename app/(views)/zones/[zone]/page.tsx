import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PlaceView } from "@/components/place/place-view";
import { getScope } from "@/lib/server/access";
import { loadPage } from "@/lib/server/missing";
import { getPlacePage } from "@/lib/server/place-pages";
import { readPathPart } from "@/lib/url/path";

interface ZoneRouteProps {
  params: Promise<{ zone: string }>;
}

export async function generateMetadata({ params }: ZoneRouteProps): Promise<Metadata> {
  return { title: readPathPart((await params).zone) };
}

export default async function ZoneRoute({ params }: ZoneRouteProps) {
  const page = await loadPage(async () => getPlacePage("zone", readPathPart((await params).zone), getScope()));
  if (page.kind === "not-found") notFound();
  return <PlaceView page={page} />;
}
