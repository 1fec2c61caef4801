import "server-only";
// What a panel is about, in few words beside its title: its cluster, or what it was filtered by. A picture that does not name its
// cluster is worth nothing a week later.

/** The values of a panel's parameters, in their order; empty for a panel of the whole fleet. */
export function subjectOf(params: Readonly<Record<string, unknown>>): string {
  const { cluster, ...others } = params;
  if (typeof cluster === "string") return cluster;
  const texts = Object.entries(others).flatMap(([name, value]) =>
    [value].flat().flatMap((part) => (typeof part === "string" && part !== "" ? [`${name} ${part}`] : [])),
  );
  return texts.join(" · ");
}
