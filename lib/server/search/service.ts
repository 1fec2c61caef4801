import "server-only";
// Search for everybody else: the index of a scope's inventory, what has a name besides the fleet, and the answer with its links.
import { LRUCache } from "lru-cache";
import type { SearchHit, SearchResult } from "../../contract/level1";
import { INSPECTIONS } from "../../inspections/registry";
import { PANELS } from "../../panels/registry";
import { getTranslate } from "../../text/get-translate";
import { LOCALES, type Locale } from "../../text/locale";
import {
  hrefAlerts,
  hrefBusiness,
  hrefCluster,
  hrefCoverage,
  hrefCustomers,
  hrefFleet,
  hrefHost,
  hrefInspections,
  hrefK8s,
  hrefPanel,
  hrefRegion,
  hrefScenarios,
  hrefTroubleshoot,
  hrefZone,
} from "../../url/hrefs";
import { type FleetInventory, type FleetSnapshot, healthOfCode } from "../fleet/snapshot";
import { processState } from "../process-state";
import { buildSearchIndex, foldText, type SearchEntry, type SearchIndex } from "./build-index";
import { type Found, type NamedThing, searchIndex } from "./search";

/** Indexes of a few scopes; the oldest goes first. */
const KEPT_INDEXES = 16;
/** What is typed letter by letter comes back soon. */
const KEPT_ANSWERS = 500;

export function getSearchIndex(inventory: FleetInventory): SearchIndex {
  const indexes = processState("search-indexes", () => new LRUCache<string, SearchIndex>({ max: KEPT_INDEXES }));
  const index = indexes.get(inventory.version) ?? buildSearchIndex(inventory);
  indexes.set(inventory.version, index);
  return index;
}

/** Pages that no value of the fleet leads to. A page that joins is one line here. */
const PAGES: readonly { readonly id: string; readonly href: string }[] = [
  { id: "fleet", href: hrefFleet() },
  { id: "business", href: hrefBusiness() },
  { id: "customers", href: hrefCustomers() },
  { id: "scenarios", href: hrefScenarios() },
  { id: "troubleshoot", href: hrefTroubleshoot() },
  { id: "alerts", href: hrefAlerts() },
  { id: "inspections", href: hrefInspections() },
  { id: "coverage", href: hrefCoverage() },
];

function named(kind: NamedThing["kind"], id: string, titleId: string, href: string, locale: Locale): NamedThing {
  const titles = LOCALES.map((language) => foldText(getTranslate(language)(titleId, {})));
  return { kind, id, title: getTranslate(locale)(titleId, {}), texts: [foldText(id), ...titles], href };
}

const thingsOf = new Map<Locale, readonly NamedThing[]>();

function getThings(locale: Locale): readonly NamedThing[] {
  const known = thingsOf.get(locale);
  if (known) return known;
  const things = [
    ...PAGES.map(({ id, href }) => named("page", id, `search.page.${id}`, href, locale)),
    ...INSPECTIONS.map(({ id, title }) => named("inspection", id, title, hrefInspections({}, [id]), locale)),
    ...PANELS.map(({ id, title }) => named("panel", id, title, hrefPanel(id), locale)),
  ];
  thingsOf.set(locale, things);
  return things;
}

function hrefOf({ kind, id }: SearchEntry): string {
  switch (kind) {
    case "cluster":
      return hrefCluster(id);
    case "k8s":
      return hrefK8s(id);
    case "region":
      return hrefRegion(id);
    case "zone":
      return hrefZone(id);
    case "host":
      return hrefHost(id);
    case "customer":
      return hrefCustomers(id);
    case "product":
      return hrefBusiness(id);
    case "scenario":
      return hrefScenarios(id);
    case "inspection":
      return hrefInspections({}, [id]);
    case "panel":
      return hrefPanel(id);
    case "page":
      return hrefFleet();
    default:
      return kind satisfies never;
  }
}

function describe(entry: SearchEntry, { inventory }: FleetSnapshot, locale: Locale): string {
  if (entry.kind === "k8s") return inventory.ids[entry.index] ?? "";
  if (entry.kind !== "cluster") return getTranslate(locale)("search.clusters", { count: entry.count });
  const { zone, region, customer } = inventory.labels;
  const place = zone[entry.index] || region[entry.index] || "";
  return [place, customer[entry.index] ?? ""].filter((text) => text !== "").join(" · ");
}

function toHit({ entry, thing }: Found, snapshot: FleetSnapshot, locale: Locale): SearchHit | null {
  if (thing) return { kind: thing.kind, id: thing.id, title: thing.title, detail: "", href: thing.href, health: null };
  if (!entry) return null;
  return {
    kind: entry.kind,
    id: entry.id,
    title: entry.id,
    detail: describe(entry, snapshot, locale),
    href: hrefOf(entry),
    health: entry.kind === "cluster" ? healthOfCode(snapshot.now.health[entry.index]) : null,
  };
}

const answersOf = new WeakMap<FleetSnapshot, Map<string, SearchResult>>();

/** The answer of `/search`, from memory. */
export function searchFleet(snapshot: FleetSnapshot, text: string, locale: Locale): SearchResult {
  const answers = answersOf.get(snapshot) ?? new Map<string, SearchResult>();
  answersOf.set(snapshot, answers);
  const key = `${locale} ${text}`;
  const known = answers.get(key);
  if (known) return known;
  const { found, totalCount } = searchIndex(getSearchIndex(snapshot.inventory), getThings(locale), text);
  const hits = found.flatMap((one) => toHit(one, snapshot, locale) ?? []);
  const result = { asOfUnixMs: snapshot.now.asOfUnixMs, query: text, hits, totalCount };
  if (answers.size >= KEPT_ANSWERS) answers.clear();
  answers.set(key, result);
  return result;
}
