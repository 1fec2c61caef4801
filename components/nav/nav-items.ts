// The views of the product in the order of the bar. A view that this version does not have is named, greyed and not a link.
import { Activity, Bell, Building2, LayoutGrid, type LucideIcon, Radar, Route, Stethoscope, Users } from "lucide-react";
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

export interface NavItem {
  readonly id: string;
  readonly labelId: string;
  /** null = not in this version */
  readonly href: string | null;
  /** pages that belong to it, by the start of their path */
  readonly owns: readonly string[];
  readonly icon: LucideIcon;
}

export const NAV_GROUPS: readonly (readonly NavItem[])[] = [
  [
    {
      id: "fleet",
      labelId: "shell.nav.fleet",
      href: hrefFleet(),
      owns: ["/", "/regions/", "/clusters/"],
      icon: LayoutGrid,
    },
    { id: "business", labelId: "shell.nav.business", href: hrefBusiness(), owns: ["/business"], icon: Building2 },
    { id: "customers", labelId: "shell.nav.customers", href: hrefCustomers(), owns: ["/customers"], icon: Users },
    { id: "scenarios", labelId: "shell.nav.scenarios", href: hrefScenarios(), owns: ["/scenarios"], icon: Route },
  ],
  [
    {
      id: "troubleshoot",
      labelId: "shell.nav.troubleshoot",
      href: hrefTroubleshoot(),
      owns: ["/troubleshoot", "/k8s/"],
      icon: Activity,
    },
    {
      id: "inspections",
      labelId: "inspections.title",
      href: hrefInspections(),
      owns: ["/inspections"],
      icon: Stethoscope,
    },
    { id: "alerts", labelId: "alerts.title", href: hrefAlerts(), owns: ["/alerts"], icon: Bell },
    { id: "coverage", labelId: "coverage.nav", href: hrefCoverage(), owns: ["/coverage"], icon: Radar },
  ],
];

export function isActive(item: NavItem, pathname: string): boolean {
  return item.owns.some((start) => (start === "/" ? pathname === "/" : pathname.startsWith(start)));
}
