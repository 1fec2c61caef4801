"use client";
// Links of the fleet page that change its own filters and order, and keep the rest of what the reader chose.
import { createContext, useContext, useMemo } from "react";
import type { BudgetState, Health } from "@/lib/slo/vocabulary";
import { hrefAlerts, hrefFleet, hrefRegion } from "@/lib/url/hrefs";
import {
  FILTER_PARAMETERS,
  type FilterLabel,
  type FilterParameter,
  type GroupLabel,
  type Sort,
  type UrlState,
} from "@/lib/url/parameters";
import { DEFAULT_URL_STATE, type Filters, pickFilters } from "@/lib/url/state";
import { useListState, useUrlState } from "./url-state";

export interface FilterChoice {
  readonly parameter: FilterParameter | "q";
  readonly value: string;
}

export interface FleetLinks {
  readonly health: (health: Health) => string;
  readonly budget: (budget: BudgetState) => string;
  /** the alerts of what the page shows */
  readonly alerts: () => string;
  /** the filters in force, with these labels narrowed to these values */
  readonly withValues: (
    values: readonly { readonly label: FilterLabel | "member_zone"; readonly value: string }[],
  ) => string;
  readonly withAll: (healths: readonly Health[]) => string;
  readonly without: (choice: FilterChoice) => string;
  readonly cleared: string;
  readonly sortedBy: (sort: Sort) => string;
  readonly page: (page: number) => string;
  /** so many rows a page */
  readonly rows: (pageSize: number) => string;
}

/** The page's list state as one partial URL state: filters, order, page size; never a page number. */
function pickList(state: UrlState): Partial<UrlState> {
  return {
    ...pickFilters(state),
    sort: state.sort,
    group: state.group,
    colour: state.colour,
    at: state.at,
    cols: state.cols,
    pageSize: state.pageSize,
  };
}

/** `hrefPage`: the page that the links stay on; the fleet's, or one region's. */
export function buildFleetLinks(
  state: UrlState,
  hrefPage: (state: Partial<UrlState>) => string = hrefFleet,
): FleetLinks {
  const list = pickList(state);
  const { sort, group, colour, at, cols, pageSize } = state;
  return {
    health: (health) => hrefPage({ ...list, health: [health] }),
    budget: (budget) => hrefPage({ ...list, budget: [budget] }),
    alerts: () => hrefAlerts({ ...pickFilters(state), health: [], budget: [] }),
    withValues: (values) =>
      hrefPage({ ...list, ...Object.fromEntries(values.map(({ label, value }) => [label, [value]])) }),
    withAll: (health) => hrefPage({ ...list, health }),
    without: (choice) => hrefPage({ ...list, ...removeChoice(state, choice) }),
    cleared: hrefPage({ sort, group, colour, at, cols, pageSize }),
    sortedBy: (next) => hrefPage({ ...list, sort: next }),
    page: (page) => hrefPage({ ...list, page }),
    rows: (next) => hrefPage({ ...list, pageSize: next }),
  };
}

function removeChoice(state: UrlState, { parameter, value }: FilterChoice): Partial<UrlState> {
  if (parameter === "q") return { q: "" };
  const kept = (values: readonly string[]) => values.filter((other) => other !== value);
  return { [parameter]: kept(state[parameter]) };
}

/** Every filter in force, in the order of the URL's parameters. */
export function listFilterChoices(filters: Filters): FilterChoice[] {
  const choices = FILTER_PARAMETERS.flatMap((parameter) =>
    (filters[parameter] ?? []).map((value): FilterChoice => ({ parameter, value })),
  );
  return filters.q ? [...choices, { parameter: "q", value: filters.q }] : choices;
}

/** The region whose page this is; null on the fleet's. */
const RegionContext = createContext<string | null>(null);
export const RegionProvider = RegionContext.Provider;

const DEFAULT_GROUP = DEFAULT_URL_STATE.group.join();
/** Within one region its zones are the rows. */
const REGION_GROUP: readonly GroupLabel[] = ["zone", "spec"];

/** What the map's rows and columns are: the URL's choice, or the page's own. */
export function useMapGroup(): readonly GroupLabel[] {
  const { group } = useListState();
  const region = useContext(RegionContext);
  return region !== null && group.join() === DEFAULT_GROUP ? REGION_GROUP : group;
}

export function useFleetLinks(): FleetLinks {
  const state = useUrlState();
  const region = useContext(RegionContext);
  return useMemo(() => {
    if (region === null) return buildFleetLinks(state);
    const alerts = () => hrefAlerts({ ...pickFilters(state), health: [], budget: [], region: [region] });
    return { ...buildFleetLinks(state, (next) => hrefRegion(region, next)), alerts };
  }, [state, region]);
}
