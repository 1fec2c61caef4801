"use client";
// One signal as a lane: worst line first, the others as ghosts, its bound dashed, gaps as gaps. No axis of its own: all lanes share one.
import type { TroubleSignal } from "@/lib/contract/troubleshoot";

const HEIGHT = 48;
const SIDE_STROKE = {
  etcd: ["var(--series-2)", "var(--series-3)", "var(--ghost)"],
  k8s: ["var(--series-1)", "var(--ghost)", "var(--ghost)"],
  host: ["var(--series-2)", "var(--series-3)", "var(--ghost)"],
} as const;

interface LaneChartProps {
  signal: TroubleSignal;
  /** quiet lanes are grey */
  isQuiet: boolean;
}

export function LaneChart({ signal, isQuiet }: LaneChartProps) {
  const { lines, bound } = signal;
  const top = Math.max(0, ...lines.flatMap(({ values }) => values.flatMap((value) => value ?? [])));
  const isBoundNear = bound !== null && bound <= top * 2;
  const most = Math.max(top, isBoundNear ? bound : 0) || 1;
  const y = (value: number) => 2 + (HEIGHT - 4) * (1 - Math.max(0, value) / most);
  const [worst, ...others] = lines;
  const stroke = (slot: number) => (isQuiet ? "var(--bar)" : (SIDE_STROKE[signal.side][slot] ?? "var(--ghost)"));
  const boundY = isBoundNear ? y(bound) : null;
  return (
    <svg
      viewBox={`0 0 1000 ${HEIGHT}`}
      preserveAspectRatio="none"
      width="100%"
      height={HEIGHT}
      aria-hidden
      className="block"
    >
      {boundY === null ? null : (
        <line
          x1="0"
          x2="1000"
          y1={boundY}
          y2={boundY}
          stroke="var(--health-burning-text)"
          strokeDasharray="5 3"
          strokeOpacity="0.7"
          vectorEffect="non-scaling-stroke"
        />
      )}
      {others.map(({ name, values }, index) => (
        <path
          key={name}
          d={toPath(values, y)}
          fill="none"
          stroke={stroke(index + 1)}
          strokeWidth="1.2"
          vectorEffect="non-scaling-stroke"
        />
      ))}
      {worst ? (
        <>
          <path d={toArea(worst.values, y)} fill={stroke(0)} fillOpacity="0.08" />
          <path
            d={toPath(worst.values, y)}
            fill="none"
            stroke={stroke(0)}
            strokeWidth="1.6"
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        </>
      ) : null}
    </svg>
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function toRuns(values: readonly (number | null)[], y: (value: number) => number): Point[][] {
  const step = values.length > 1 ? 1000 / (values.length - 1) : 0;
  const runs: Point[][] = [[]];
  values.forEach((value, index) => {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ x: Math.round(index * step * 10) / 10, y: Math.round(y(value) * 10) / 10 });
  });
  return runs.filter((run) => run.length > 0);
}

const draw = (run: readonly Point[]) =>
  run.length === 1 ? `M${run[0]?.x} ${run[0]?.y}h2` : `M${run.map((point) => `${point.x} ${point.y}`).join("L")}`;

function toPath(values: readonly (number | null)[], y: (value: number) => number): string {
  return toRuns(values, y).map(draw).join("");
}

function toArea(values: readonly (number | null)[], y: (value: number) => number): string {
  return toRuns(values, y)
    .map((run) => `${draw(run)}V${HEIGHT}H${run[0]?.x}Z`)
    .join("");
}
