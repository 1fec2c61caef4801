"use client";
import { Columns3 } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { TriggerProps } from "@/components/ui/deferred";
import { useWords } from "@/lib/client/fleet-words";

export function ColumnTrigger(props: TriggerProps) {
  const { t } = useWords();
  return (
    <Button kind="quiet" {...props}>
      <Columns3 aria-hidden size={13} />
      {t("fleet.columns")}
    </Button>
  );
}
