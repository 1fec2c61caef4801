"use client";
import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton } from "./button";
import { cn } from "./cn";
import { FLOATING } from "./floating";

interface DialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: ReactNode;
  closeLabel: string;
  children: ReactNode;
  className?: string;
}

/** Over the page, with its title and one way out at the same place; Escape and the dark around it close it too. */
export function Dialog({ isOpen, onOpenChange, title, closeLabel, children, className }: DialogProps) {
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-bg/70" />
        <Primitive.Content
          aria-describedby={undefined}
          onOpenAutoFocus={focusFirst}
          className={cn(
            FLOATING,
            "fixed top-16 left-1/2 outline-none flex max-h-[calc(100dvh-96px)] w-120 max-w-[calc(100vw-16px)] -translate-x-1/2 flex-col",
            className,
          )}
        >
          <div className="flex items-center gap-2 border-b px-4 py-2">
            <Primitive.Title className="font-semibold text-section">{title}</Primitive.Title>
            <Primitive.Close asChild>
              <IconButton label={closeLabel} className="ml-auto">
                <X aria-hidden size={14} />
              </IconButton>
            </Primitive.Close>
          </div>
          <div className="overflow-auto p-4">{children}</div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** Typing begins where it is meant to; without such a place the dialog itself has the focus, not its way out. */
function focusFirst(event: Event): void {
  const dialog = event.currentTarget;
  if (!(dialog instanceof HTMLElement)) return;
  event.preventDefault();
  (dialog.querySelector<HTMLElement>("[data-autofocus]") ?? dialog).focus();
}
