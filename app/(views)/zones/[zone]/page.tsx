import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PlaceView } from "@/components/place/place-view";
import { getScope } from "@/lib/server/access";
import { getPlacePage } from "@/lib/server/place-pages";
import { readPart, tellMissingPlace } from "../../place-outcome";

interface ZoneRouteProps {
  params: Promise<{ zone: string }>;
}

export async function generateMetadata({ params }: ZoneRouteProps): Promise<Metadata> {
  return { title: readPart((await params).zone) };
}

export default async function ZoneRoute({ params }: ZoneRouteProps) {
  const page = await getPlacePage("zone", readPart((await params).zone), getScope());
  tellMissingPlace(page.kind === "not-found" ? { kind: "zone", page } : null);
  if (page.kind === "not-found") notFound();
  return <PlaceView page={page} />;
}
