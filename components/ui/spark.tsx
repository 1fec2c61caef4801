// A line without axes, the size of a word. Gaps stay gaps; the area under it is 8 %. It always stands beside its number.
import type { HealthMark } from "./health-icon";

interface SparkProps {
  /** oldest first; null = no value */
  values: readonly (number | null)[];
  /** the state whose colour it takes; absent = grey */
  health?: HealthMark | null;
  /** what is drawn, in words; absent = decoration beside its number */
  label?: string;
  width?: number;
  height?: number;
  /** the top of the picture is at least this, so that a flat nothing lies on the floor; default: the largest value */
  leastTop?: number;
  /** stretch to the parent's width */
  isFluid?: boolean;
  className?: string;
}

interface Point {
  x: number;
  y: number;
}

export function Spark(props: SparkProps) {
  const { values, health, label, width = 64, height = 20, leastTop = 0, isFluid = false, className } = props;
  const runs = buildRuns(values, { width, height, leastTop });
  const color = health && health !== "ok" ? `var(--health-${health})` : "var(--bar)";
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={isFluid ? "100%" : width}
      height={height}
      preserveAspectRatio="none"
      className={className}
      role="img"
      aria-label={label}
      aria-hidden={label === undefined}
    >
      {runs.map((run) => (
        <path key={`a${run[0]?.x}`} d={`${toPath(run)}V${height}H${run[0]?.x}Z`} fill={color} fillOpacity="0.08" />
      ))}
      {runs.map((run) => (
        <path
          key={`l${run[0]?.x}`}
          d={run.length === 1 ? `${toPath(run)}h1` : toPath(run)}
          fill="none"
          stroke={color}
          strokeWidth="1.2"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}

/** Unbroken stretches of values, in picture units. Zero is the floor: a spark never exaggerates. */
export function buildRuns(
  values: readonly (number | null)[],
  { width, height, leastTop }: { width: number; height: number; leastTop: number },
): Point[][] {
  const most = values.reduce<number>((top, value) => (value !== null && value > top ? value : top), leastTop) || 1;
  const step = values.length > 1 ? width / (values.length - 1) : width;
  const runs: Point[][] = [];
  let run: Point[] = [];
  values.forEach((value, index) => {
    if (value === null) {
      if (run.length > 0) runs.push(run);
      run = [];
      return;
    }
    const y = 1 + (height - 2) * (1 - Math.max(0, value) / most);
    run.push({ x: round(index * step), y: round(y) });
  });
  if (run.length > 0) runs.push(run);
  return runs;
}

function toPath(run: readonly Point[]): string {
  return `M${run.map(({ x, y }) => `${x} ${y}`).join("L")}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
