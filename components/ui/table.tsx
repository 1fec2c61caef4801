// Parts of a table: header 12 px grey, hairlines, numbers right, the whole row is its link. On small screens the header and
// the first column stay in view while the rest scrolls.
import { ArrowDown, ArrowUp } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { Link } from "./link";

/** Scrolls sideways by itself, so that the page never does. `label` names it for screen readers. */
export function Table({ label, children, className }: { label: string; children: ReactNode; className?: string }) {
  return (
    <section aria-label={label} className={cn("relative w-full overflow-x-auto", className)}>
      <table className="w-full border-collapse text-left">{children}</table>
    </section>
  );
}

interface CellProps extends ComponentProps<"td"> {
  /** numbers stand right */
  isNumber?: boolean;
  /** stays while the rest scrolls sideways */
  isSticky?: boolean;
}

const EDGES = "px-2 first:pl-4 last:pr-4 whitespace-nowrap";
const STICKY = "max-lg:sticky max-lg:left-0 max-lg:z-10 max-lg:bg-panel max-lg:group-hover:bg-raise";

export function Td({ isNumber, isSticky, className, ...rest }: CellProps) {
  return <td className={cn("h-8", EDGES, isNumber && "text-right", isSticky && STICKY, className)} {...rest} />;
}

interface HeadProps extends Omit<ComponentProps<"th">, "children"> {
  children?: ReactNode;
  isNumber?: boolean;
  isSticky?: boolean;
  /** present = can be sorted by; `href` is the page sorted the next way */
  sort?: { direction: "ascending" | "descending" | null; href: string };
}

export function Th({ isNumber, isSticky, sort, className, children, ...rest }: HeadProps) {
  const Arrow = sort?.direction === "ascending" ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={sort ? (sort.direction ?? "none") : undefined}
      className={cn(
        "h-8 border-b bg-panel font-normal text-small text-t3",
        EDGES,
        isNumber && "text-right",
        isSticky && STICKY,
        className,
      )}
      {...rest}
    >
      {sort ? (
        <Link
          href={sort.href}
          scroll={false}
          className={cn(
            "group/sort inline-flex items-center gap-1 hover:text-t1",
            isNumber && "flex-row-reverse",
            sort.direction && "text-t1",
          )}
        >
          {children}
          <Arrow
            aria-hidden
            size={11}
            className={cn(
              !sort.direction && "opacity-0 group-hover/sort:opacity-60 group-focus-visible/sort:opacity-60",
            )}
          />
        </Link>
      ) : (
        children
      )}
    </th>
  );
}

/** A row; put one `RowLink` into it and the whole row leads there. */
export function Tr({ className, ...rest }: ComponentProps<"tr">) {
  return (
    <tr
      className={cn(
        "group relative border-hair2 border-b transition-colors last:border-b-0 has-[.row-link]:hover:bg-raise",
        className,
      )}
      {...rest}
    />
  );
}

export function RowLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link className={cn("row-link", className)} {...rest} />;
}

/** An identifier from the world: monospace, bold, cut with its whole text in the title. */
export function Id({ children, className }: { children: string; className?: string }) {
  return (
    <span title={children} className={cn("font-mono font-semibold text-small", className)}>
      {children}
    </span>
  );
}
