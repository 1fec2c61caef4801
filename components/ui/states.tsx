// Nothing, waiting, failed: three looks that are never alike.
import type { ReactNode } from "react";
import { cn } from "./cn";
import { HealthIcon } from "./health-icon";

/** One grey line: what was asked, and why nothing came. */
export function EmptyState({ children, className }: { children: ReactNode; className?: string }) {
  return <p className={cn("py-6 text-center text-t3", className)}>{children}</p>;
}

interface ErrorStateProps {
  children: ReactNode;
  /** somebody else's words, as they came */
  detail?: string | null;
  /** a retry button */
  action?: ReactNode;
  className?: string;
}

/** One sentence, the other side's own words, and a way to try again. No red wash: the panel failed, not the fleet. */
export function ErrorState({ children, detail, action, className }: ErrorStateProps) {
  return (
    <div role="alert" className={cn("flex flex-col items-start gap-2 py-4", className)}>
      <p className="flex items-start gap-2">
        <HealthIcon health="burning" className="mt-1" />
        <span>{children}</span>
      </p>
      {detail ? (
        <pre className="max-h-24 w-full overflow-auto whitespace-pre-wrap break-words text-t2">{detail}</pre>
      ) : null}
      {action}
    </div>
  );
}

/** Three grey bars at the text's place; they come only after 300 ms. */
export function Skeleton({ label, className }: { label: string; className?: string }) {
  return (
    <div role="status" aria-label={label} className={cn("appear-late flex flex-col gap-3 py-3", className)}>
      <span className="h-3 w-2/5 rounded-bar bg-track" />
      <span className="h-3 w-4/5 rounded-bar bg-track" />
      <span className="h-3 w-3/5 rounded-bar bg-track" />
    </div>
  );
}
