"use client";
// What the rows and columns of the map are. Fetched when it is first opened.
import { useState } from "react";
import { Menu, MenuChoice, MenuContent, MenuTrigger } from "@/components/ui/menu";
import { useMapGroup } from "@/lib/client/fleet-links";
import { useWords } from "@/lib/client/fleet-words";
import { usePatchUrl } from "@/lib/client/url-state";
import { GROUP_LABELS, type GroupLabel } from "@/lib/url/parameters";
import { GroupTrigger } from "./map-option-triggers";

const NONE = "none";

export default function GroupMenu() {
  const { t } = useWords();
  const patch = usePatchUrl();
  const [isOpen, setOpen] = useState(true);
  const [rows = "region", columns = null] = useMapGroup();
  const find = (value: string) => GROUP_LABELS.find((label) => label === value) ?? null;
  const choose = (first: GroupLabel, second: GroupLabel | null) =>
    patch({ group: second === null || second === first ? [first] : [first, second] });
  const choices = GROUP_LABELS.map((value) => ({ value, label: t(`label.${value}`) }));
  return (
    <Menu open={isOpen} onOpenChange={setOpen} modal={false}>
      <MenuTrigger asChild>
        <GroupTrigger />
      </MenuTrigger>
      <MenuContent className="flex max-h-[70vh] overflow-auto">
        <div>
          <MenuChoice
            label={t("fleet.map.rows")}
            value={rows}
            choices={choices}
            onChange={(value) => choose(find(value) ?? rows, columns)}
          />
        </div>
        <div className="ml-1 border-l pl-1">
          <MenuChoice
            label={t("fleet.map.columns")}
            value={columns ?? NONE}
            choices={[
              { value: NONE, label: t("fleet.map.noColumns") },
              ...choices.filter(({ value }) => value !== rows),
            ]}
            onChange={(value) => choose(rows, find(value))}
          />
        </div>
      </MenuContent>
    </Menu>
  );
}
