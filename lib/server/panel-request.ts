import "server-only";
// From a panel's id and its texts (URL, API, embed) to a definition with parsed parameters, or what is wrong with them. A cluster
// that is not in the inventory of the caller's scope does not exist, whichever way it is asked for.
import type { z } from "zod";
import type { PanelDefinition } from "../panels/definition";
import { getPanel, PANELS } from "../panels/registry";
import { err, ok, type Result, type Scope } from "../query/types";
import { nearMatches } from "./fleet/near-matches";
import { getFleet } from "./fleet/service";

export interface ParsedPanel {
  readonly definition: PanelDefinition;
  readonly params: z.output<z.ZodObject>;
}

export type PanelProblem =
  | { readonly kind: "unknown-panel"; readonly id: string; readonly nearMatches: readonly string[] }
  | { readonly kind: "unknown-cluster"; readonly id: string; readonly nearMatches: readonly string[] }
  | { readonly kind: "bad-parameter"; readonly parameter: string; readonly detail: string };

/** Texts by parameter name, in order; what URLSearchParams holds. */
export type ParamTexts = ReadonlyMap<string, readonly string[]>;

function isList(schema: z.core.$ZodType): boolean {
  const { def } = schema._zod;
  if (def.type === "array") return true;
  return "innerType" in def ? isList(def.innerType as z.core.$ZodType) : false;
}

/** Texts as the schema wants them: lists where it wants lists, else the only text (several stay a list and are refused). */
function toInput(definition: PanelDefinition, texts: ParamTexts): Record<string, unknown> {
  const shape: Readonly<Record<string, z.core.$ZodType>> = definition.params.shape;
  return Object.fromEntries(
    [...texts].map(([name, values]) => {
      const schema = Object.hasOwn(shape, name) ? shape[name] : undefined;
      return [name, schema && isList(schema) ? values : values.length === 1 ? values[0] : values];
    }),
  );
}

function firstProblem({ issues }: z.ZodError, known: readonly string[]): PanelProblem {
  const [issue] = issues;
  if (issue?.code === "unrecognized_keys") {
    const detail = `no such parameter; this panel takes ${known.length > 0 ? known.join(", ") : "none"}`;
    return { kind: "bad-parameter", parameter: issue.keys[0] ?? "", detail };
  }
  const parameter = String(issue?.path[0] ?? "");
  return { kind: "bad-parameter", parameter, detail: issue?.message ?? "not valid" };
}

/** The panel of that id; unknown ids come with near matches. */
export function findPanel(id: string): Result<PanelDefinition, PanelProblem> {
  const definition = getPanel(id);
  if (definition) return ok(definition);
  const ids = PANELS.map((panel) => panel.id);
  return err({ kind: "unknown-panel", id, nearMatches: nearMatches(id, ids) });
}

/** A panel with parsed parameters, its cluster checked against the inventory as soon as there is one. */
export function parsePanelRequest(id: string, texts: ParamTexts, scope: Scope): Result<ParsedPanel, PanelProblem> {
  const found = findPanel(id);
  if (!found.ok) return found;
  const definition = found.value;
  const parsed = definition.params.safeParse(toInput(definition, texts));
  if (!parsed.success) return err(firstProblem(parsed.error, Object.keys(definition.params.shape)));
  const { cluster } = parsed.data;
  const fleet = getFleet(scope);
  if (typeof cluster === "string" && fleet.isLoaded && fleet.cluster(cluster) === null)
    return err({ kind: "unknown-cluster", id: cluster, nearMatches: nearMatches(cluster, fleet.ids) });
  return ok({ definition, params: parsed.data });
}
