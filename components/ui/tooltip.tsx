"use client";
import { Tooltip as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { FLOATING } from "./floating";

interface TooltipProps {
  content: ReactNode;
  /** one focusable element */
  children: ReactNode;
  side?: "top" | "bottom" | "left" | "right";
  className?: string;
}

/** A few words more, on hover and on focus. Nothing lives only here: fingers do not hover. */
export function Tooltip({ content, children, side = "bottom", className }: TooltipProps) {
  return (
    <Primitive.Provider delayDuration={300}>
      <Primitive.Root>
        <Primitive.Trigger asChild>{children}</Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className={cn(FLOATING, "max-w-72 px-2.5 py-1.5 text-small", className)}
          >
            {content}
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </Primitive.Provider>
  );
}
