// The visualizations, one per view kind. A kind without one does not compile.
import type { ViewKind } from "@/lib/contract/views";
import { SloView } from "./slo";
import { StatsView } from "./stats";
import { TableView } from "./table";
import { TilesView } from "./tiles";
import { TimeseriesView } from "./timeseries";
import { TimeseriesSummary } from "./timeseries-summary";
import { TimeseriesTable } from "./timeseries-table";
import { TimeseriesUnit } from "./timeseries-unit";
import type { Viz } from "./types";

export const VIZ = {
  timeseries: { View: TimeseriesView, Table: TimeseriesTable, Unit: TimeseriesUnit, Summary: TimeseriesSummary },
  stats: { View: StatsView, Table: null, Unit: null, Summary: null },
  slo: { View: SloView, Table: null, Unit: null, Summary: null },
  tiles: { View: TilesView, Table: null, Unit: null, Summary: null },
  table: { View: TableView, Table: null, Unit: null, Summary: null },
} satisfies { [K in ViewKind]: Viz<K> };
