// Cuts the text of a long answer at its rows, so that what reading one piece leaves behind is collected before the next is read.

/**
 * How the engines write the start of a row. Nothing else in an answer can read like this: in a text the quotes would be escaped,
 * and a label of that name has a text for its value.
 */
const ROW_START = '{"metric":{';
const PIECE_CHARS = 65_536;

export interface Pieces {
  /** the answer with its last rows only */
  readonly rest: string;
  /** rows that come before them, each piece some rows with commas between */
  readonly pieces: readonly string[];
}

/** An answer that is short, or written in another way, stays whole. */
export function cutRows(body: string, pieceChars = PIECE_CHARS): Pieces {
  const first = body.indexOf(ROW_START);
  const pieces: string[] = [];
  let from = first;
  while (from >= 0) {
    const next = body.indexOf(ROW_START, from + pieceChars);
    if (next < 0) break;
    // Written with spaces between: not as we know it.
    if (body[next - 1] !== ",") return { rest: body, pieces: [] };
    pieces.push(body.slice(from, next - 1));
    from = next;
  }
  return { rest: pieces.length === 0 ? body : body.slice(0, first) + body.slice(from), pieces };
}
