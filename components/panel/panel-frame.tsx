// The frame of every panel, in all its states: title with its question, what is odd about the data, the menu, the body.
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

interface PanelFrameProps {
  title: string;
  unit?: ReactNode;
  question?: string;
  /** stale, partial, ...: beside the title */
  chips?: ReactNode;
  menu?: ReactNode;
  /** one sentence for those who do not see the picture */
  summary?: ReactNode;
  notices?: ReactNode;
  /** `plain` inside something that has a border already */
  kind?: "boxed" | "plain";
  isBusy?: boolean;
  /** bare content, such as tiles, without a heading: the page's section says it */
  hasHead?: boolean;
  children: ReactNode;
}

export function PanelFrame({
  title,
  unit,
  question,
  chips,
  menu,
  summary,
  notices,
  kind = "boxed",
  isBusy = false,
  hasHead = true,
  children,
}: PanelFrameProps) {
  return (
    <section
      aria-label={title}
      aria-busy={isBusy}
      className={cn(
        "group/panel relative min-w-0",
        kind === "boxed" ? "surface p-4 pt-3" : hasHead && "px-4 pt-2.5 pb-2",
      )}
    >
      {hasHead ? (
        <header className="mb-1.5 flex h-6 items-center gap-2">
          <h3 title={question} className="min-w-0 shrink-0 truncate font-medium text-body">
            {title}
          </h3>
          {unit ? <span className="shrink-0 text-small text-t3">{unit}</span> : null}
          <span className="flex min-w-0 flex-1 items-center gap-2">
            {question ? <span className="truncate text-small text-t3">{question}</span> : null}
          </span>
          {chips}
          {menu}
        </header>
      ) : null}
      {!hasHead && chips ? <div className="mb-2 flex justify-end gap-2">{chips}</div> : null}
      {summary ? <p className="sr-only">{summary}</p> : null}
      {children}
      {notices}
    </section>
  );
}
