import "server-only";
// The last line of defence: whatever a query said, a scoped caller gets no series of another cluster.
import type { Frame, Scope } from "../../query/types";

/** Series that name a cluster outside the scope are left out; series that name none (fleet constants) stay, except that an empty scope gets nothing. */
export function restrictFrame(frame: Frame, scope: Scope, clusterLabels: readonly string[]): Frame {
  if (scope.kind === "all") return frame;
  // Columns lack the labels to judge by: nothing of them leaves.
  const { columns: _columns, series, ...rest } = frame;
  if (scope.clusterIds.length === 0) return { ...rest, series: [] };
  const allowed = new Set(scope.clusterIds);
  const isAllowed = (labels: Readonly<Record<string, string>>) =>
    clusterLabels.every((label) => labels[label] === undefined || allowed.has(labels[label]));
  return { ...rest, series: series.filter(({ labels }) => isAllowed(labels)) };
}
