"use client";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { findCell, findNextCell, type MapLayout, type MapMove, moveCell } from "@/lib/client/fleet-map-layout";
import { useCarried } from "@/lib/client/url-state";
import { withState } from "@/lib/url/state";
import { type MapPicture, paintMap } from "./map-paint";
import { useMapColors, usePixelRatio } from "./use-map-colors";
import { type SelectBox, useMapSelect } from "./use-map-select";

interface MapCanvasProps {
  picture: MapPicture;
  /** cell under the pointer or the keyboard */
  active: number | null;
  onActive: (index: number | null) => void;
  /** the rectangle that was dragged */
  onSelect: (box: SelectBox) => void;
  hrefOf: (index: number) => string;
  /** what Page Down looks for */
  isBad: (index: number) => boolean;
  label: string;
  describedBy: string;
}

const MOVES: Readonly<Record<string, MapMove>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  Home: "first",
  End: "last",
};

/** The cells: one canvas for all of them, one ring for the cell that has the pointer or the keyboard, one box for a selection. */
export function MapCanvas({ picture, active, onActive, onSelect, hrefOf, isBad, label, describedBy }: MapCanvasProps) {
  const { layout } = picture;
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const open = useOpen(hrefOf);
  const colors = useMapColors();
  const pixelRatio = usePixelRatio();
  const select = useMapSelect(onSelect);

  useEffect(() => {
    const canvas = canvasRef.current;
    if (!canvas || !colors) return;
    const frame = requestAnimationFrame(() => paintMap(canvas, picture, colors, pixelRatio));
    return () => cancelAnimationFrame(frame);
  }, [picture, colors, pixelRatio]);

  const findAt = (event: MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return findCell(layout, event.clientX - box.left, event.clientY - box.top);
  };
  const handleKey = (event: KeyboardEvent) => {
    const from = active ?? layout.order[0];
    if (from === undefined) return;
    const move = event.altKey ? undefined : MOVES[event.key];
    const direction = event.key === "PageDown" ? 1 : event.key === "PageUp" ? -1 : null;
    if (move) onActive(active === null ? from : moveCell(layout, from, move));
    else if (direction !== null) onActive(findNextCell(layout, from, direction, isBad) ?? from);
    else if (event.key === "Enter" && active !== null) open(active, event.ctrlKey || event.metaKey);
    else if (event.key === "Escape") onActive(null);
    else return;
    event.preventDefault();
  };

  return (
    <button
      type="button"
      aria-label={label}
      aria-describedby={describedBy}
      onKeyDown={handleKey}
      onFocus={(event) => {
        if (active === null && event.currentTarget.matches(":focus-visible")) onActive(layout.order[0] ?? null);
      }}
      onBlur={() => onActive(null)}
      onPointerDown={select.begin}
      onPointerMove={(event) => onActive(select.move(event) ? null : findAt(event))}
      onPointerUp={select.end}
      onPointerCancel={select.cancel}
      onPointerLeave={() => onActive(null)}
      onClick={(event) => {
        const index = select.hasJustEnded() ? null : findAt(event);
        if (index !== null) open(index, event.ctrlKey || event.metaKey);
      }}
      className={cn("relative block rounded-cell focus-visible:-outline-offset-2", active === null && "cursor-default")}
      style={{ width: layout.widthPx, height: layout.heightPx }}
    >
      <canvas ref={canvasRef} className="absolute inset-0 size-full" />
      {active === null ? null : <Ring layout={layout} index={active} />}
      {select.box ? (
        <span
          aria-hidden
          className="pointer-events-none absolute border border-t1 bg-raise/60"
          style={{ left: select.box.x, top: select.box.y, width: select.box.width, height: select.box.height }}
        />
      ) : null}
    </button>
  );
}

/** Opens a cell's cluster with the reader's window and language kept. */
function useOpen(hrefOf: (index: number) => string) {
  const router = useRouter();
  const state = useCarried();
  return (index: number, isNewTab: boolean) => {
    const href = withState(hrefOf(index), state);
    if (isNewTab) window.open(href, "_blank", "noopener");
    else router.push(href);
  };
}

function Ring({ layout, index }: { layout: MapLayout; index: number }) {
  const size = layout.cellPx + 4;
  const style = { left: (layout.xs[index] ?? 0) - 2, top: (layout.ys[index] ?? 0) - 2, width: size, height: size };
  return <span aria-hidden style={style} className="pointer-events-none absolute rounded-cell outline-2 outline-t1" />;
}
