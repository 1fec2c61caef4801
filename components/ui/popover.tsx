"use client";
import { Popover as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { FLOATING } from "./floating";

export const Popover = Primitive.Root;
export const PopoverTrigger = Primitive.Trigger;

interface ContentProps extends ComponentProps<typeof Primitive.Content> {
  label: string;
  children: ReactNode;
}

export function PopoverContent({ label, className, children, ...rest }: ContentProps) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        aria-label={label}
        align="end"
        sideOffset={6}
        collisionPadding={8}
        className={cn(FLOATING, "max-w-[calc(100vw-16px)] p-3", className)}
        {...rest}
      >
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  );
}
