// What a panel is: data and pure functions. Surfaces (page, embed, picture, CSV, JSON) are loops over the registry of these;
// one executor, lib/server/run-panel.ts, runs them. A definition does no I/O and reads no clock: all it knows comes in.
import type { z } from "zod";
import type { RaftboardConfig } from "../config/schema";
import type { ClusterList, ClusterRow, FleetSummary, RollupRow } from "../contract/fleet";
import type { ClusterFilter, ClusterSortKey, RollupLabel } from "../contract/pages";
import type { Coverage, Notice } from "../contract/panel-result";
import type { VIEW_DATA_SCHEMAS, View, ViewKind } from "../contract/views";
import type { Frame, QueryRequest, Scope, TimeRange } from "../query/types";
import type { BudgetState, SlicePart, SliId, SliSource } from "../slo/vocabulary";
import type { Locale } from "../text/locale";
import type { Translate } from "../text/translate";

/** A cluster as the snapshot knows it: identity and choices that queries depend on. */
/** What the 28 days hold of one SLI; null = no value. */
export interface WindowFacts {
  readonly errorRatio: number | null;
  /** minutes or events */
  readonly totalCount: number | null;
  readonly budget: BudgetState;
  readonly budgetRemainingRatio: number | null;
}

export interface ClusterFacts {
  readonly row: ClusterRow;
  /** the numbers that `row` is made of: a page that shows both must not ask for one of them anew */
  readonly window: {
    readonly asOfUnixMs: number;
    readonly coverageRatio: number | null;
    readonly slis: Readonly<Partial<Record<SliId, WindowFacts>>>;
    /** absent = none recorded */
    readonly partBadMinutes: Readonly<Partial<Record<SlicePart, number>>>;
  };
  /** ascending by id: a member's position is its colour slot on the whole page */
  readonly members: readonly { readonly id: string; readonly zone: string; readonly host: string }[];
  readonly objectives: Readonly<Partial<Record<SliId, number>>>;
  readonly errorsSource: SliSource | null;
  readonly latencySource: SliSource | null;
  /** what Kubernetes keeps in it: everything, all but Event objects, or those alone */
  readonly k8sRole: "all" | "main" | "events";
}

/** The fleet as the caller's scope sees it, from memory. */
export interface FleetAccess {
  /** false until the first snapshot */
  readonly isLoaded: boolean;
  readonly asOfUnixMs: number | null;
  readonly isStale: boolean;
  summary(filter: ClusterFilter): FleetSummary;
  rollup(labels: readonly RollupLabel[], filter: ClusterFilter): readonly RollupRow[];
  /** worst first unless sorted otherwise */
  clusters(
    filter: ClusterFilter,
    options: { readonly pageSize: number; readonly sort?: { key: ClusterSortKey; isDescending: boolean } },
  ): ClusterList;
  /** null when no such cluster is in the inventory of this scope */
  cluster(id: string): ClusterFacts | null;
}

export interface PanelContext {
  readonly config: RaftboardConfig;
  readonly scope: Scope;
  /** aligned to the step; what charts ask for */
  readonly range: TimeRange;
  readonly stepSeconds: number;
  /** window for `rate`: no scrape and no step falls between two points */
  readonly rateWindowSeconds: number;
  readonly nowUnixMs: number;
  readonly fleet: FleetAccess;
  /** words in the caller's language, for names and labels inside the data */
  readonly words: Translate;
  readonly locale: Locale;
}

/** Answers by query name; a query that failed is absent. */
export type FrameMap = ReadonlyMap<string, Frame>;

export interface PanelOutcome<Kind extends ViewKind> {
  readonly data: z.output<(typeof VIEW_DATA_SCHEMAS)[Kind]>;
  /** overrides the rule of empty-data.ts, where an empty table is good news */
  readonly isEmpty?: boolean;
  readonly notices?: readonly Notice[];
  readonly coverage?: Coverage;
}

export interface PanelBudget {
  readonly maxSeries: number;
  readonly maxPoints: number;
  readonly timeoutMs: number;
  readonly refreshSeconds: number;
}

export interface PanelDefinition<Params extends z.ZodObject = z.ZodObject, Kind extends ViewKind = ViewKind> {
  /** file name; stable for ever, since links carry it */
  readonly id: string;
  /** message ids in lib/text */
  readonly title: string;
  readonly question: string;
  readonly docs: string;
  readonly level: 1 | 2 | 3;
  readonly params: Params;
  /** what the time axis is made of: the page's range, the 28 d before the page's end, or nothing for panels of "now" */
  readonly time: "range" | "slo-window" | "now";
  /** recorded series have one sample a minute: finer steps would only repeat it */
  readonly minStepSeconds?: number;
  readonly view: View & { readonly kind: Kind };
  readonly budget: PanelBudget;
  queries(params: z.output<Params>, ctx: PanelContext): readonly QueryRequest[];
  transform(frames: FrameMap, params: z.output<Params>, ctx: PanelContext): PanelOutcome<Kind>;
}

/** Checks a definition's types against each other; the registry holds the general form. */
export function definePanel<Params extends z.ZodObject, Kind extends ViewKind>(
  definition: PanelDefinition<Params, Kind>,
): PanelDefinition<Params, Kind> {
  return definition;
}

/** Message ids of a panel follow from its id. */
export function panelText(id: string): { title: string; question: string; docs: string } {
  return { title: `panel.${id}.title`, question: `panel.${id}.question`, docs: `panel.${id}.docs` };
}

/** Charts: at most 12 series and 240 points leave the server. */
export const CHART_BUDGET: PanelBudget = { maxSeries: 12, maxPoints: 240, timeoutMs: 20_000, refreshSeconds: 30 };
/** Panels that are answered from the snapshot. */
export const MEMORY_BUDGET: PanelBudget = { maxSeries: 0, maxPoints: 0, timeoutMs: 1_000, refreshSeconds: 30 };
