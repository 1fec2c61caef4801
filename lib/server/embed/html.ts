import "server-only";
// Writes the few tags that an embed needs. Like lib/render/svg.ts: markup is an object, text from the world is escaped on its way in.
import { escapeXml } from "../../render/svg";

export interface Html {
  readonly html: string;
}

type Attributes = Readonly<Record<string, string | number | null>>;

const VOID = new Set(["meta", "link"]);

export function text(words: string): Html {
  return { html: escapeXml(words) };
}

/** Markup that lib/render or this room has written; never text of the world. */
export function raw(markup: string): Html {
  return { html: markup };
}

/** Null attributes and children are left out. */
export function tag(name: string, attributes: Attributes, children: readonly (Html | null)[] = []): Html {
  const written = Object.entries(attributes)
    .map(([attribute, value]) => (value === null ? "" : ` ${attribute}="${escapeXml(String(value))}"`))
    .join("");
  const inner = children.map((child) => child?.html ?? "").join("");
  return { html: VOID.has(name) ? `<${name}${written}>` : `<${name}${written}>${inner}</${name}>` };
}
