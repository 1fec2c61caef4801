"use client";
import { Ellipsis } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import { useText } from "@/lib/client/text";
import type { TriggerProps } from "./deferred";

export function SettingsTrigger(props: TriggerProps) {
  const t = useText();
  return (
    <IconButton kind="quiet" label={t("shell.settings")} {...props}>
      <Ellipsis aria-hidden size={14} />
    </IconButton>
  );
}
