// Every page of the product once, for tests that hold all pages to the same promise.
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
} from "../../../lib/url/hrefs";
import type { Subjects } from "./subjects";

export interface TestedPage {
  readonly name: string;
  readonly hrefOf: (subjects: Subjects) => string;
}

export const PAGES: readonly TestedPage[] = [
  { name: "fleet", hrefOf: () => hrefFleet() },
  { name: "region", hrefOf: ({ cluster }) => hrefRegion(cluster.region) },
  { name: "zone", hrefOf: ({ cluster }) => hrefZone(cluster.zone) },
  { name: "host", hrefOf: ({ cluster }) => hrefHost(cluster.hosts[0] ?? "") },
  { name: "business", hrefOf: () => hrefBusiness() },
  { name: "product", hrefOf: ({ cluster }) => hrefBusiness(cluster.product) },
  { name: "customers", hrefOf: () => hrefCustomers() },
  { name: "customer", hrefOf: ({ cluster }) => hrefCustomers(cluster.customer) },
  { name: "scenarios", hrefOf: () => hrefScenarios() },
  { name: "scenario", hrefOf: ({ cluster }) => hrefScenarios(cluster.scenario) },
  { name: "cluster", hrefOf: ({ cluster }) => hrefCluster(cluster.id) },
  { name: "k8s", hrefOf: ({ k8s }) => hrefK8s(k8s) },
  { name: "candidates", hrefOf: () => hrefTroubleshoot() },
  { name: "troubleshoot", hrefOf: ({ cluster }) => hrefTroubleshoot({ etcd: cluster.id }) },
  { name: "inspections", hrefOf: () => hrefInspections() },
  { name: "alerts", hrefOf: () => hrefAlerts() },
  { name: "coverage", hrefOf: () => hrefCoverage() },
  { name: "panel", hrefOf: () => hrefPanel("fleet-headline") },
];

/** The same page in another theme or language. */
export function withParameters(href: string, parameters: Readonly<Record<string, string>>): string {
  const url = new URL(href, "http://any");
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return `${url.pathname}${url.search}`;
}
