// The one way from a YAML document to a checked value: shape by the schema, then meaning by the checks, on what the schema accepts.
import type { z } from "zod";
import { describeIssue } from "./describe-issue";
import { type ConfigPath, error, type Finding } from "./problems";
import { pruneToSchema, type StandIn } from "./prune";
import type { YamlText } from "./read-yaml";

export interface CheckedDocument<T> {
  /** null when the shape is wrong; check `findings` for errors of meaning. */
  readonly value: T | null;
  readonly findings: readonly Finding[];
}

/** All findings of a document. `check` sees only what the schema accepts; its paths are translated back to the text. */
export function checkDocument<T>(
  schema: z.ZodType<T>,
  { value: document, findings: syntax }: YamlText,
  check: (value: T) => readonly Finding[],
  standIn: StandIn = () => undefined,
): CheckedDocument<T> {
  if (syntax.length > 0) return { value: null, findings: syntax };
  if (document === undefined || document === null) return { value: null, findings: [error("emptyFile", [])] };
  if (typeof document !== "object" || Array.isArray(document)) return { value: null, findings: [error("notAMap", [])] };
  const parsed = schema.safeParse(document);
  if (parsed.success) return { value: parsed.data, findings: check(parsed.data) };
  const shape = parsed.error.issues.flatMap((issue) => describeIssue(schema, document, issue));
  const pruned = pruneToSchema(schema, document, standIn);
  const meaning = pruned ? check(pruned.value).map((finding) => movePaths(finding, pruned.toOriginal)) : [];
  return { value: null, findings: [...shape, ...meaning] };
}

function movePaths(finding: Finding, move: (path: ConfigPath) => ConfigPath): Finding {
  const references = Object.entries(finding.references ?? {}).map(([name, path]) => [name, move(path)]);
  return { ...finding, path: move(finding.path), references: Object.fromEntries(references) };
}
