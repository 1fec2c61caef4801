import "server-only";
// How many clusters, and how many bad ones, each value has among the clusters that are still to be explained. Starts with the
// population; the clusters of a finding are taken out, so that what follows explains something else.
import { logHypergeometricUpperTail, type Population } from "../../../stats/over-representation";
import { clustersOf, type ValueIndex } from "./value-index";

export interface Counts {
  readonly badCount: number;
  readonly totalCount: number;
}

export class Tally {
  /** 1 = in the population and not explained yet */
  readonly isIn: Uint8Array;
  readonly isBad: Uint8Array;
  private readonly totals: Uint32Array;
  private readonly bads: Uint32Array;
  private clusterCount: number;
  private badClusterCount: number;

  constructor(
    private readonly index: ValueIndex,
    population: readonly number[],
    bad: readonly number[],
  ) {
    this.isIn = new Uint8Array(index.clusterCount);
    this.isBad = new Uint8Array(index.clusterCount);
    this.bads = new Uint32Array(index.texts.length);
    this.totals = new Uint32Array(index.texts.length);
    for (const cluster of population) this.isIn[cluster] = 1;
    this.clusterCount = population.length;
    if (population.length === index.clusterCount) this.totals.set(index.totals);
    else for (const cluster of population) this.add(this.totals, cluster, 1);
    for (const cluster of bad) {
      this.isBad[cluster] = 1;
      this.add(this.bads, cluster, 1);
    }
    this.badClusterCount = bad.length;
  }

  get population(): Population {
    return { badCount: this.badClusterCount, totalCount: this.clusterCount };
  }

  ofValue(value: number): Counts {
    return { badCount: this.bads[value] ?? 0, totalCount: this.totals[value] ?? 0 };
  }

  ofClusters(clusters: Uint32Array): Counts {
    let badCount = 0;
    let totalCount = 0;
    for (const cluster of clusters) {
      if (this.isIn[cluster] !== 1) continue;
      totalCount += 1;
      badCount += this.isBad[cluster] ?? 0;
    }
    return { badCount, totalCount };
  }

  logTail(counts: Counts): number {
    return logHypergeometricUpperTail(counts, this.population);
  }

  remove(clusters: Uint32Array): void {
    for (const cluster of clusters) {
      if (this.isIn[cluster] !== 1) continue;
      this.isIn[cluster] = 0;
      this.clusterCount -= 1;
      this.add(this.totals, cluster, -1);
      if (this.isBad[cluster] !== 1) continue;
      this.badClusterCount -= 1;
      this.add(this.bads, cluster, -1);
    }
  }

  private add(column: Uint32Array, cluster: number, by: 1 | -1): void {
    const values = this.index.valuesOf[cluster];
    if (values === undefined) return;
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at] ?? 0;
      column[value] = (column[value] ?? 0) + by;
    }
  }
}

/** Clusters that have both values. */
export function clustersOfPair(index: ValueIndex, one: number, other: number): Uint32Array {
  const first = clustersOf(index, one);
  const second = clustersOf(index, other);
  const both: number[] = [];
  for (let a = 0, b = 0; a < first.length && b < second.length; ) {
    const left = first[a] ?? 0;
    const right = second[b] ?? 0;
    if (left === right) both.push(left);
    if (left <= right) a += 1;
    if (right <= left) b += 1;
  }
  return Uint32Array.from(both);
}

/** Share of bad ones over the population's share; 0 where nothing can be said. */
export function liftOf({ badCount, totalCount }: Counts, population: Population): number {
  if (totalCount === 0 || population.badCount === 0) return 0;
  return badCount / totalCount / (population.badCount / population.totalCount);
}
