// What the cluster page's panels and the troubleshooting signals say about one cluster, as numbers before and during an incident.
import { expect } from "vitest";
import { type PanelResult, panelResultSchema } from "@/lib/contract/panel-result";
import { type Troubleshoot, troubleshootSchema } from "@/lib/contract/troubleshoot";
import { answerPanel } from "@/lib/server/api/panels";
import { answerTroubleshoot } from "@/lib/server/troubleshoot/api";

const MINUTE_MS = 60_000;
/** Rates look two minutes back: what they say in the first minutes is a mixture of before and during. */
const SETTLED_MS = 3 * MINUTE_MS;
const BEFORE_MS = 20 * MINUTE_MS;

export interface Phase {
  readonly fromUnixMs: number;
  readonly toUnixMs: number;
}

export interface Phases {
  readonly before: Phase;
  readonly during: Phase;
}

/** The twenty minutes before, and from when rates have settled until the end of the page. */
export function phasesOf(beganUnixMs: number, endUnixMs: number): Phases {
  return {
    before: { fromUnixMs: beganUnixMs - BEFORE_MS, toUnixMs: beganUnixMs - 1 },
    during: { fromUnixMs: beganUnixMs + SETTLED_MS, toUnixMs: endUnixMs },
  };
}

const ask = (path: string) => new Request(`http://raftboard${path}`);

async function readJson(answer: Promise<Response>): Promise<unknown> {
  const response = await answer;
  const text = await response.text();
  expect(response.status, text).toBe(200);
  return JSON.parse(text);
}

export async function readPanel(id: string, cluster: string, { fromUnixMs, toUnixMs }: Phase): Promise<PanelResult> {
  const query = `cluster=${cluster}&from=${fromUnixMs}&to=${toUnixMs}`;
  return panelResultSchema.parse(await readJson(answerPanel(ask(`/api/v1/panels/${id}?${query}`), id)));
}

export async function readSignals(cluster: string, { fromUnixMs, toUnixMs }: Phase): Promise<Troubleshoot> {
  const query = `etcd=${cluster}&from=${fromUnixMs}&to=${toUnixMs}`;
  return troubleshootSchema.parse(await readJson(answerTroubleshoot(ask(`/api/v1/troubleshoot?${query}`))));
}

/** Values of the lines that `isMeant` picks, in a phase; a point without a sample is left out. */
export function valuesIn(panel: PanelResult, isMeant: (line: string) => boolean, phase: Phase): number[] {
  if (panel.data?.kind !== "timeseries") return [];
  const { timesUnixMs, lines } = panel.data;
  return lines
    .filter(({ name }) => isMeant(name))
    .flatMap(({ values }) =>
      values.filter((value, index): value is number => {
        const time = timesUnixMs[index] ?? 0;
        return value !== null && time >= phase.fromUnixMs && time <= phase.toUnixMs;
      }),
    );
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
