import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PlaceView } from "@/components/place/place-view";
import { getScope } from "@/lib/server/access";
import { getPlacePage } from "@/lib/server/place-pages";
import { readPart, tellMissingPlace } from "../../place-outcome";

interface HostRouteProps {
  params: Promise<{ host: string }>;
}

export async function generateMetadata({ params }: HostRouteProps): Promise<Metadata> {
  return { title: readPart((await params).host) };
}

export default async function HostRoute({ params }: HostRouteProps) {
  const page = await getPlacePage("host", readPart((await params).host), getScope());
  tellMissingPlace(page.kind === "not-found" ? { kind: "host", page } : null);
  if (page.kind === "not-found") notFound();
  return <PlaceView page={page} />;
}
