// API shapes about places: what dies with a zone or a host, and the facts that the map can be coloured or grouped by.
// A place "dies" when all members in it stop at once; what is then left decides about quorum (docs/slo.md "Margin").
import { z } from "zod";
import { type ClusterRow, listSchema } from "./fleet";
import type { FleetStatus, NotFound } from "./pages";
import type { HealthCounts } from "./views";

export const PLACE_LABELS = ["zone", "host"] as const;
export type PlaceLabel = (typeof PLACE_LABELS)[number];

/** What becomes of a cluster when the place dies. `already-lost`: it has no quorum now; `unknown`: its margin is not known. */
export const FATES = ["loses-quorum", "already-lost", "survives", "unknown"] as const;
export type Fate = (typeof FATES)[number];

/** Why quorum goes: no margin is left now; too many of its members are in the one place; it has too few members to lose any. */
export const LOSS_REASONS = ["no-margin", "members-together", "too-few-members"] as const;
export type LossReason = (typeof LOSS_REASONS)[number];

export const lossRowSchema = z.strictObject({
  /** the zone or host; never "" */
  value: z.string(),
  /** clusters with at least one member there */
  clusterCount: z.number().int(),
  lostCount: z.number().int(),
  alreadyLostCount: z.number().int(),
  unknownCount: z.number().int(),
  /** the most frequent reason among the lost, and how many have it; null when none is lost */
  reason: z.enum(LOSS_REASONS).nullable(),
  reasonCount: z.number().int(),
});
export type LossRow = z.infer<typeof lossRowSchema>;
/** Most lost first. */
export const lossListSchema = listSchema(lossRowSchema);
export type LossList = z.infer<typeof lossListSchema>;

/** Facts per cluster beyond health and labels; each is fetched only when somebody asks the map for it. */
export const MAP_COLUMNS = ["burn", "left", "db", "coverage", "host", "zone"] as const;
export type MapColumn = (typeof MAP_COLUMNS)[number];

export const mapColumnSchema = z.strictObject({
  asOfUnixMs: z.number().nullable(),
  /** order of the clusters: that of /fleet/inventory of this version */
  inventoryVersion: z.string(),
  column: z.enum(MAP_COLUMNS),
  /** `burn`: times the sustainable pace over 1 h; the others ratios; 3 digits; null = no value. Empty for `host` and `zone` */
  values: z.array(z.number().nullable()),
  /** `host` only: names, and per cluster the positions of its hosts in them */
  hosts: z.array(z.string()),
  hostCodes: z.array(z.array(z.number().int())),
  /** `zone` only: names, and per cluster the positions of the zones of its members and its home */
  zones: z.array(z.string()),
  zoneCodes: z.array(z.array(z.number().int())),
});
export type MapColumnData = z.infer<typeof mapColumnSchema>;

export interface PlaceCluster {
  readonly row: ClusterRow;
  /** ids of its members in the place */
  readonly membersHere: readonly string[];
  readonly fate: Fate;
  /** null unless it loses quorum */
  readonly reason: LossReason | null;
}

export interface PlacePageFound {
  readonly kind: "found";
  readonly label: PlaceLabel;
  readonly value: string;
  readonly status: FleetStatus;
  readonly asOfUnixMs: number | null;
  /** home regions of its clusters with their titles, most clusters first */
  readonly regions: readonly { readonly id: string; readonly title: string }[];
  /** zones that the host is in; for a zone itself alone */
  readonly zones: readonly string[];
  readonly memberCount: number;
  readonly clusterCount: number;
  readonly counts: HealthCounts;
  readonly fates: Readonly<Record<Fate, number>>;
  /** those that lose quorum first, then worst health first; at most `PLACE_ROWS_MAX` */
  readonly clusters: readonly PlaceCluster[];
  /** hosts of a zone, most lost first, at most 20; empty for a host */
  readonly hosts: readonly LossRow[];
}
export type PlacePage = PlacePageFound | NotFound;
export const PLACE_ROWS_MAX = 300;
