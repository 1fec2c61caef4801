// What the check prints: one line per kind of number, with how many were compared and how far they were off. Numbers are within a
// thousandth of their own value; states, counts and words are equal or they are wrong.
export const LIMIT_RATIO = 1e-3;

export interface Miss {
  readonly kind: string;
  readonly subject: string;
  readonly shown: string;
  readonly right: string;
}

interface Kind {
  readonly errors: number[];
  readonly misses: Miss[];
}

const print = (value: unknown) => (typeof value === "number" ? String(Number(value.toPrecision(9))) : String(value));

/** Error relative to the right value; where nothing is right but zero or nothing, any other value is wholly wrong. */
export function relativeError(shown: number | null | undefined, right: number | null): number {
  if (right === null) return shown === null || shown === undefined ? 0 : 1;
  if (shown === null || shown === undefined || !Number.isFinite(shown)) return 1;
  if (shown === right) return 0;
  return right === 0 ? 1 : Math.abs(shown - right) / Math.abs(right);
}

export class Comparison {
  private readonly kinds = new Map<string, Kind>();

  private of(kind: string): Kind {
    const known = this.kinds.get(kind) ?? { errors: [], misses: [] };
    this.kinds.set(kind, known);
    return known;
  }

  /** `rights`: every value that is right, more than one where an edge of a minute may fall on either side. */
  number(kind: string, subject: string, shown: number | null | undefined, ...rights: readonly (number | null)[]): void {
    const error = Math.min(...rights.map((right) => relativeError(shown, right)));
    const { errors, misses } = this.of(kind);
    errors.push(error);
    if (error > LIMIT_RATIO)
      misses.push({ kind, subject, shown: print(shown ?? null), right: rights.map(print).join(" or ") });
  }

  equal(kind: string, subject: string, shown: unknown, ...rights: readonly unknown[]): void {
    const isRight = rights.some((right) => JSON.stringify(right) === JSON.stringify(shown));
    const { errors, misses } = this.of(kind);
    errors.push(isRight ? 0 : 1);
    const text = (value: unknown) => JSON.stringify(value) ?? "nothing";
    if (!isRight) misses.push({ kind, subject, shown: text(shown), right: rights.map(text).join(" or ") });
  }

  get misses(): readonly Miss[] {
    return [...this.kinds.values()].flatMap(({ misses }) => misses);
  }

  get count(): number {
    return [...this.kinds.values()].reduce((sum, { errors }) => sum + errors.length, 0);
  }

  /** Kinds in the order in which they first came. */
  format(): string {
    const rows = [...this.kinds].map(([kind, { errors, misses }]) => {
      const sorted = [...errors].sort((left, right) => left - right);
      const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
      const worst = sorted.at(-1) ?? 0;
      return [kind, String(errors.length), median.toExponential(1), worst.toExponential(1), String(misses.length)];
    });
    const head = ["kind of number", "n", "median error", "worst error", "wrong"];
    const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => (row[at] ?? "").length)));
    const line = (cells: readonly string[]) =>
      `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
    return [line(head), `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`, ...rows.map(line)].join("\n");
  }
}
