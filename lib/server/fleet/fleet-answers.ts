import "server-only";
// What the fleet's questions were answered in one refresh, by the name of the question.
import { columnsOf, type SampleColumns } from "../../query/columns";
import type { Frame, InstantQuery } from "../../query/types";

/** A label of the sample at hand; "" when it is not carried, or not kept. */
export type LabelOf = (label: string) => string;

export class FleetAnswers {
  private readonly columns = new Map<string, SampleColumns>();
  private readonly frames = new Map<string, Frame>();

  /** Keeps an instant answer: as columns where the question names the labels that are read, else as it is. */
  keep({ name, keptLabels }: Pick<InstantQuery, "name" | "keptLabels">, frame: Frame): void {
    if (keptLabels === undefined) this.frames.set(name, frame);
    else this.columns.set(name, frame.columns ?? columnsOf(frame.series, keptLabels));
  }

  /** An answer kept as it came; undefined when there is none. */
  frame(name: string): Frame | undefined {
    return this.frames.get(name);
  }

  has(name: string): boolean {
    return this.columns.has(name);
  }

  /** Clusters that the answer names; none when there is no answer. */
  idsIn(name: string): ReadonlySet<string> {
    const found = new Set(this.columns.get(name)?.ids);
    found.delete("");
    return found;
  }

  /** Every sample of a named cluster, whether it has a number or not. */
  forEachRow(name: string, visit: (id: string, labelOf: LabelOf) => void): void {
    const columns = this.columns.get(name);
    columns?.ids.forEach((id, at) => {
      if (id !== "") visit(id, (label) => columns.labels.get(label)?.[at] ?? "");
    });
  }

  /** Calls `visit` with position and number of every sample that has one and whose cluster is known to `indexOf`. */
  forEachSample(
    name: string,
    indexOf: ReadonlyMap<string, number>,
    visit: (index: number, value: number, labelOf: LabelOf) => void,
  ): void {
    const columns = this.columns.get(name);
    if (columns === undefined) return;
    let at = 0;
    let idBefore: string | undefined;
    let index: number | undefined;
    const labelOf: LabelOf = (label) => columns.labels.get(label)?.[at] ?? "";
    for (; at < columns.ids.length; at += 1) {
      const id = columns.ids[at];
      if (id === undefined) continue;
      if (id !== idBefore) index = indexOf.get(id);
      idBefore = id;
      const value = columns.values[at] ?? Number.NaN;
      if (index !== undefined && !Number.isNaN(value)) visit(index, value, labelOf);
    }
  }
}
