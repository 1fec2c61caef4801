// Reads the small dialect of SVG that lib/render writes: known tags, known attributes, text. Anything else is left out.

export interface SvgNode {
  readonly tag: string;
  /** names as React writes them: strokeWidth */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (SvgNode | string)[];
}

const TAGS = new Set(
  "svg g path line rect circle ellipse polyline polygon text tspan title desc defs clipPath linearGradient stop pattern".split(
    " ",
  ),
);
const ATTRIBUTES = new Set(
  (
    "viewBox width height x y x1 x2 y1 y2 cx cy r rx ry d points transform id fill fill-opacity fill-rule stroke stroke-width " +
    "stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity opacity text-anchor dominant-baseline font-size font-weight " +
    "font-family clip-path preserveAspectRatio offset stop-color stop-opacity patternUnits patternTransform gradientUnits dx dy " +
    "textLength lengthAdjust vector-effect shape-rendering letter-spacing font-variant-numeric"
  ).split(" "),
);
const TOKEN = /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

interface OpenNode {
  tag: string;
  attributes: Record<string, string>;
  children: (SvgNode | string)[];
}

/** The root of the picture; null when the text is not a whole `<svg>`. */
export function parseSvg(text: string): SvgNode | null {
  const top: OpenNode = { tag: "", attributes: {}, children: [] };
  const open: OpenNode[] = [top];
  const source = text.trim().replace(/^<\?xml[^>]*\?>\s*/, "");
  let position = 0;
  while (position < source.length) {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(source);
    if (!match) return null;
    position = TOKEN.lastIndex;
    if (!take(match, open)) return null;
  }
  const root = open.length === 1 ? top.children.find((child) => typeof child !== "string") : undefined;
  return root !== undefined && typeof root !== "string" && root.tag === "svg" ? root : null;
}

function take(match: RegExpExecArray, open: OpenNode[]): boolean {
  const [, slash, tag = "", attributes = "", selfClosing, characters] = match;
  const parent = open.at(-1);
  if (!parent) return false;
  if (characters !== undefined) {
    if (characters.trim() !== "") parent.children.push(decode(characters));
    return true;
  }
  if (slash) {
    if (open.length < 2 || parent.tag !== tag) return false;
    open.pop();
    close(parent, open);
    return true;
  }
  const node: OpenNode = { tag, attributes: readAttributes(attributes), children: [] };
  if (selfClosing) close(node, open);
  else open.push(node);
  return true;
}

function close(node: OpenNode, open: OpenNode[]): void {
  if (TAGS.has(node.tag)) open.at(-1)?.children.push(node);
}

function readAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = "", value = ""] of text.matchAll(ATTRIBUTE)) {
    // A reference may only point into the picture itself.
    if (!ATTRIBUTES.has(name) || (value.includes("url(") && !/^url\(#[\w-]+\)$/.test(value))) continue;
    found[name.replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase())] = decode(value);
  }
  return found;
}

function decode(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name) return ENTITIES[name] ?? whole;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
    },
  );
}
