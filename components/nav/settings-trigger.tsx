"use client";
import { Ellipsis } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import type { TriggerProps } from "@/components/ui/deferred";
import { useText } from "@/lib/client/text";

export function SettingsTrigger(props: TriggerProps) {
  const t = useText();
  return (
    <IconButton kind="quiet" label={t("shell.settings")} {...props}>
      <Ellipsis aria-hidden size={14} />
    </IconButton>
  );
}
