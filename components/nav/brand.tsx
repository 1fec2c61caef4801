import { cn } from "@/components/ui/cn";

/** Three members, one of them the leader. */
export function BrandMark({ size = 16, className }: { size?: number; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden className={cn("flex-none", className)}>
      <path d="M8 3 3.2 11.6h9.6Z" fill="none" stroke="currentColor" strokeWidth="1.2" />
      <circle cx="8" cy="3.2" r="2.6" fill="currentColor" />
      <circle cx="3.2" cy="11.8" r="2" fill="var(--panel)" stroke="currentColor" strokeWidth="1.2" />
      <circle cx="12.8" cy="11.8" r="2" fill="var(--panel)" stroke="currentColor" strokeWidth="1.2" />
    </svg>
  );
}
