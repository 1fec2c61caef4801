// Links out of the product are URL templates with names in braces. Which names there are is decided here, once.
import { error, type Finding } from "./problems";
import type { RaftboardConfig } from "./schema";
import { findNearest } from "./schema-keys";

/** Names that a link template may use; times are Unix milliseconds. */
export const LINK_PLACEHOLDERS = [
  "etcd_cluster",
  "region",
  "zone",
  "product",
  "scenario",
  "spec",
  "customer",
  "fromUnixMs",
  "toUnixMs",
] as const;
export type LinkPlaceholder = (typeof LINK_PLACEHOLDERS)[number];
export type LinkValues = Readonly<Partial<Record<LinkPlaceholder, string | number>>>;

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** The template with its names replaced by percent-encoded values; a name without a value becomes empty, one of `kept` stays. */
export function fillLink(template: string, values: LinkValues, kept: readonly LinkPlaceholder[] = []): string {
  const known = new Map<string, string | number | undefined>(Object.entries(values));
  return template.replaceAll(PLACEHOLDER, (whole, name: string) =>
    kept.some((one) => one === name) ? whole : encodeURIComponent(String(known.get(name) ?? "")),
  );
}

/** Links that are no web address, or use a name that does not exist. */
export function checkLinks({ links }: RaftboardConfig): readonly Finding[] {
  return Object.entries(links).flatMap(([key, template]) => {
    if (template === undefined) return [];
    const path = ["links", key];
    const isWeb = /^https?:\/\/[^/{}\s]/i.test(template) && URL.canParse(template.replaceAll(PLACEHOLDER, "x"));
    if (!isWeb) return [error("badLink", path, { value: template })];
    return [...template.matchAll(PLACEHOLDER)].flatMap(([, name = ""]): Finding[] => {
      if ((LINK_PLACEHOLDERS as readonly string[]).includes(name)) return [];
      const values = { name, known: LINK_PLACEHOLDERS.join(", ") };
      const nearest = findNearest(name, LINK_PLACEHOLDERS);
      return [nearest ? error("unknownNameNear", path, { ...values, nearest }) : error("unknownName", path, values)];
    });
  });
}
