import type { ComponentProps } from "react";
import { cn } from "./cn";

const KINDS = {
  plain: "border-edge bg-panel text-t1 hover:bg-raise",
  quiet: "border-hair bg-panel text-t2 hover:bg-raise hover:text-t1",
  primary: "border-t1 bg-t1 text-panel hover:opacity-90",
  bare: "border-transparent bg-transparent text-t2 hover:bg-raise hover:text-t1",
} as const;
export type ButtonKind = keyof typeof KINDS;

const BASE =
  "inline-flex h-7 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-control border px-2.5 text-small transition-colors touch:h-8 disabled:text-t3 disabled:hover:bg-panel";

/** Classes of a control, for links that look like one. */
export function buttonClass(kind: ButtonKind = "plain", className?: string): string {
  return cn(BASE, KINDS[kind], className);
}

interface ButtonProps extends ComponentProps<"button"> {
  kind?: ButtonKind;
}

export function Button({ kind = "plain", className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass(kind, className)} {...rest} />;
}

/** Square, for an icon alone; `label` is what a screen reader says and the pointer shows. */
export function IconButton({ label, className, kind = "bare", ...rest }: ButtonProps & { label: string }) {
  return (
    <Button kind={kind} aria-label={label} title={label} className={cn("hit-area w-7 px-0", className)} {...rest} />
  );
}
