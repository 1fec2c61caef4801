"use client";
import { cn } from "@/components/ui/cn";
import { useWords } from "@/lib/client/fleet-words";
import type { ClusterDetail, Member } from "@/lib/contract/fleet";
import { formatCount } from "@/lib/units/quantity";

/** How many members may still fail, each member a box: filled = up, outlined = down, hatched = not seen. */
export function MarginPart({ detail }: { detail: ClusterDetail }) {
  const { t } = useWords();
  const { quorumMarginCount: margin } = detail.row;
  const expected = detail.expectedMemberCount ?? detail.members.length;
  const upCount = detail.members.filter((member) => member.isUp === true).length;
  return (
    <>
      <div className="flex items-center gap-3.5">
        <span className={cn("font-semibold text-title leading-6", marginTone(margin))}>{formatCount(margin)}</span>
        <span
          role="img"
          aria-label={t("cluster.margin.boxes", { up: formatCount(upCount), expected: formatCount(expected) })}
          className="flex flex-wrap gap-1.5"
        >
          {buildBoxes(detail.members, expected).map(({ id, state }) => (
            <span key={id} title={id} className={cn("h-4 w-6 rounded-[3px]", BOX[state])} />
          ))}
        </span>
      </div>
      <p className={cn("mt-1.5 text-small", margin !== null && margin <= 0 ? marginTone(margin) : "text-t2")}>
        {describeMargin(margin, t)}
      </p>
      {detail.isExpectedFromInventory ? null : <p className="text-small text-t3">{t("cluster.margin.inferred")}</p>}
    </>
  );
}

type BoxState = "up" | "down" | "unseen";
const BOX: Record<BoxState, string> = {
  up: "bg-bar",
  down: "border-2 border-down",
  unseen: "hatch border border-blind",
};

/** One box per expected member; members that the data source never named are boxes nobody sees. */
function buildBoxes(members: readonly Member[], expected: number): { id: string; state: BoxState }[] {
  const known = members.map(({ id, isUp }) => {
    const state: BoxState = isUp === null ? "unseen" : isUp ? "up" : "down";
    return { id, state };
  });
  const missing = Math.max(0, expected - members.length);
  return [
    ...known,
    ...Array.from({ length: missing }, (_, index) => ({ id: `? ${index + 1}`, state: "unseen" as const })),
  ];
}

function marginTone(margin: number | null): string {
  if (margin === null) return "text-t3";
  return margin < 0 ? "text-down-text" : margin === 0 ? "text-degraded-text" : "";
}

function describeMargin(margin: number | null, t: ReturnType<typeof useWords>["t"]): string {
  if (margin === null) return t("cluster.margin.unknown");
  if (margin < 0) return t("cluster.margin.lost");
  return margin === 0 ? t("cluster.margin.zero") : t("cluster.margin.some", { count: margin });
}
