// Marks a stretch of a sentence as bold without markup: two private-use characters that no message contains.
// Text from the world may hold anything, so a component splits on the marks and renders plain text only.
const START = "\uE000";
const END = "\uE001";

/** The text between marks; marks that the text itself brings are dropped. */
export function bold(text: string): string {
  return `${START}${text.replaceAll(START, "").replaceAll(END, "")}${END}`;
}

export interface TextPart {
  readonly text: string;
  readonly isBold: boolean;
}

export function splitBold(text: string): TextPart[] {
  return text
    .split(START)
    .flatMap((piece, index): TextPart[] => {
      const end = index === 0 ? -1 : piece.indexOf(END);
      if (end < 0) return [{ text: piece.replaceAll(END, ""), isBold: false }];
      return [
        { text: piece.slice(0, end), isBold: true },
        { text: piece.slice(end + 1).replaceAll(END, ""), isBold: false },
      ];
    })
    .filter((part) => part.text !== "");
}
