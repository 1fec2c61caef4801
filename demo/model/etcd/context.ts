// What every family of one member needs to know: its cluster, its version, and a few short-hands for building series.
import { BASIS, type BasisId } from "../basis";
import { type EtcdCluster, type Member, minorOf } from "../fleet";
import { constantTerms, type FamilySpec, linearTerms, type SeriesSpec } from "../series";
import type { MemberSegment, Segment } from "../timeline";

export interface MemberContext {
  readonly cluster: EtcdCluster;
  readonly member: Member;
  readonly minor: number;
  /** share of the cluster's lists that its clients ask as streams, 0 to 1 */
  readonly streamedListShare: number;
}

export function memberContext(cluster: EtcdCluster, member: Member, streamedListShare: number): MemberContext {
  return { cluster, member, minor: minorOf(member.version), streamedListShare };
}

export function memberOf(context: MemberContext, segment: Segment): MemberSegment {
  const found = segment.members[context.member.index];
  if (found === undefined) throw new RangeError(`no member ${context.member.id} in its own timeline`);
  return found;
}

export type Level = (segment: Segment) => number;

/** A gauge that is a plain number in each segment. */
export function gauge(name: string, labels: string, level: Level, decimals = 0): FamilySpec {
  return { name, type: "gauge", series: [gaugeSeries(name, labels, level, decimals)] };
}

export function gaugeSeries(name: string, labels: string, level: Level, decimals = 0): SeriesSpec {
  return { name, labels, kind: "gauge", decimals, terms: (segment, out) => constantTerms(out, level(segment)) };
}

/** A gauge around a level that swings with one basis function. */
export function swinging(
  name: string,
  level: Level,
  basis: BasisId,
  swing: Level,
  slope: Level = () => 0,
  decimals = 0,
): FamilySpec {
  const series: SeriesSpec = {
    name,
    labels: "",
    kind: "gauge",
    decimals,
    terms: (segment, out) => linearTerms(out, basis, swing(segment), BASIS.time, slope(segment), level(segment)),
  };
  return { name, type: "gauge", series: [series] };
}

export function counterSeries(name: string, labels: string, basis: BasisId, rate: Level, decimals = 0): SeriesSpec {
  return { name, labels, kind: "counter", decimals, terms: (segment, out) => linearTerms(out, basis, rate(segment)) };
}

/** `type` differs from counter where etcd declares a growing number as a gauge. */
export function counter(
  name: string,
  basis: BasisId,
  rate: Level,
  type: FamilySpec["type"] = "counter",
  decimals = 0,
): FamilySpec {
  return { name, type, series: [counterSeries(name, "", basis, rate, decimals)] };
}
