// What every rule layer needs: the config, the raw series of the whole fleet or of one shard, and durations.
import type { InventoryCluster, RaftboardConfig } from "../config/schema";
import { formatRange, formatTileRange, type RawSources } from "../slis/context";
import { matchLabel } from "../slis/expression";

export interface RuleOptions {
  /** global: one ruler sees all regions; region: a ruler in each region, which sees only its own series */
  readonly scope: "global" | "region";
  readonly region?: string;
  /** clusters of the inventory file, where the inventory is one */
  readonly inventory?: readonly InventoryCluster[];
  /** 1 unless a replay test shortens every interval and range */
  readonly timeScale?: number;
}

/** A part of the raw series that one rule group reads. */
export interface Shard {
  readonly suffix: string;
  readonly sources: RawSources;
}

export interface World {
  readonly config: RaftboardConfig;
  readonly inventory: readonly InventoryCluster[];
  readonly sources: RawSources;
  readonly shards: readonly Shard[];
  /** a range of so many seconds */
  readonly range: (seconds: number) => string;
  /** a range that holds exactly seconds / interval samples */
  readonly tileRange: (seconds: number) => string;
  /** seconds in an expression, for comparisons with time() */
  readonly seconds: (seconds: number) => number;
}

export function buildWorld(config: RaftboardConfig, options: RuleOptions): World {
  const sources: RawSources = {
    labels: config.labels,
    etcdMatchers: config.selectors.etcd,
    apiserverMatchers: config.selectors.apiserver,
    scrapeIntervalSeconds: config.scrapeIntervalSeconds,
    shardMatchers: "",
    shard: "",
    timeScale: options.timeScale ?? 1,
  };
  const inventory = options.inventory ?? [];
  return {
    config,
    inventory: options.region === undefined ? inventory : inventory.filter((one) => one.region === options.region),
    sources,
    shards: options.scope === "global" ? buildShards(config, sources) : [{ suffix: "", sources }],
    range: (seconds) => formatRange(sources, seconds),
    tileRange: (seconds) => formatTileRange(sources, seconds),
    seconds: (seconds) => seconds * sources.timeScale,
  };
}

/** One shard per configured region and one for everything else, so that an unlisted region is late at worst, never lost. */
function buildShards(config: RaftboardConfig, sources: RawSources): Shard[] {
  const regions = Object.keys(config.regions);
  if (regions.length === 0) return [{ suffix: "", sources }];
  const label = config.labels.region;
  const others = regions.map((region) => `${label}!=${matchLabel("", region).slice(1)}`).join(",");
  return [
    ...regions.map((region) => ({
      suffix: `-${region}`,
      sources: { ...sources, shardMatchers: matchLabel(label, region), shard: `region ${region}` },
    })),
    { suffix: "-other-regions", sources: { ...sources, shardMatchers: others, shard: "others" } },
  ];
}
