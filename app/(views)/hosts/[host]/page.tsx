import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PlaceView } from "@/components/place/place-view";
import { getScope } from "@/lib/server/access";
import { loadPage } from "@/lib/server/missing";
import { getPlacePage } from "@/lib/server/place-pages";
import { readPathPart } from "@/lib/url/path";

interface HostRouteProps {
  params: Promise<{ host: string }>;
}

export async function generateMetadata({ params }: HostRouteProps): Promise<Metadata> {
  return { title: readPathPart((await params).host) };
}

export default async function HostRoute({ params }: HostRouteProps) {
  const page = await loadPage(async () => getPlacePage("host", readPathPart((await params).host), getScope()));
  if (page.kind === "not-found") notFound();
  return <PlaceView page={page} />;
}
