"use client";
// What the colours of the map say. Fetched when it is first opened.
import { useState } from "react";
import { Menu, MenuChoice, MenuContent, MenuTrigger } from "@/components/ui/menu";
import { useWords } from "@/lib/client/fleet-words";
import { useChooseMapColour, useMapColour } from "@/lib/client/map-colour";
import { COLOUR_CHOICES } from "@/lib/url/parameters";
import { ColorTrigger } from "./map-option-triggers";

export default function ColorMenu() {
  const { t } = useWords();
  const colour = useMapColour();
  const choose = useChooseMapColour();
  const [isOpen, setOpen] = useState(true);
  return (
    <Menu open={isOpen} onOpenChange={setOpen} modal={false}>
      <MenuTrigger asChild>
        <ColorTrigger />
      </MenuTrigger>
      <MenuContent>
        <MenuChoice
          label={t("fleet.map.colorBy")}
          value={colour}
          choices={COLOUR_CHOICES.map((value) => ({ value, label: t(`fleet.color.${value}`) }))}
          onChange={(value) => choose(COLOUR_CHOICES.find((choice) => choice === value) ?? "health")}
        />
      </MenuContent>
    </Menu>
  );
}
