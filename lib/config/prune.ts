// Takes refused parts out of a document, so that the checks of meaning still run on the rest and a file shows all its problems at
// once. List items are dropped whole where leaving a part out would change what they mean; paths then translate back.
import type { z } from "zod";
import type { ConfigPath } from "./problems";
import { getAt } from "./read-yaml";

const MAX_ROUNDS = 20;
/** Removed list items, in order of removal: the list's path and the index at that time. */
type Removal = { readonly list: ConfigPath; readonly index: number };

export interface Pruned<T> {
  readonly value: T;
  /** From a path in the pruned document to the path in the text. */
  readonly toOriginal: (path: ConfigPath) => ConfigPath;
}

/** A valid value for a required key that is wrong or missing, so that the rest can still be checked; undefined = none. */
export type StandIn = (path: ConfigPath) => unknown;

/** The part of a document that the schema accepts, or null when too little is left to say anything. */
export function pruneToSchema<T>(schema: z.ZodType<T>, document: unknown, standIn: StandIn): Pruned<T> | null {
  if (typeof document !== "object" || document === null) return null;
  const copy: unknown = structuredClone(document);
  const removals: Removal[] = [];
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const parsed = schema.safeParse(copy);
    if (parsed.success) return { value: parsed.data, toOriginal: (path) => translate(path, removals) };
    const targets = parsed.error.issues.flatMap((issue) => {
      const path = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
      return issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...path, key]) : [path];
    });
    const chosen = targets
      .filter((path) => !replace(copy, path, standIn(path)))
      .map((path) => chooseTarget(copy, path));
    if (chosen.some((path) => path.length === 0)) return null;
    removeAll(copy, chosen, removals);
  }
  return null;
}

function replace(document: unknown, path: ConfigPath, value: unknown): boolean {
  const parent = getAt(document, path.slice(0, -1));
  const key = path.at(-1);
  if (value === undefined || key === undefined || typeof parent !== "object" || parent === null) return false;
  return Reflect.set(parent, key, value);
}

/** The nearest thing that exists; the whole list item where it would otherwise match or mean something else. */
function chooseTarget(document: unknown, path: ConfigPath): ConfigPath {
  const match = path.indexOf("match");
  if (match > 0 && typeof path[match - 1] === "number") return path.slice(0, match);
  const exists = path.length > 0 && getAt(document, path) !== undefined;
  return exists || path.length === 0 ? path : chooseTarget(document, path.slice(0, -1));
}

function removeAll(document: unknown, paths: readonly ConfigPath[], removals: Removal[]): void {
  // Later items first, so that earlier indexes of the same round stay true.
  const ordered = [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()].sort(compareFromEnd);
  for (const path of ordered) {
    const parent = getAt(document, path.slice(0, -1));
    const key = path.at(-1);
    if (typeof parent !== "object" || parent === null || key === undefined) continue;
    if (Array.isArray(parent) && typeof key === "number") {
      parent.splice(key, 1);
      removals.push({ list: path.slice(0, -1), index: key });
    } else Reflect.deleteProperty(parent, key);
  }
}

function compareFromEnd(a: ConfigPath, b: ConfigPath): number {
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined) return -1;
    if (part === other) continue;
    return typeof part === "number" && typeof other === "number" ? other - part : 0;
  }
  return 1;
}

function translate(path: ConfigPath, removals: readonly Removal[]): ConfigPath {
  return [...removals].reverse().reduce<ConfigPath>((current, { list, index }) => {
    const depth = list.length;
    const at = current[depth];
    const isInList = list.every((part, level) => part === current[level]) && typeof at === "number";
    return isInList && at >= index ? [...current.slice(0, depth), at + 1, ...current.slice(depth + 1)] : current;
  }, path);
}
