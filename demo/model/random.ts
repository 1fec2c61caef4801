// Seeded chance without state: the same seed and key give the same number in every process, so that live scraping and
// backfill see one fleet. Never Math.random in demo/.

function mix(hash: number): number {
  let value = hash;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** A number in [0, 1) that depends only on its arguments. */
export function hashUnit(seed: number, ...keys: readonly (string | number)[]): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (const key of keys) {
    const text = String(key);
    for (let index = 0; index < text.length; index += 1)
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
    hash = Math.imul(hash ^ 0x1f, 0x01000193) >>> 0;
  }
  return mix(hash) / 0x1_0000_0000;
}

export function between(unit: number, low: number, high: number): number {
  return low + (high - low) * unit;
}

/** Log-uniform: equal chance for each factor, as loads and sizes are spread. */
export function betweenLog(unit: number, low: number, high: number): number {
  return low * (high / low) ** unit;
}

/** The item at that place of the list; throws on an empty list, which only a bug can pass. */
export function pick<Item>(unit: number, items: readonly Item[]): Item {
  const item = items[Math.min(items.length - 1, Math.floor(unit * items.length))];
  if (item === undefined) throw new RangeError("pick from an empty list");
  return item;
}

export function pickWeighted<Item extends { readonly weight: number }>(unit: number, items: readonly Item[]): Item {
  const total = items.reduce((sum, item) => sum + item.weight, 0);
  let rest = unit * total;
  for (const item of items) {
    rest -= item.weight;
    if (rest < 0) return item;
  }
  return pick(1, items);
}

/** `count` distinct items, chosen and ordered by chance alone. */
export function sample<Item>(
  seed: number,
  key: string,
  items: readonly Item[],
  count: number,
  idOf: (item: Item) => string,
): Item[] {
  return items
    .map((item) => ({ item, order: hashUnit(seed, key, idOf(item)) }))
    .sort((left, right) => left.order - right.order)
    .slice(0, count)
    .map(({ item }) => item);
}
