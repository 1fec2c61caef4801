"use client";
import { ChevronDown } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { TriggerProps } from "@/components/ui/deferred";
import { useMapGroup } from "@/lib/client/fleet-links";
import { useWords } from "@/lib/client/fleet-words";
import { useMapColour } from "@/lib/client/map-colour";

export function GroupTrigger(props: TriggerProps) {
  const { t } = useWords();
  const group = useMapGroup();
  return (
    <Button kind="quiet" {...props}>
      {t("fleet.map.group")}
      <b className="font-semibold text-t1">{group.map((label) => t(`label.${label}`)).join(" / ")}</b>
      <ChevronDown aria-hidden size={12} className="text-t3" />
    </Button>
  );
}

export function ColorTrigger(props: TriggerProps) {
  const { t } = useWords();
  const colour = useMapColour();
  return (
    <Button kind="quiet" {...props}>
      {t("fleet.map.color")}
      <b className="font-semibold text-t1">{t(`fleet.color.${colour}`)}</b>
      <ChevronDown aria-hidden size={12} className="text-t3" />
    </Button>
  );
}
