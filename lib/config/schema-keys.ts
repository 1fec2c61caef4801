// Which keys the schema knows, and where: for "did you mean" and for the test that the example file names every key.
import { closest, distance } from "fastest-levenshtein";
import { z } from "zod";
import { type ConfigPath, formatPath, type PathPart } from "./problems";

/** Objects that may stand at a path. Unions give all their alternatives, or the one that the discriminator chose. */
function objectsAt(schema: z.core.$ZodType, path: ConfigPath, value: unknown): z.ZodObject[] {
  const bare = unwrap(schema);
  if (bare instanceof z.ZodUnion) {
    const options = chooseOptions(bare, value);
    return options.flatMap((option) => objectsAt(option, path, value));
  }
  const [part, ...rest] = path;
  if (bare instanceof z.ZodObject) {
    if (part === undefined) return [bare];
    const child = Object.hasOwn(bare.shape, part) ? bare.shape[part] : undefined;
    return child ? objectsAt(child, rest, childValue(value, part)) : [];
  }
  if (part === undefined) return [];
  if (bare instanceof z.ZodArray) return objectsAt(bare.element, rest, childValue(value, part));
  if (bare instanceof z.ZodRecord) return objectsAt(bare.valueType, rest, childValue(value, part));
  return [];
}

function chooseOptions(union: z.ZodUnion, value: unknown): readonly z.core.$ZodType[] {
  if (!(union instanceof z.ZodDiscriminatedUnion)) return union.options;
  const discriminator = union.def.discriminator;
  const chosen = childValue(value, discriminator);
  const matching = union.options.filter(
    (option) =>
      option instanceof z.ZodObject &&
      option.shape[discriminator] instanceof z.ZodLiteral &&
      [...option.shape[discriminator].values].some((value) => value === chosen),
  );
  return matching.length > 0 ? matching : union.options;
}

function childValue(value: unknown, part: PathPart): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, part) : undefined;
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const isWrapper =
    schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional;
  return isWrapper ? unwrap(schema.def.innerType) : schema;
}

/** Keys that the schema allows at a path of this document, in the schema's order. */
export function getKeysAt(schema: z.core.$ZodType, path: ConfigPath, document: unknown): readonly string[] {
  return [...new Set(objectsAt(schema, path, document).flatMap((object) => Object.keys(object.shape)))];
}

/** Every key path of a schema, depth first; `[]` stands for an item of a list, `*` for a name that the user chooses. */
export function listKeyPaths(schema: z.core.$ZodType, at = ""): readonly string[] {
  const bare = unwrap(schema);
  if (bare instanceof z.ZodUnion) return [...new Set(bare.options.flatMap((option) => listKeyPaths(option, at)))];
  if (bare instanceof z.ZodArray) return listKeyPaths(bare.element, `${at}[]`);
  if (bare instanceof z.ZodRecord) return listKeyPaths(bare.valueType, `${at}.*`);
  if (!(bare instanceof z.ZodObject)) return [];
  return Object.entries(bare.shape).flatMap(([key, child]) => {
    const path = at === "" ? key : `${at}.${key}`;
    return [path, ...listKeyPaths(child, path)];
  });
}

/** The word that was probably meant, or null when none is near: at most a third of the letters differ. */
export function findNearest(word: string, known: readonly string[]): string | null {
  if (known.length === 0) return null;
  const folded = known.map((name) => fold(name));
  const exact = folded.indexOf(fold(word));
  if (exact >= 0) return known[exact] ?? null;
  const nearest = closest(fold(word), folded);
  const isNear = distance(fold(word), nearest) <= Math.max(1, Math.ceil(nearest.length / 3));
  return isNear ? (known[folded.indexOf(nearest)] ?? null) : null;
}

function fold(word: string): string {
  return word.toLowerCase().replaceAll(/[-_\s]/g, "");
}

/** Where else a key of exactly this name belongs, as a path to write it at; null when nowhere or in several places. */
export function findHome(schema: z.core.$ZodType, key: string, parent: ConfigPath): string | null {
  const homes = listKeyPaths(schema).filter(
    (path) => path.split(".").at(-1) === key && !path.includes("[]") && path !== formatPath(parent),
  );
  return homes.length === 1 ? (homes[0] ?? null) : null;
}
