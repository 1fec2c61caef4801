// Which label values do bad things share beyond chance? Upper tail of the hypergeometric distribution for each value, and
// Benjamini-Hochberg over all of them, so that testing thousands of values does not name one by luck.

export interface LabelCount {
  /** bad ones with the value */
  readonly badCount: number;
  /** all with the value */
  readonly totalCount: number;
}

export interface Population {
  readonly badCount: number;
  readonly totalCount: number;
}

/**
 * Probability of drawing at least `badCount` bad ones among `totalCount` drawn without replacement from the population. In [0, 1].
 * Counts are whole, and the value's are part of the population's; anything else is a bug and throws RangeError.
 */
export function hypergeometricUpperTail(drawn: LabelCount, population: Population): number {
  return Math.min(1, Math.exp(logHypergeometricUpperTail(drawn, population)));
}

/** Terms smaller than the largest by this much, natural log, cannot change the sum. */
const NEGLIGIBLE = 40;

/** Natural logarithm of the same, at most 0: tells two causes apart whose probabilities are both too small for a number. */
export function logHypergeometricUpperTail({ badCount, totalCount }: LabelCount, population: Population): number {
  const rest = population.totalCount - population.badCount;
  const isSound =
    [badCount, totalCount, population.badCount, population.totalCount].every(
      (count) => Number.isInteger(count) && count >= 0,
    ) &&
    badCount <= totalCount &&
    badCount <= population.badCount &&
    rest >= 0 &&
    totalCount - badCount <= rest;
  if (!isSound) throw new RangeError("counts of a label value must be part of the population");
  const least = Math.max(0, totalCount - rest);
  if (badCount <= least) return 0;
  const most = Math.min(totalCount, population.badCount);
  const whole = logChoose(population.totalCount, totalCount);
  let largest = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (let hit = badCount; hit <= most; hit += 1) {
    const term = logChoose(population.badCount, hit) + logChoose(rest, totalCount - hit) - whole;
    if (term > largest) {
      sum = sum * Math.exp(largest - term) + 1;
      largest = term;
    } else {
      // Terms fall for good once they fall.
      if (largest - term > NEGLIGIBLE) break;
      sum += Math.exp(term - largest);
    }
  }
  return Math.min(0, largest + Math.log(sum));
}

/** How many times the share of bad ones with this value exceeds the population's; null where the population has none or the value is empty. */
export function computeLift({ badCount, totalCount }: LabelCount, population: Population): number | null {
  if (totalCount === 0 || population.badCount === 0 || population.totalCount === 0) return null;
  return badCount / totalCount / (population.badCount / population.totalCount);
}

/**
 * Benjamini-Hochberg adjusted p-values in the order of the input: those <= q have an expected share of false ones <= q.
 * `testCount`: how many tests there were in all, where those that are not given had nothing to show (p = 1).
 */
export function adjustPValues(pValues: readonly number[], testCount = pValues.length): readonly number[] {
  const order = pValues.map((_p, index) => index).sort((a, b) => (pValues[b] ?? 0) - (pValues[a] ?? 0));
  const adjusted = pValues.map(() => 1);
  let least = 1;
  for (const [position, index] of order.entries()) {
    const rank = pValues.length - position;
    least = Math.min(least, ((pValues[index] ?? 1) * Math.max(testCount, pValues.length)) / rank);
    adjusted[index] = least;
  }
  return adjusted;
}

const logFactorials: number[] = [0];

function logFactorial(count: number): number {
  for (let next = logFactorials.length; next <= count; next += 1)
    logFactorials.push((logFactorials[next - 1] ?? 0) + Math.log(next));
  return logFactorials[count] ?? 0;
}

function logChoose(from: number, count: number): number {
  if (count < 0 || count > from) return Number.NEGATIVE_INFINITY;
  return logFactorial(from) - logFactorial(count) - logFactorial(from - count);
}
