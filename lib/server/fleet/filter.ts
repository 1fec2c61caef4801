import "server-only";
import type { ClusterFilter } from "../../contract/pages";
// Which clusters a filter selects. Values of one label are alternatives, labels must all match; `zone` is the home zone,
// `member_zone` and `host` match where any member runs. An empty list of values selects nothing.
import { CLUSTER_LABELS } from "../../slo/vocabulary";
import { budgetOfCode, type FleetSnapshot, healthOfCode } from "./snapshot";
import { zonesOf } from "./zones-of";

type Test = (index: number) => boolean;

function labelTests({ inventory, now }: FleetSnapshot, filter: ClusterFilter): Test[] {
  const tests: Test[] = [];
  for (const label of CLUSTER_LABELS) {
    const wanted = filter[label];
    if (!wanted) continue;
    const values = new Set(wanted);
    const column = inventory.labels[label];
    tests.push((index) => values.has(column[index] ?? ""));
  }
  if (filter.host) {
    const values = new Set(filter.host);
    tests.push((index) => (inventory.hosts[index] ?? []).some((host) => values.has(host)));
  }
  if (filter.member_zone) {
    const values = new Set(filter.member_zone);
    tests.push((index) => zonesOf(inventory, index).some((zone) => values.has(zone)));
  }
  if (filter.health) {
    const values = new Set(filter.health);
    tests.push((index) => values.has(healthOfCode(now.health[index])));
  }
  if (filter.budget) {
    const values = new Set(filter.budget);
    tests.push((index) => values.has(budgetOfCode(inventory.budget[index])));
  }
  return tests;
}

function textTest({ inventory }: FleetSnapshot, text: string): Test {
  const wanted = text.toLowerCase();
  const columns = CLUSTER_LABELS.map((label) => inventory.labels[label]);
  return (index) =>
    (inventory.ids[index] ?? "").toLowerCase().includes(wanted) ||
    columns.some((column) => (column[index] ?? "").toLowerCase().includes(wanted)) ||
    (inventory.hosts[index] ?? []).some((host) => host.toLowerCase().includes(wanted));
}

/** Positions of the clusters that match, in id order. */
export function filterClusters(snapshot: FleetSnapshot, filter: ClusterFilter): number[] {
  const tests = labelTests(snapshot, filter);
  const text = filter.q?.trim() ?? "";
  if (text !== "") tests.push(textTest(snapshot, text));
  const selected: number[] = [];
  for (let index = 0; index < snapshot.inventory.ids.length; index++) {
    if (tests.every((test) => test(index))) selected.push(index);
  }
  return selected;
}
