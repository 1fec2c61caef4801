// A histogram family as series: each bucket moves between a quiet and a busy profile with the cluster's mood, so that percentiles
// live, and is exact when a condition replaces both.
import type { BasisId } from "./basis";
import type { Profile } from "./profiles";
import { type FamilySpec, linearTerms, type SeriesSpec } from "./series";
import type { Segment } from "./timeline";

export interface Flow {
  /** observations per unit of the load's integral */
  readonly rate: number;
  readonly quiet: Profile;
  readonly busy: Profile;
}

export interface HistogramShape {
  readonly name: string;
  readonly labels: string;
  readonly bounds: readonly number[];
  readonly load: BasisId;
  readonly busyLoad: BasisId;
  readonly flow: (segment: Segment) => Flow;
  /** 1 for seconds; 1000 for the families in milliseconds */
  readonly sumScale?: number;
}

function withLabel(labels: string, bound: string): string {
  return labels === "" ? `le="${bound}"` : `${labels},le="${bound}"`;
}

function bucketSeries(shape: HistogramShape, bound: string, shareOf: (profile: Profile) => number): SeriesSpec {
  return {
    name: `${shape.name}_bucket`,
    labels: withLabel(shape.labels, bound),
    kind: "counter",
    decimals: 0,
    terms: (segment, out) => {
      const { rate, quiet, busy } = shape.flow(segment);
      const low = shareOf(quiet);
      linearTerms(out, shape.load, rate * low, shape.busyLoad, rate * (shareOf(busy) - low));
    },
  };
}

/** All buckets of a histogram ask for the flow of the same segment in turn. */
function rememberLast(flow: HistogramShape["flow"]): HistogramShape["flow"] {
  let lastSegment: Segment | undefined;
  let lastFlow: Flow | undefined;
  return (segment) => {
    if (segment !== lastSegment || lastFlow === undefined) {
      lastFlow = flow(segment);
      lastSegment = segment;
    }
    return lastFlow;
  };
}

export function histogramSeries(given: HistogramShape): SeriesSpec[] {
  const shape = { ...given, flow: rememberLast(given.flow) };
  const { name, labels } = shape;
  const scale = shape.sumScale ?? 1;
  return [
    ...shape.bounds.map((bound, index) =>
      bucketSeries(shape, String(bound), (profile) => Math.min(1, profile.shares[index] ?? 1)),
    ),
    bucketSeries(shape, "+Inf", () => 1),
    {
      name: `${name}_sum`,
      labels,
      kind: "counter",
      decimals: 6,
      terms: (segment, out) => {
        const { rate, quiet, busy } = shape.flow(segment);
        const low = quiet.meanSeconds * scale;
        linearTerms(out, shape.load, rate * low, shape.busyLoad, rate * (busy.meanSeconds * scale - low));
      },
    },
    {
      name: `${name}_count`,
      labels,
      kind: "counter",
      decimals: 0,
      terms: (segment, out) => linearTerms(out, shape.load, shape.flow(segment).rate),
    },
  ];
}

export function histogramFamily(name: string, shapes: readonly HistogramShape[]): FamilySpec {
  return { name, type: "histogram", series: shapes.flatMap(histogramSeries) };
}
