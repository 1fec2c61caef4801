// Writes SVG text. Markup is an object, not a string, so that text from the world cannot get into a picture unescaped:
// only `textNode` takes strings, and it escapes. Presentation attributes only; a content security policy blocks style attributes.

/** SVG that this file has written. */
export interface Markup {
  readonly svg: string;
}

export type AttributeValue = string | number | null | undefined;
export type Attributes = Readonly<Record<string, AttributeValue>>;
export type Child = Markup | null;

/** `name` and attribute names are ours; attribute values are escaped, numbers rounded to a tenth. Null values are left out. */
export function element(name: string, attributes: Attributes, children: readonly Child[] = []): Markup {
  let opening = `<${name}`;
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) continue;
    opening += ` ${attribute}="${typeof value === "number" ? round(value) : escapeXml(value)}"`;
  }
  const inner = join(children);
  return { svg: inner === "" ? `${opening}/>` : `${opening}>${inner}</${name}>` };
}

export function textNode(text: string): Markup {
  return { svg: escapeXml(text) };
}

export function group(attributes: Attributes, children: readonly Child[]): Markup | null {
  return children.some((child) => child !== null && child.svg !== "") ? element("g", attributes, children) : null;
}

export function join(children: readonly Child[]): string {
  return children.map((child) => child?.svg ?? "").join("");
}

/** At most one decimal: a tenth of a pixel cannot be seen, and pictures stay small. */
export function round(value: number): number {
  const rounded = Math.round(value * 10) / 10;
  return Object.is(rounded, -0) || !Number.isFinite(rounded) ? 0 : rounded;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Path data through the points, in differences of rounded places, which is short and does not drift; a lone point is a short dash. */
export function linePath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return "";
  if (rest.length === 0) return `M${round(first.x - 1)} ${round(first.y)}h2`;
  let x = round(first.x);
  let y = round(first.y);
  let path = `M${x} ${y}l`;
  for (const point of rest) {
    const nextX = round(point.x);
    const nextY = round(point.y);
    path += appendNumber(path, round(nextX - x)) + separate(round(nextY - y));
    x = nextX;
    y = nextY;
  }
  return path;
}

function appendNumber(path: string, value: number): string {
  return path.endsWith("l") ? shorten(value) : separate(value);
}

/** A minus separates by itself. */
function separate(value: number): string {
  const text = shorten(value);
  return text.startsWith("-") ? text : ` ${text}`;
}

function shorten(value: number): string {
  return String(value).replace(/^(-?)0\./, "$1.");
}

export function closedPath(points: readonly Point[]): string {
  return points.length < 3 ? "" : `${linePath(points)}Z`;
}

/** Diagonal strokes over a rectangle as one path: no pattern, since ids of inline pictures would collide on a page. */
export function hatchPath(box: Box, gapPx: number): string {
  const { x, y, width, height } = box;
  const parts: string[] = [];
  for (let offset = gapPx; offset < width + height; offset += gapPx) {
    const startX = Math.min(offset, width);
    const startY = offset - startX;
    const endY = Math.min(offset, height);
    const endX = offset - endY;
    parts.push(`M${round(x + startX)} ${round(y + startY)}L${round(x + endX)} ${round(y + endY)}`);
  }
  return parts.join("");
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text that is safe between tags and within quotes; characters that XML cannot carry become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");
}
