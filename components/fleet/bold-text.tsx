import { splitBold } from "@/lib/client/fleet-bold";

/** Plain text with its marked stretches in bold. */
export function BoldText({ text }: { text: string }) {
  let offset = 0;
  return splitBold(text).map((part) => {
    const key = offset;
    offset += part.text.length;
    return part.isBold ? (
      <b key={key} className="font-semibold">
        {part.text}
      </b>
    ) : (
      <span key={key}>{part.text}</span>
    );
  });
}
