import { PlaceNotFound } from "@/components/place/place-not-found";
import { readMissingPlace } from "../../place-outcome";

export default async function PlaceNotFoundRoute() {
  const missing = await readMissingPlace();
  return missing ? <PlaceNotFound kind={missing.kind} page={missing.page} /> : null;
}
