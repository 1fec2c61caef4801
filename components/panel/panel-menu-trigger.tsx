"use client";
import { Ellipsis } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import type { TriggerProps } from "@/components/ui/deferred";
import { useText } from "@/lib/client/text";

/** Quiet until the panel is pointed at or reached by keyboard; always there for fingers. */
export function PanelMenuTrigger(props: TriggerProps) {
  const t = useText();
  return (
    <IconButton
      label={t("panel.menu")}
      {...props}
      className="h-6 opacity-0 transition-opacity focus-visible:opacity-100 group-hover/panel:opacity-100 aria-expanded:opacity-100 touch:opacity-100 no-print"
    >
      <Ellipsis aria-hidden size={14} />
    </IconButton>
  );
}
