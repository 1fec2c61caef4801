"use client";
// A table body of which only the rows in sight exist. Scrolls with the page, or in a box of its own.
import { useVirtualizer, useWindowVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";

interface VirtualRowsProps {
  count: number;
  rowHeightPx: number;
  columnCount: number;
  /** the box that scrolls, null until it is there; absent = the page */
  scrollElement?: HTMLElement | null;
  renderRow: (index: number) => ReactNode;
}

const OVERSCAN_ROWS = 12;

/** `<tbody>` with room kept above and below what is in sight. */
export function VirtualRows(props: VirtualRowsProps) {
  return props.scrollElement === undefined ? (
    <PageRows {...props} />
  ) : (
    <BoxRows {...props} scrollElement={props.scrollElement} />
  );
}

function BoxRows({ scrollElement, ...props }: VirtualRowsProps & { scrollElement: HTMLElement | null }) {
  const virtualizer = useVirtualizer({
    count: props.count,
    getScrollElement: () => scrollElement,
    estimateSize: () => props.rowHeightPx,
    overscan: OVERSCAN_ROWS,
  });
  return <Body {...props} virtualizer={virtualizer} offsetPx={0} />;
}

function PageRows(props: VirtualRowsProps) {
  const ref = useRef<HTMLTableSectionElement>(null);
  const [offsetPx, setOffsetPx] = useState(0);
  useEffect(() => {
    const box = ref.current?.getBoundingClientRect();
    if (box) setOffsetPx(box.top + window.scrollY);
  }, []);
  const virtualizer = useWindowVirtualizer({
    count: props.count,
    estimateSize: () => props.rowHeightPx,
    overscan: OVERSCAN_ROWS,
    scrollMargin: offsetPx,
  });
  return <Body {...props} bodyRef={ref} virtualizer={virtualizer} offsetPx={offsetPx} />;
}

interface BodyProps<Scroll extends Element | Window> extends VirtualRowsProps {
  virtualizer: Virtualizer<Scroll, Element>;
  /** where the rows begin in what scrolls */
  offsetPx: number;
  bodyRef?: RefObject<HTMLTableSectionElement | null>;
}

function Body<Scroll extends Element | Window>({
  virtualizer,
  offsetPx,
  bodyRef,
  columnCount,
  renderRow,
}: BodyProps<Scroll>) {
  const items = virtualizer.getVirtualItems();
  const above = (items[0]?.start ?? offsetPx) - offsetPx;
  const below = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? offsetPx) - offsetPx);
  return (
    <tbody ref={bodyRef}>
      <Gap heightPx={above} columnCount={columnCount} />
      {items.map(({ index }) => renderRow(index))}
      <Gap heightPx={below} columnCount={columnCount} />
    </tbody>
  );
}

function Gap({ heightPx, columnCount }: { heightPx: number; columnCount: number }) {
  if (heightPx <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={columnCount} style={{ height: heightPx }} />
    </tr>
  );
}
