// What of the URL follows the reader from page to page: when and how they look, not what they filtered.

const CARRIED = ["from", "to", "tz", "refresh", "compare", "theme", "lang", "kiosk"] as const;

/** `href` with the view state of `current`; a parameter that `href` sets itself wins. Foreign addresses are left alone. */
export function carryViewState(href: string, current: { get(name: string): string | null }): string {
  if (!href.startsWith("/") || href.startsWith("//")) return href;
  const [beforeHash = "", hash] = href.split("#", 2);
  const [path = "", search = ""] = beforeHash.split("?", 2);
  const params = new URLSearchParams(search);
  const ownsRange = params.has("from") || params.has("to");
  for (const name of CARRIED) {
    const value = current.get(name);
    if (value === null || params.has(name)) continue;
    if (ownsRange && (name === "from" || name === "to")) continue;
    params.set(name, value);
  }
  const query = params.toString();
  return `${path}${query ? `?${query}` : ""}${hash === undefined ? "" : `#${hash}`}`;
}
