// Everything that one etcd member exposes.
import type { EtcdCluster, Member } from "../fleet";
import type { FamilySpec } from "../series";
import { memberContext } from "./context";
import { hostFamilies } from "./host-families";
import { requestFamilies } from "./request-families";
import { serverFamilies } from "./server-families";
import { storageFamilies } from "./storage-families";

/** `streamedListShare`: share of the cluster's lists that its clients ask as streams. */
export function etcdFamilies(cluster: EtcdCluster, member: Member, streamedListShare: number): FamilySpec[] {
  const context = memberContext(cluster, member, streamedListShare);
  return [
    ...serverFamilies(context),
    ...requestFamilies(context),
    ...storageFamilies(context),
    ...hostFamilies(context),
  ];
}
