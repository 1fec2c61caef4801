// A small XML reader for tests: throws unless the text is one well-formed element tree, and returns what it found.
const TOKEN = /<(\/?)([A-Za-z][\w-]*)((?:\s+[A-Za-z][\w:-]*="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([A-Za-z][\w:-]*)="([^"<]*)"/g;
const ENTITY = /&(amp|lt|gt|quot|apos);/g;

export interface Found {
  readonly tags: ReadonlySet<string>;
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  /** all text, decoded */
  readonly texts: readonly string[];
}

export function readXml(source: string): Found {
  const open: string[] = [];
  const tags = new Set<string>();
  const attributes = new Map<string, string[]>();
  const texts: string[] = [];
  let rootCount = 0;
  let position = 0;
  while (position < source.length) {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(source);
    if (!match) throw new Error(`not well-formed at ${position}: ${source.slice(position, position + 80)}`);
    position = TOKEN.lastIndex;
    const [, slash, tag = "", attributeText = "", selfClosing, text] = match;
    if (text !== undefined) {
      if (open.length === 0) throw new Error("text outside the root");
      texts.push(decode(text));
    } else if (slash) {
      if (open.pop() !== tag) throw new Error(`unexpected </${tag}>`);
    } else {
      if (open.length === 0) rootCount += 1;
      tags.add(tag);
      for (const [, name = "", value = ""] of attributeText.matchAll(ATTRIBUTE))
        attributes.set(name, [...(attributes.get(name) ?? []), decode(value)]);
      if (!selfClosing) open.push(tag);
    }
  }
  if (open.length > 0 || rootCount !== 1) throw new Error(`unclosed: ${open.join(" ")}`);
  return { tags, attributes, texts };
}

function decode(text: string): string {
  if (/&(?!(amp|lt|gt|quot|apos);)/.test(text)) throw new Error(`bare & in ${text}`);
  const characters: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(ENTITY, (_whole, name: string) => characters[name] ?? "");
}
