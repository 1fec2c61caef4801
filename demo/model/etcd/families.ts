// Everything that one etcd member exposes.
import type { EtcdCluster, Member } from "../fleet";
import type { FamilySpec } from "../series";
import { memberContext } from "./context";
import { hostFamilies } from "./host-families";
import { requestFamilies } from "./request-families";
import { serverFamilies } from "./server-families";
import { storageFamilies } from "./storage-families";

export function etcdFamilies(cluster: EtcdCluster, member: Member): FamilySpec[] {
  const context = memberContext(cluster, member);
  return [
    ...serverFamilies(context),
    ...requestFamilies(context),
    ...storageFamilies(context),
    ...hostFamilies(context),
  ];
}
