// The columns of cluster tables: which there are, what each sorts by, and which the reader chose (URL `cols`, in their order).
import type { ClusterSortKey } from "@/lib/contract/pages";

export interface ClusterColumn {
  readonly key: string;
  /** null = the server cannot order by it */
  readonly sortKey: ClusterSortKey | null;
  /** direction of the first click: worst first */
  readonly isDescending: boolean;
  readonly isNumber: boolean;
}

const text = (key: string, sortKey: ClusterSortKey | null = null): ClusterColumn => ({
  key,
  sortKey,
  isDescending: false,
  isNumber: false,
});
const number = (key: string, sortKey: ClusterSortKey | null, isDescending: boolean): ClusterColumn => ({
  key,
  sortKey,
  isDescending,
  isNumber: true,
});

export const CLUSTER_COLUMNS = [
  { key: "health", sortKey: "health", isDescending: true, isNumber: false },
  text("cluster", "id"),
  text("region", "region"),
  text("zone", "zone"),
  text("hosts"),
  text("product", "product"),
  text("scenario", "scenario"),
  text("spec", "spec"),
  text("customer", "customer"),
  text("version", "version"),
  text("failing"),
  number("burn", "burn", true),
  number("burn6h", "burn6h", true),
  number("budget", "budget", false),
  number("lost", "badMinutes", true),
  number("availability", "availability", false),
  number("write", "write", false),
  number("read", "read", false),
  number("dbUsage", "dbUsage", true),
  number("coverage", "coverage", false),
  number("members", null, false),
  number("margin", "margin", false),
  number("since", "since", true),
  text("course"),
] as const satisfies readonly ClusterColumn[];
export type ClusterColumnKey = (typeof CLUSTER_COLUMNS)[number]["key"];

export const DEFAULT_COLUMNS: readonly string[] = [
  "health",
  "cluster",
  "zone",
  "product",
  "scenario",
  "spec",
  "customer",
  "failing",
  "burn",
  "burn6h",
  "budget",
  "lost",
  "margin",
  "since",
  "course",
];

/** Without these a row says neither who nor how it is. */
export const FIXED_COLUMNS: readonly string[] = ["health", "cluster"];

/** Columns of a table in order; unknown keys are left out, health and cluster always stand first. */
export function pickColumns(cols: readonly string[] | null): readonly ClusterColumn[] {
  const wanted = [...FIXED_COLUMNS, ...(cols ?? DEFAULT_COLUMNS).filter((key) => !FIXED_COLUMNS.includes(key))];
  return wanted.flatMap((key) => CLUSTER_COLUMNS.find((column) => column.key === key) ?? []);
}

/** The choice after a column was ticked or unticked, in table order; null when it is the default again. */
export function toggleColumn(cols: readonly string[] | null, key: string): readonly string[] | null {
  const shown = new Set(pickColumns(cols).map((column) => column.key));
  if (!shown.delete(key)) shown.add(key);
  const next = CLUSTER_COLUMNS.filter((column) => shown.has(column.key)).map((column) => column.key);
  return next.join() === DEFAULT_COLUMNS.join() ? null : next;
}
