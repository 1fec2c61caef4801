// Panel results of every view kind and state, as the executor would hand them to a picture.
import type { PanelResult } from "@/lib/contract/panel-result";
import type { Slo, Tile, ViewData, ViewKind } from "@/lib/contract/views";

export const NOW_UNIX_MS = Date.UTC(2026, 10, 19, 10, 24, 42);
export const AS_OF_UNIX_MS = Date.UTC(2026, 10, 19, 10, 24, 30);
const START_UNIX_MS = Date.UTC(2026, 10, 19, 9, 24);
const STEP_SECONDS = 60;

export const TIMES = Array.from({ length: 61 }, (_none, index) => START_UNIX_MS + index * STEP_SECONDS * 1000);

/** A wave with an incident in the last third. */
function wave(base: number, peak: number): number[] {
  return TIMES.map((_time, index) => base + (index > 38 ? peak : 0) + Math.sin(index / 3) * base * 0.2);
}

const slo = (sli: Slo["sli"], more: Partial<Slo>): Slo => ({
  sli,
  objectiveRatio: 0.999,
  valueRatio: 0.99957,
  budget: "healthy",
  budgetRemainingRatio: 0.57,
  badMinutes: null,
  allowedMinutes: null,
  burnRate1h: 0.4,
  burnRate6h: 0.6,
  exhaustedInHours: null,
  isBurning: false,
  coverageRatio: 1,
  ...more,
});

const tile = (more: Partial<Tile>): Tile => ({
  id: "gz",
  title: "Guangzhou",
  health: "down",
  counts: { down: 3, burning: 38, degraded: 57, blind: 0, ok: 1_688 },
  totalCount: 1_786,
  slos: [
    { sli: "availability", valueRatio: 0.99981, objectiveRatio: 0.9995, isFailing: false },
    { sli: "write", valueRatio: 0.99882, objectiveRatio: 0.999, isFailing: true },
    { sli: "read", valueRatio: 0.9994, objectiveRatio: 0.999, isFailing: false },
  ],
  budgetRemainingRatio: -0.18,
  budget: "breached",
  burnSpark: Array.from({ length: 48 }, (_none, index) => (index > 40 ? index - 36 : 1 + (index % 3) * 0.2)),
  burnRate: 9.3,
  fullness: { measuredCount: 1_780, nearLimitCount: 2, fullestRatio: 0.91, fullestId: "ledger-04" },
  pageAlertCount: 0,
  blindSinceUnixMs: null,
  href: "region=gz",
  ...more,
});

export const DATA: { readonly [K in ViewKind]: Extract<ViewData, { kind: K }> } = {
  timeseries: {
    kind: "timeseries",
    timesUnixMs: TIMES,
    lines: [
      { key: "s0", name: "m-1", values: wave(0.006, 0), slot: 0 },
      { key: "s1", name: "m-2", values: wave(0.008, 0.47), slot: 1 },
      { key: "s2", name: "m-3", values: wave(0.007, 0.38), slot: 2 },
    ],
    bounds: [{ value: 0.128, label: "bound 128 ms" }],
    omittedNames: [],
  },
  stats: {
    kind: "stats",
    stats: [
      {
        id: "down",
        labelId: "health.down",
        unit: "count",
        value: 3,
        health: "down",
        note: null,
        objectiveRatio: null,
        budgetRemainingRatio: null,
        href: "health=down",
      },
      {
        id: "blind",
        labelId: "health.blind",
        unit: "count",
        value: null,
        health: "blind",
        note: null,
        objectiveRatio: null,
        budgetRemainingRatio: null,
        href: null,
      },
      {
        id: "write",
        labelId: "sli.write",
        unit: "ratio",
        value: 0.99954,
        health: null,
        note: null,
        objectiveRatio: 0.999,
        budgetRemainingRatio: 0.55,
        href: null,
      },
    ],
  },
  slo: {
    kind: "slo",
    slos: [
      slo("availability", {
        objectiveRatio: 0.9995,
        valueRatio: 0.99978,
        badMinutes: 8.9,
        allowedMinutes: 20.2,
        budgetRemainingRatio: 0.56,
      }),
      slo("write", { isBurning: true, burnRate1h: 28.6, burnRate6h: 9.3, exhaustedInHours: 41 }),
      slo("read", {
        valueRatio: null,
        budget: "unknown",
        budgetRemainingRatio: null,
        burnRate1h: null,
        burnRate6h: null,
      }),
      slo("disk", { objectiveRatio: 0.99, valueRatio: 0.9871, budget: "breached", budgetRemainingRatio: -0.29 }),
    ],
    errorsSource: "grpc",
    latencySource: "apiserver",
  },
  tiles: {
    kind: "tiles",
    tiles: [
      tile({}),
      tile({
        id: "sh",
        title: "Shanghai",
        health: "burning",
        budget: "healthy",
        budgetRemainingRatio: 0.83,
        burnRate: 1.1,
      }),
      tile({
        id: "dxb",
        title: "Dubai",
        health: "blind",
        counts: { down: 0, burning: 0, degraded: 0, blind: 84, ok: 0 },
        totalCount: 84,
        slos: (["availability", "write", "read"] as const).map((sli) => ({
          sli,
          valueRatio: null,
          objectiveRatio: null,
          isFailing: false,
        })),
        budget: "unknown",
        budgetRemainingRatio: null,
        burnSpark: [],
        burnRate: null,
        blindSinceUnixMs: Date.UTC(2026, 10, 19, 9, 51),
      }),
    ],
  },
  table: {
    kind: "table",
    columns: [
      { key: "health", labelId: "label.health", unit: "text", cell: "health" },
      { key: "id", labelId: "label.cluster", unit: "text", cell: "id" },
      { key: "zone", labelId: "label.zone", unit: "text", cell: "text" },
      { key: "burn", labelId: "picture.budget", unit: "burnRate", cell: "number" },
      { key: "budget", labelId: "label.budget", unit: "ratio", cell: "budget" },
      { key: "margin", labelId: "label.spec", unit: "count", cell: "margin" },
      { key: "spark", labelId: "label.version", unit: "burnRate", cell: "spark" },
    ],
    rows: [
      {
        id: "a",
        href: null,
        cells: {
          health: "down",
          id: "iam-core-02",
          zone: "gz-3",
          burn: null,
          budget: -2.12,
          margin: -1,
          spark: [1, null, 3, 9],
        },
      },
      {
        id: "b",
        href: null,
        cells: {
          health: "burning",
          id: "ledger-04",
          zone: "gz-3",
          burn: 31.4,
          budget: 0.57,
          margin: 0,
          spark: [1, 1, 2, 2],
        },
      },
      {
        id: "c",
        href: null,
        cells: { health: "blind", id: "edge-9", zone: "", burn: null, budget: null, margin: null, spark: null },
      },
    ],
    totalCount: 44,
  },
};

const UNIT = {
  timeseries: "seconds",
  stats: "count",
  slo: "ratio",
  tiles: "ratio",
  table: "text",
} as const satisfies Record<ViewKind, PanelResult["view"]["unit"]>;

export function buildResult(kind: ViewKind, more: Partial<PanelResult> = {}): PanelResult {
  return {
    panel: "cluster-wal-fsync",
    title: "WAL fsync p99",
    state: "ok",
    isStale: false,
    asOfUnixMs: AS_OF_UNIX_MS,
    coverage: { expectedCount: 3, answeredCount: 3, missing: [] },
    notices: [],
    range: { fromUnixMs: START_UNIX_MS, toUnixMs: START_UNIX_MS + 3_600_000, stepSeconds: STEP_SECONDS },
    view: { kind, unit: UNIT[kind], thresholds: [], yDomain: "zero" },
    data: DATA[kind],
    queries: [],
    ...more,
  };
}

/** The result of every state that looks different. */
export const STATES = {
  ok: {},
  zero: {
    data: { ...DATA.timeseries, lines: [{ key: "s0", name: "m-1", values: TIMES.map(() => 0), slot: 0 }], bounds: [] },
  },
  empty: { state: "empty", data: { ...DATA.timeseries, lines: [] } },
  partial: {
    state: "partial",
    coverage: { expectedCount: 20, answeredCount: 19, missing: ["dxb"] },
    data: {
      ...DATA.timeseries,
      lines: DATA.timeseries.lines.map((line) => ({
        ...line,
        values: line.values.map((value, index) => (index > 20 && index < 30 ? null : value)),
      })),
    },
  },
  stale: { isStale: true, asOfUnixMs: AS_OF_UNIX_MS - 360_000 },
  error: {
    state: "error",
    data: null,
    asOfUnixMs: null,
    notices: [
      { level: "error", messageId: "picture.error-unknown", values: {}, detail: "bad_data: <b>503</b> & more" },
    ],
  },
  blind: {
    state: "empty",
    coverage: { expectedCount: 3, answeredCount: 0, missing: ["gz-1", "gz-2"] },
    data: { ...DATA.timeseries, lines: [] },
  },
} as const satisfies Record<string, Partial<PanelResult>>;
