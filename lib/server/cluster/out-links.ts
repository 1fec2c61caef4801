import "server-only";
// Ways out of a cluster's page that the configuration gives, with the cluster filled in. The window stays open: the reader changes it
// without asking the server.
import { fillLink } from "../../config/links";
import type { RaftboardConfig } from "../../config/schema";
import type { ClusterRow } from "../../contract/fleet";
import { OUT_LINKS, type OutLink } from "../../contract/pages";

type Identity = Pick<ClusterRow, "id" | "region" | "zone" | "product" | "scenario" | "spec" | "customer">;

/** In the order of OUT_LINKS; none that is not configured. */
export function listOutLinks(row: Identity, { links }: Pick<RaftboardConfig, "links">): OutLink[] {
  const { id, region, zone, product, scenario, spec, customer } = row;
  const values = { etcd_cluster: id, region, zone, product, scenario, spec, customer };
  return OUT_LINKS.flatMap((kind) => {
    const template = links[kind];
    return template === undefined ? [] : [{ kind, template: fillLink(template, values, ["fromUnixMs", "toUnixMs"]) }];
  });
}
