// YAML text to plain values, with the place of each value in the text. Syntax errors are findings; nothing here throws.
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from "yaml";
import { type ConfigPath, error, type Finding, type PathPart } from "./problems";

export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface YamlText {
  readonly value: unknown;
  readonly findings: readonly Finding[];
  /** Place of the finding's key, value, or nearest existing parent. */
  readonly locate: (finding: Pick<Finding, "path" | "isAboutKey" | "offset">) => Place;
}

/** Reads one YAML (or JSON) document. `value` is undefined when the text holds errors or nothing. Throws never. */
export function readYaml(text: string): YamlText {
  if (isNestedTooDeep(text)) return refuse("the nesting is too deep");
  const lineCounter = new LineCounter();
  try {
    const doc = parseDocument(text, { lineCounter, prettyErrors: false, logLevel: "error", uniqueKeys: true });
    const findings = doc.errors.map(
      (problem): Finding => describeSyntaxError(problem.code, problem.message, problem.pos[0]),
    );
    const locate: YamlText["locate"] = (finding) => toPlace(lineCounter, finding.offset ?? findOffset(doc, finding));
    if (findings.length > 0) return { value: undefined, findings, locate };
    const loose = findLooseAlias(doc);
    if (loose) return { value: undefined, findings: [loose], locate };
    return { value: doc.toJS({ maxAliasCount: 100 }), findings, locate };
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return refuse(detail.slice(0, 200));
  }
}

/** An alias whose anchor comes later or never: reading on would fail without saying where. */
function findLooseAlias(doc: Document.Parsed): Finding | null {
  const anchors = new Set<string>();
  const loose: Finding[] = [];
  visit(doc, {
    Alias(_, node) {
      if (!anchors.has(node.source)) {
        loose.push({ ...error("looseAlias", [], { name: node.source }), offset: node.range?.[0] ?? 0 });
      }
    },
    Value(_, node) {
      if (node.anchor) anchors.add(node.anchor);
    },
  });
  return loose[0] ?? null;
}

function refuse(detail: string): YamlText {
  return {
    value: undefined,
    findings: [error("unreadable", [], { detail })],
    locate: () => ({ line: 1, column: 1 }),
  };
}

const MAX_DEPTH = 200;

/** The YAML parser recurses and takes the process with it: what no person writes is refused before. Quotes are not told apart. */
function isNestedTooDeep(text: string): boolean {
  if (/(?:[-?:][ \t]+){200}|^ {2000}/m.test(text)) return true;
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = bracket === "[" || bracket === "{" ? depth + 1 : Math.max(0, depth - 1);
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

function describeSyntaxError(code: string, detail: string, offset: number): Finding {
  if (code === "DUPLICATE_KEY") return { ...error("duplicateKey", []), offset };
  if (code === "MULTIPLE_DOCS") return { ...error("severalDocuments", []), offset };
  if (code === "TAB_AS_INDENT") return { ...error("tabIndent", []), offset };
  return { ...error("syntax", [], { detail }), offset };
}

function toPlace(lineCounter: LineCounter, offset: number): Place {
  const { line, col } = lineCounter.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function findOffset(doc: Document.Parsed, { path, isAboutKey }: Pick<Finding, "path" | "isAboutKey">): number {
  let node: Node | null | undefined = doc.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const [index, part] of path.entries()) {
    const child = findChild(isAlias(node) ? node.resolve(doc) : node, part);
    if (!child) return offset;
    const isLast = index === path.length - 1;
    const keyOffset = child.key?.range?.[0];
    const valueOffset = isPrinted(child.value) ? child.value.range?.[0] : undefined;
    // A parent of something missing is shown by its key: its value may start lines below.
    offset = (isLast && !isAboutKey ? (valueOffset ?? keyOffset) : (keyOffset ?? valueOffset)) ?? offset;
    node = child.value;
  }
  return offset;
}

/** An empty value has no text of its own: its key is the better place. A map's key says more than its first child. */
function isPrinted(node: Node | null): node is Node {
  return node !== null && !isMap(node) && !isSeq(node) && !(isScalar(node) && node.value === null);
}

function findChild(node: Node | null | undefined, part: PathPart): { key: Node | null; value: Node | null } | null {
  if (isMap<Node, Node | null>(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
    return pair ? { key: pair.key, value: pair.value } : null;
  }
  if (isSeq<Node>(node) && typeof part === "number") {
    const value = node.items[part];
    return value ? { key: value, value } : null;
  }
  return null;
}

/** The value at a path of a plain document; undefined when there is none. */
export function getAt(value: unknown, path: ConfigPath): unknown {
  let current = value;
  for (const part of path) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, part)) return undefined;
    current = Reflect.get(current, part);
  }
  return current;
}
