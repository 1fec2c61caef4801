import { ClusterNotFound } from "@/components/cluster/cluster-not-found";
import { waitForMissing } from "@/lib/server/missing";

export default async function ClusterNotFoundRoute() {
  const missing = await waitForMissing();
  return missing ? <ClusterNotFound page={missing} /> : null;
}
