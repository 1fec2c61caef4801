"use client";
// Links of the fleet page that change its own filters and order, and keep the rest of what the reader chose.
import { useMemo } from "react";
import type { BudgetState, Health } from "@/lib/slo/vocabulary";
import { hrefFleet } from "@/lib/url/hrefs";
import { FILTER_PARAMETERS, type FilterParameter, type Sort, type UrlState } from "@/lib/url/parameters";
import { type Filters, pickFilters } from "@/lib/url/state";
import { useUrlState } from "./url-state";

export interface FilterChoice {
  readonly parameter: FilterParameter | "q";
  readonly value: string;
}

export interface FleetLinks {
  readonly health: (health: Health) => string;
  readonly budget: (budget: BudgetState) => string;
  readonly region: (region: string) => string;
  readonly withAll: (healths: readonly Health[]) => string;
  readonly without: (choice: FilterChoice) => string;
  readonly cleared: string;
  readonly sortedBy: (sort: Sort) => string;
  readonly page: (page: number) => string;
}

/** The page's list state as one partial URL state: filters, order, page size; never a page number. */
function pickList(state: UrlState): Partial<UrlState> {
  return {
    ...pickFilters(state),
    sort: state.sort,
    group: state.group,
    colour: state.colour,
    pageSize: state.pageSize,
  };
}

export function buildFleetLinks(state: UrlState): FleetLinks {
  const list = pickList(state);
  return {
    health: (health) => hrefFleet({ ...list, health: [health] }),
    budget: (budget) => hrefFleet({ ...list, budget: [budget] }),
    region: (region) => hrefFleet({ ...list, region: [region] }),
    withAll: (health) => hrefFleet({ ...list, health }),
    without: (choice) => hrefFleet({ ...list, ...removeChoice(state, choice) }),
    cleared: hrefFleet({ sort: state.sort, group: state.group, colour: state.colour, pageSize: state.pageSize }),
    sortedBy: (sort) => hrefFleet({ ...list, sort }),
    page: (page) => hrefFleet({ ...list, page }),
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

export function useFleetLinks(): FleetLinks {
  const state = useUrlState();
  return useMemo(() => buildFleetLinks(state), [state]);
}
