import "server-only";
// Builds the columns of the 28 d window. What is left of a budget is made here from what was lost, by docs/slo.md "Numbers": rows,
// cluster pages, panels and roll-ups read these columns alone, so that one number has one value everywhere.
import { computeBudgetRemaining } from "../../slo/budget";
import { worstBudgetState } from "../../slo/classify-budget";
import { BUDGET_CODES, SERVICE_SLI_IDS, SLICE_PARTS } from "../../slo/vocabulary";
import type { FleetAnswers } from "./fleet-answers";
import {
  budgetOfCode,
  emptyColumn,
  perSli,
  type SliColumns,
  SNAPSHOT_SLIS,
  type SnapshotSli,
  type WindowColumns,
} from "./snapshot";

type IndexOf = ReadonlyMap<string, number>;
export type Objectives = Readonly<Record<SnapshotSli, Float64Array>>;

/** One number per cluster from an answer with one sample per cluster. */
export function readColumn(answers: FleetAnswers, name: string, indexOf: IndexOf): Float64Array {
  const column = emptyColumn(indexOf.size);
  answers.forEachSample(name, indexOf, (index, value) => {
    column[index] = value;
  });
  return column;
}

function readPerSli(answers: FleetAnswers, name: string, indexOf: IndexOf): Record<SnapshotSli, Float64Array> {
  const columns = perSli(() => emptyColumn(indexOf.size));
  answers.forEachSample(name, indexOf, (index, value, labelOf) => {
    const own = labelOf("sli");
    const sli = SNAPSHOT_SLIS.find((known) => known === own);
    if (sli) columns[sli][index] = value;
  });
  return columns;
}

/** The objectives of every cluster: they change rarely, and are asked for with the inventory. */
export function readObjectives(answers: FleetAnswers, indexOf: IndexOf): Objectives {
  return readPerSli(answers, "objective", indexOf);
}

function readSlis(answers: FleetAnswers, indexOf: IndexOf, objectives: Objectives): WindowColumns["slis"] {
  const errors = readPerSli(answers, "error28d", indexOf);
  const totals = readPerSli(answers, "total28d", indexOf);
  const codes = readPerSli(answers, "budgetCode", indexOf);
  return perSli((sli): SliColumns => {
    const [errorRatio, totalCount, objectiveRatio] = [errors[sli], totals[sli], objectives[sli]];
    return {
      objectiveRatio,
      errorRatio,
      totalCount,
      budgetRemainingRatio: errorRatio.map(
        (error, index) =>
          computeBudgetRemaining(sli, error, totalCount[index] ?? Number.NaN, objectiveRatio[index] ?? Number.NaN) ??
          Number.NaN,
      ),
      budget: Uint8Array.from(codes[sli], (code) => BUDGET_CODES[budgetOfCode(code)]),
    };
  });
}

/** BUDGET_CODES of each cluster: the worst of the service SLIs whose state is recorded: one that is not recorded at all says nothing. */
export function readBudgets(answers: FleetAnswers, indexOf: IndexOf): Uint8Array {
  const codes = readPerSli(answers, "budgetCode", indexOf);
  return Uint8Array.from({ length: indexOf.size }, (_, index) => {
    const own = SERVICE_SLI_IDS.map((sli) => codes[sli][index] ?? Number.NaN).filter((code) => !Number.isNaN(code));
    return BUDGET_CODES[worstBudgetState(own.map(budgetOfCode))];
  });
}

function readPartBadMinutes(answers: FleetAnswers, indexOf: IndexOf): WindowColumns["partBadMinutes"] {
  const columns = new Map(SLICE_PARTS.map((part) => [part, emptyColumn(indexOf.size)]));
  answers.forEachSample("partBad28d", indexOf, (index, value, labelOf) => {
    const own = labelOf("part");
    const part = SLICE_PARTS.find((known) => known === own);
    const column = part && columns.get(part);
    if (column) column[index] = value;
  });
  return columns;
}

export interface WindowInput {
  readonly answers: FleetAnswers;
  readonly indexOf: IndexOf;
  readonly objectives: Objectives;
  readonly asOfUnixMs: number;
}

export function buildWindow({ answers, indexOf, objectives, asOfUnixMs }: WindowInput): WindowColumns {
  return {
    windowAsOfUnixMs: asOfUnixMs,
    slis: readSlis(answers, indexOf, objectives),
    budget: readBudgets(answers, indexOf),
    coverage28d: readColumn(answers, "coverage28d", indexOf),
    partBadMinutes: readPartBadMinutes(answers, indexOf),
    dbUsageRatio: readColumn(answers, "dbUsage", indexOf),
  };
}
