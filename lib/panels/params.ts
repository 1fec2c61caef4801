// Parameters that panels share. Strict objects: an unknown parameter is refused by name, never ignored.
import { z } from "zod";
import { type ClusterFilter, FILTER_LABELS } from "../contract/pages";
import { BUDGET_STATES, HEALTHS } from "../slo/vocabulary";

/** No request line is longer: what a page's path can name, its panels take. A shorter limit refused ids that exist. */
const MAX_TEXT = 16_384;
const text = z.string().max(MAX_TEXT);
const anyOf = z.array(text).max(200).optional();

export const clusterParams = z.strictObject({
  cluster: text.min(1).meta({ description: "id of an etcd cluster" }),
});

/** The filters of the fleet; each may be repeated. */
export const filterParams = z.strictObject({
  region: anyOf,
  zone: anyOf,
  member_zone: anyOf,
  host: anyOf,
  product: anyOf,
  scenario: anyOf,
  spec: anyOf,
  customer: anyOf,
  version: anyOf,
  health: z.array(z.enum(HEALTHS)).optional(),
  budget: z.array(z.enum(BUDGET_STATES)).optional(),
  q: text.optional(),
});

/** The filter part of parsed parameters. */
export function toFilter(params: z.output<typeof filterParams>): ClusterFilter {
  const lists = FILTER_LABELS.flatMap((label) => {
    const values = params[label];
    return values ? [[label, values] as const] : [];
  });
  return { ...Object.fromEntries(lists), ...(params.q === undefined ? {} : { q: params.q }) };
}
