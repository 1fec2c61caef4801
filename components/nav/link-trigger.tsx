"use client";
import { Link2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { TriggerProps } from "@/components/ui/deferred";
import { useText } from "@/lib/client/text";

export function LinkTrigger(props: TriggerProps) {
  const t = useText();
  return (
    <Button aria-label={t("shell.link.button")} title={t("shell.link.button")} {...props}>
      <Link2 aria-hidden size={14} />
      <span className="max-xl:hidden">{t("shell.link.button")}</span>
    </Button>
  );
}
