// How a fleet's health over time travels: only what changed from step to step, as runs of neighbours that changed to the same health.
// Bytes, for each step: number of runs, then per run the gap since the last one's end and (length * 8 + HEALTH_CODES), all as
// unsigned LEB128. Before the first step every cluster counts as ok (0). Ten thousand clusters over an hour are a few kB.

const CODE_BITS = 3;
const CODE_MASK = 0b111;

function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  bytes.push(rest);
}

function pushStep(bytes: number[], before: Uint8Array, codes: Uint8Array): void {
  const runs: number[] = [];
  let end = 0;
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] ?? 0;
    if (code === before[at]) continue;
    const start = at;
    while (at + 1 < codes.length && codes[at + 1] === code && before[at + 1] !== code) at += 1;
    pushVarint(runs, start - end);
    pushVarint(runs, ((at + 1 - start) << CODE_BITS) | code);
    end = at + 1;
  }
  let runCount = 0;
  for (const byte of runs) if (byte < 0x80) runCount += 1;
  pushVarint(bytes, runCount / 2);
  for (const byte of runs) bytes.push(byte);
}

/** `codes`: one byte per cluster (HEALTH_CODES), step after step: `clusterCount * stepCount` bytes. */
export function encodeHealthRuns(codes: Uint8Array, clusterCount: number, stepCount: number): Uint8Array {
  const bytes: number[] = [];
  let before: Uint8Array = new Uint8Array(clusterCount);
  for (let step = 0; step < stepCount; step += 1) {
    const here = codes.subarray(step * clusterCount, (step + 1) * clusterCount);
    pushStep(bytes, before, here);
    before = here;
  }
  return Uint8Array.from(bytes);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

/**
 * The codes of every cluster at every step, one byte each: those of step k are `subarray(k * clusterCount, (k + 1) * clusterCount)`.
 * Throws RangeError when the text does not fit the counts.
 */
export function decodeHealthRuns(runsBase64: string, clusterCount: number, stepCount: number): Uint8Array {
  const bytes = fromBase64(runsBase64);
  const codes = new Uint8Array(clusterCount * stepCount);
  let position = 0;
  const read = (): number => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = bytes[position];
      if (byte === undefined || shift > 28) throw new RangeError("health runs end early");
      position += 1;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  for (let step = 0; step < stepCount; step += 1) {
    const base = step * clusterCount;
    if (step > 0) codes.copyWithin(base, base - clusterCount, base);
    let at = 0;
    for (let left = read(); left > 0; left -= 1) {
      at += read();
      const run = read();
      const end = at + (run >>> CODE_BITS);
      if (end > clusterCount) throw new RangeError("health runs go beyond the clusters");
      codes.fill(run & CODE_MASK, base + at, base + end);
      at = end;
    }
  }
  if (position !== bytes.length) throw new RangeError("health runs are longer than their steps");
  return codes;
}
