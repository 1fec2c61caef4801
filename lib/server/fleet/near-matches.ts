import "server-only";
// Ids that resemble one that does not exist: for 404 pages and problems. Only ids of the caller's scope are ever offered.
import { distance } from "fastest-levenshtein";

const MAX_MATCHES = 8;

/** At most eight ids, best first: those that contain the text (or are contained in it) before those a few typos away. */
export function nearMatches(id: string, ids: readonly string[]): string[] {
  const wanted = id.toLowerCase().slice(0, 200);
  const limit = Math.max(2, Math.ceil(wanted.length / 3));
  return ids
    .flatMap((candidate) => {
      const text = candidate.toLowerCase();
      const isPart = wanted.length >= 2 && (text.includes(wanted) || wanted.includes(text));
      const typos = distance(wanted, text);
      return isPart || typos <= limit ? [{ candidate, score: isPart ? typos / 1000 : typos }] : [];
    })
    .sort((a, b) => a.score - b.score || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, MAX_MATCHES)
    .map(({ candidate }) => candidate);
}
