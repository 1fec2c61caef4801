import { ClusterNotFound } from "@/components/cluster/cluster-not-found";
import { readOutcome } from "./outcome";

export default async function ClusterNotFoundRoute() {
  const page = await readOutcome();
  return page.kind === "not-found" ? <ClusterNotFound page={page} /> : null;
}
