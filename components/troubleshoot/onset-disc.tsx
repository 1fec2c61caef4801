import { cn } from "@/components/ui/cn";

/** Number of a departure; the same number means together. Black on light, inverted on dark. */
export function OnsetDisc({ order, className }: { order: number; className?: string }) {
  return (
    <span
      className={cn(
        "inline-flex size-[17px] flex-none items-center justify-center rounded-full bg-t1 font-semibold text-axis text-bg leading-none",
        className,
      )}
    >
      {order}
    </span>
  );
}
