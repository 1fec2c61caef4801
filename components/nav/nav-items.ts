// The views of the product in the order of the bar.
import {
  hrefAlerts,
  hrefBusiness,
  hrefCoverage,
  hrefCustomers,
  hrefFleet,
  hrefInspections,
  hrefScenarios,
  hrefTroubleshoot,
} from "@/lib/url/hrefs";

export type NavId =
  | "fleet"
  | "business"
  | "customers"
  | "scenarios"
  | "troubleshoot"
  | "inspections"
  | "alerts"
  | "coverage";

export interface NavItem {
  readonly id: NavId;
  readonly labelId: string;
  readonly href: string;
  /** pages that belong to it, by the start of their path */
  readonly owns: readonly string[];
}

export const NAV_GROUPS: readonly (readonly NavItem[])[] = [
  [
    {
      id: "fleet",
      labelId: "shell.nav.fleet",
      href: hrefFleet(),
      owns: ["/", "/regions/", "/zones/", "/hosts/", "/clusters/"],
    },
    { id: "business", labelId: "shell.nav.business", href: hrefBusiness(), owns: ["/business"] },
    { id: "customers", labelId: "shell.nav.customers", href: hrefCustomers(), owns: ["/customers"] },
    { id: "scenarios", labelId: "shell.nav.scenarios", href: hrefScenarios(), owns: ["/scenarios"] },
  ],
  [
    {
      id: "troubleshoot",
      labelId: "shell.nav.troubleshoot",
      href: hrefTroubleshoot(),
      owns: ["/troubleshoot", "/k8s/"],
    },
    {
      id: "inspections",
      labelId: "inspections.title",
      href: hrefInspections(),
      owns: ["/inspections"],
    },
    { id: "alerts", labelId: "alerts.title", href: hrefAlerts(), owns: ["/alerts"] },
    { id: "coverage", labelId: "coverage.nav", href: hrefCoverage(), owns: ["/coverage"] },
  ],
];

export function isActive(item: NavItem, pathname: string): boolean {
  return item.owns.some((start) => (start === "/" ? pathname === "/" : pathname.startsWith(start)));
}
