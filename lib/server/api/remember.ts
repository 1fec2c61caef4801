import "server-only";
// Answers as text, kept as long as the snapshot that they were made from: a hundred viewers of one roll-up cost one roll-up, one
// JSON text and one hash. Bounded in bytes, since free filters make any number of different answers.
import { LRUCache } from "lru-cache";
import { ok, type Result } from "../../query/types";
import { processState } from "../process-state";
import { weakEtag } from "../respond";
import type { Failure } from "./failure";
import type { Answer, Call } from "./handle";

const MAX_BYTES = 16 * 1024 * 1024;

function cache(): LRUCache<string, Answer> {
  return processState(
    "fleet-answers",
    () =>
      new LRUCache<string, Answer>({
        maxSize: MAX_BYTES,
        sizeCalculation: ({ text }, key) => text.length + key.length,
      }),
  );
}

/** What the answer was made of besides the call: equal texts mean equal answers. */
export interface Basis {
  readonly asOfUnixMs: number | null;
  readonly inventoryVersion: string;
  readonly isStale: boolean;
}

/** The answer to a call on one state of the fleet. Failures are not kept. */
export function rememberAnswer(
  { request, scope, locale }: Call,
  { asOfUnixMs, inventoryVersion, isStale }: Basis,
  make: () => Result<Answer, Failure>,
): Result<Answer, Failure> {
  const { pathname, search } = new URL(request.url);
  const who = scope.kind === "all" ? "all" : JSON.stringify([...scope.clusterIds].sort());
  const key = [asOfUnixMs, inventoryVersion, isStale, who, locale, pathname, search].join("\n");
  const known = cache().get(key);
  if (known) return ok(known);
  const answer = make();
  if (!answer.ok) return answer;
  const { text, etagText = text } = answer.value;
  const kept: Answer = { ...answer.value, etag: weakEtag(etagText) };
  cache().set(key, kept);
  return ok(kept);
}
