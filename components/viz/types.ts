// What every visualization gets, and what it may offer beside its picture.
import type { ComponentType } from "react";
import type { PanelResult } from "@/lib/contract/panel-result";
import type { ViewData, ViewKind } from "@/lib/contract/views";

export type DataOf<K extends ViewKind> = Extract<ViewData, { kind: K }>;

export interface VizProps<K extends ViewKind> {
  result: PanelResult;
  data: DataOf<K>;
}

export interface Viz<K extends ViewKind> {
  View: ComponentType<VizProps<K>>;
  /** the same numbers as rows, for those who cannot or will not read a picture; null where the view is text already */
  Table: ComponentType<VizProps<K>> | null;
  /** what stands in grey behind the title: the unit of the axis */
  Unit: ComponentType<VizProps<K>> | null;
  /** one sentence that says what the picture shows; null where the view is text already */
  Summary: ComponentType<VizProps<K>> | null;
}
