import { PlaceNotFound } from "@/components/place/place-not-found";
import { waitForMissing } from "@/lib/server/missing";

export default async function PlaceNotFoundRoute() {
  const missing = await waitForMissing();
  return missing ? <PlaceNotFound kind="host" page={missing} /> : null;
}
