// Assembles an href from path parts and query values, each encoded exactly once. Every href of the product goes through here.

export type QueryValue = string | number | boolean | null | undefined | readonly (string | number)[];
/** Values of a query string; null, undefined and empty lists are left out. */
export type Query = Readonly<Record<string, QueryValue>>;

/** `buildHref(["clusters", "a/b"], {at: 1})` -> "/clusters/a%2Fb?at=1". */
export function buildHref(parts: readonly string[], query: Query = {}): string {
  const path = `/${parts.map(writePathPart).join("/")}`;
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

/**
 * A name as a part of a path. Browsers and servers resolve the parts `.` and `..`, encoded or not, before anybody reads them: they are
 * written `~.` and `~..`, and a name that starts with `~` gets one more. Half a character cannot be written and becomes U+FFFD.
 */
export function writePathPart(name: string): string {
  const isTaken = name === "." || name === ".." || name.startsWith("~");
  return encodeURIComponent(`${isTaken ? "~" : ""}${name.replace(/\p{Surrogate}/gu, "\ufffd")}`);
}

/** The name in a part of a path, as the router of pages hands it: encoded. A part that is not valid encoding is taken as it is. */
export function readPathPart(part: string): string {
  try {
    return readDecodedPart(decodeURIComponent(part));
  } catch {
    return readDecodedPart(part);
  }
}

/** The name in a part of a path that is decoded already, as route handlers get it. A `~` before anything else stands for itself. */
export function readDecodedPart(part: string): string {
  return part === "~." || part === "~.." || part.startsWith("~~") ? part.slice(1) : part;
}
