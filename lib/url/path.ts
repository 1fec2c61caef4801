// Assembles an href from path parts and query values, each encoded exactly once. Every href of the product goes through here.

export type QueryValue = string | number | boolean | null | undefined | readonly (string | number)[];
/** Values of a query string; null, undefined and empty lists are left out. */
export type Query = Readonly<Record<string, QueryValue>>;

/** `buildHref(["clusters", "a/b"], {at: 1})` -> "/clusters/a%2Fb?at=1". */
export function buildHref(parts: readonly string[], query: Query = {}): string {
  const path = `/${parts.map(encodeURIComponent).join("/")}`;
  return joinQuery(path, query);
}

/** The href with the values added to its query string. */
export function joinQuery(path: string, query: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined) continue;
    if (typeof value === "object") for (const item of value) params.append(name, String(item));
    else params.append(name, String(value));
  }
  const search = params.toString();
  if (search === "") return path;
  return `${path}${path.includes("?") ? "&" : "?"}${search}`;
}

/** The href with a ready query string ("?a=b" or "") put behind it. */
export function joinSearch(path: string, search: string): string {
  if (search === "") return path;
  return path.includes("?") ? `${path}&${search.slice(1)}` : `${path}${search}`;
}

/** A part of a path as the router hands it, decoded; a part that is not valid encoding is taken as it is. */
export function readPathPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
