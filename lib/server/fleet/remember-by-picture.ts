import "server-only";

// What was made of one picture of the fleet, kept as long as the picture is: everybody who looks at it asks the same.

/** Free filters and selections make any number of questions. */
const ANSWERS_MAX = 100;

/** A memory of its own kind: `key` names the question about the picture `codes`, everything that the answer depends on beside it. */
export function rememberByPicture<T>(): (codes: Uint8Array, key: string, make: () => T) => T {
  const answersOf = new WeakMap<Uint8Array, Map<string, T>>();
  return (codes, key, make) => {
    const answers = answersOf.get(codes) ?? new Map<string, T>();
    answersOf.set(codes, answers);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = make();
    if (answers.size >= ANSWERS_MAX) answers.clear();
    answers.set(key, answer);
    return answer;
  };
}
