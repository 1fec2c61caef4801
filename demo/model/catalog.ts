// The words and proportions that a simulated fleet is drawn from. Loads and sizes follow the ranges that etcd's hardware guide
// gives for small, medium and large clusters; the rest is a plausible mix, chosen so that every code path has some clusters.

export interface Region {
  readonly id: string;
  readonly title: string;
  readonly utcOffsetHours: number;
  readonly weight: number;
}

export const REGIONS: readonly Region[] = [
  { id: "gz", title: "Guangzhou", utcOffsetHours: 8, weight: 28 },
  { id: "sh", title: "Shanghai", utcOffsetHours: 8, weight: 22 },
  { id: "nj", title: "Nanjing", utcOffsetHours: 8, weight: 16 },
  { id: "sg", title: "Singapore", utcOffsetHours: 8, weight: 14 },
  { id: "fra", title: "Frankfurt", utcOffsetHours: 1, weight: 12 },
  { id: "dxb", title: "Dubai", utcOffsetHours: 4, weight: 8 },
];
export const ZONES_PER_REGION = 3;

export const SPECS = ["small", "default", "large"] as const;
export type Spec = (typeof SPECS)[number];
export const SCENARIOS = ["k8s-main", "k8s-events", "managed-etcd"] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** Customers, biggest first; the short word starts the ids of their clusters. */
export const CUSTOMERS: readonly { readonly id: string; readonly short: string }[] = [
  { id: "brightpay", short: "pay" },
  { id: "streamhall", short: "video" },
  { id: "cartwheel", short: "shop" },
  { id: "playforge", short: "game" },
  { id: "northbank", short: "bank" },
  { id: "hopride", short: "ride" },
  { id: "parley", short: "chat" },
  { id: "atlasline", short: "maps" },
  { id: "tunewell", short: "music" },
  { id: "pressroom", short: "news" },
  { id: "adspan", short: "ads" },
  { id: "sensorium", short: "iot" },
  { id: "drivewise", short: "auto" },
  { id: "carepoint", short: "health" },
  { id: "lectern", short: "edu" },
  { id: "wayfarer", short: "travel" },
  { id: "postbox", short: "mail" },
  { id: "lenscap", short: "photo" },
  { id: "forkful", short: "food" },
  { id: "tickertape", short: "stock" },
  { id: "gridworks", short: "power" },
  { id: "signalco", short: "telco" },
  { id: "civica", short: "civic" },
  { id: "harbour", short: "cargo" },
  { id: "platform", short: "infra" },
];

export const ROLES = ["core", "web", "batch", "data", "edge", "ml", "ci", "stage"] as const;

export const K8S_PRODUCTS: readonly { readonly id: string; readonly weight: number }[] = [
  { id: "kubernetes", weight: 60 },
  { id: "serverless", weight: 22 },
  { id: "edge", weight: 12 },
  { id: "mesh", weight: 6 },
];
export const MANAGED_PRODUCTS: readonly { readonly id: string; readonly weight: number }[] = [
  { id: "etcd-service", weight: 75 },
  { id: "registry", weight: 25 },
];

/** `next` is where a rolling upgrade of that version goes. */
export const ETCD_VERSIONS: readonly { readonly id: string; readonly next: string; readonly weight: number }[] = [
  { id: "3.4.27", next: "3.5.16", weight: 8 },
  { id: "3.4.34", next: "3.5.21", weight: 9 },
  { id: "3.5.9", next: "3.5.21", weight: 13 },
  { id: "3.5.16", next: "3.6.4", weight: 24 },
  { id: "3.5.21", next: "3.6.4", weight: 14 },
  { id: "3.6.4", next: "3.7.1", weight: 15 },
  { id: "3.6.6", next: "3.7.1", weight: 5 },
  { id: "3.7.1", next: "3.7.1", weight: 12 },
];

export const K8S_VERSIONS: readonly { readonly id: string; readonly minor: number; readonly weight: number }[] = [
  { id: "1.24.17", minor: 24, weight: 12 },
  { id: "1.27.16", minor: 27, weight: 18 },
  { id: "1.30.8", minor: 30, weight: 42 },
  { id: "1.34.1", minor: 34, weight: 18 },
  { id: "1.37.2", minor: 37, weight: 10 },
];

interface SpecRanges {
  readonly writesPerSecond: readonly [number, number];
  readonly keys: readonly [number, number];
  readonly dbBytes: readonly [number, number];
  readonly quotaBytes: number;
  readonly watchers: readonly [number, number];
  readonly fds: readonly [number, number];
}

const MEBI = 1024 * 1024;
const GIBI = 1024 * MEBI;
export const SPEC_RANGES: Readonly<Record<Spec, SpecRanges>> = {
  small: {
    writesPerSecond: [5, 30],
    keys: [1_000, 8_000],
    dbBytes: [20 * MEBI, 80 * MEBI],
    quotaBytes: 2 * GIBI,
    watchers: [80, 250],
    fds: [60, 300],
  },
  default: {
    writesPerSecond: [30, 200],
    keys: [8_000, 60_000],
    dbBytes: [100 * MEBI, 600 * MEBI],
    quotaBytes: 4 * GIBI,
    watchers: [200, 600],
    fds: [300, 1_500],
  },
  large: {
    writesPerSecond: [200, 1_500],
    keys: [60_000, 600_000],
    dbBytes: [800 * MEBI, 5 * GIBI],
    quotaBytes: 8 * GIBI,
    watchers: [500, 5_000],
    fds: [1_000, 6_000],
  },
};
