import "server-only";
// GET /api/v1/inspections and its CSV: findings, worst first, with how many clusters of the filter could be inspected.
import { FINDING_SORTS, type InspectionFinding, type InspectionsPage } from "../../contract/inspections";
import { escapeCell } from "../../panels/csv";
import { err, ok, type Result } from "../../query/types";
import { INSPECTION_IDS, type InspectionId } from "../../slo/inspections";
import { getTranslate } from "../../text/get-translate";
import type { UrlState } from "../../url/parameters";
import { DEFAULT_ORDER, type FindingOrder, getInspectionsPage } from "../inspections/list";
import type { Failure } from "./failure";
import { type Call, handle, jsonAnswer } from "./handle";
import { FILTER_PARAMETERS, filterOf, readSearch } from "./read-search";

const PARAMETERS = [...FILTER_PARAMETERS, "inspection", "sort"];

function refuse({ locale }: Call, parameter: string, received: string, choices: readonly string[]) {
  const values = { received: JSON.stringify(received), choices: choices.join(", ") };
  return err<Failure>({ kind: "bad-parameter", parameter, detail: getTranslate(locale)("api.bad-choice", values) });
}

function readOrder({ sort }: UrlState, call: Call): Result<FindingOrder, Failure> {
  if (sort === null) return ok(DEFAULT_ORDER);
  const key = FINDING_SORTS.find((known) => known === sort.key);
  return key ? ok({ key, isDescending: sort.isDescending }) : refuse(call, "sort", sort.key, FINDING_SORTS);
}

function readInspectionIds(call: Call): Result<readonly InspectionId[], Failure> {
  const texts = call.search.getAll("inspection");
  const ids = texts.flatMap((text) => INSPECTION_IDS.find((id) => id === text) ?? []);
  const unknown = texts.find((text) => !INSPECTION_IDS.some((id) => id === text));
  return unknown === undefined ? ok(ids) : refuse(call, "inspection", unknown, INSPECTION_IDS);
}

async function load(call: Call, more: readonly string[]): Promise<Result<InspectionsPage, Failure>> {
  const state = readSearch(call.search, [...PARAMETERS, ...more], call.locale);
  if (!state.ok) return state;
  const order = readOrder(state.value, call);
  if (!order.ok) return order;
  const inspections = readInspectionIds(call);
  if (!inspections.ok) return inspections;
  const { page } = state.value;
  const pageSize = more.length === 0 ? Number.MAX_SAFE_INTEGER : state.value.pageSize;
  const filter = filterOf(state.value);
  const answer = await getInspectionsPage(
    { filter, inspections: inspections.value, order: order.value, page, pageSize },
    call.scope,
  );
  if (answer.isKnown) return ok(answer);
  const notice = answer.status.notice ?? answer.notices[0];
  const detail = getTranslate(call.locale)(notice?.messageId ?? "inspections.unknown", notice?.values ?? {});
  return err({ kind: "unavailable", detail, cause: "upstream", upstreamMessage: notice?.detail ?? undefined });
}

function stateOf({ evidence, list }: InspectionsPage) {
  if (evidence.isStale) return "stale" as const;
  return evidence.state === "ok" && list.totalCount === 0 ? ("empty" as const) : evidence.state;
}

/** GET /api/v1/inspections */
export function answerInspections(request: Request): Promise<Response> {
  return handle(request, async (call) => {
    const answer = await load(call, ["page", "pageSize"]);
    return answer.ok ? ok(jsonAnswer(answer.value.list, { dataState: stateOf(answer.value) })) : answer;
  });
}

const COLUMNS = [
  "id",
  "inspection",
  "severity",
  "value",
  "unit",
  "threshold",
  "health",
  "region",
  "zone",
  "product",
  "scenario",
  "spec",
  "customer",
] as const satisfies readonly (keyof InspectionFinding)[];

/** GET /api/v1/inspections.csv: all findings that the filters leave. */
export function answerInspectionsCsv(request: Request): Promise<Response> {
  return handle(request, async (call) => {
    const answer = await load(call, []);
    if (!answer.ok) return answer;
    const lines = answer.value.list.rows.map((row) => COLUMNS.map((column) => escapeCell(row[column])).join(","));
    return ok({
      text: `${[COLUMNS.join(","), ...lines].join("\r\n")}\r\n`,
      contentType: "text/csv; charset=utf-8",
      dataState: stateOf(answer.value),
      headers: { "Content-Disposition": 'attachment; filename="inspections.csv"' },
    });
  });
}
