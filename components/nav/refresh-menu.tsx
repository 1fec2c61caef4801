"use client";
import { RotateCw } from "lucide-react";
import { useState } from "react";
import { Menu, MenuChoice, MenuContent, MenuItem, MenuKey, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { useRefreshNow } from "@/lib/client/refresh";
import { useLocale, useText } from "@/lib/client/text";
import { useCarried, usePatchUrl } from "@/lib/client/url-state";
import { formatDuration } from "@/lib/units/duration";
import { REFRESH_CHOICES, REFRESH_SECONDS } from "@/lib/url/parameters";
import { RefreshTrigger } from "./refresh-trigger";

export default function RefreshMenu() {
  const t = useText();
  const locale = useLocale();
  const { refresh } = useCarried();
  const patch = usePatchUrl();
  const refreshNow = useRefreshNow();
  const [isOpen, setOpen] = useState(true);
  const choices = REFRESH_CHOICES.map((value) => {
    const seconds = REFRESH_SECONDS[value];
    const label =
      seconds === null
        ? t("shell.refresh.choice.off")
        : t("shell.refresh.choice", { every: formatDuration(seconds, { locale }) });
    return { value, label };
  });
  return (
    <Menu open={isOpen} onOpenChange={setOpen} modal={false}>
      <MenuTrigger asChild>
        <RefreshTrigger />
      </MenuTrigger>
      <MenuContent>
        <MenuItem onSelect={refreshNow}>
          <RotateCw aria-hidden size={13} />
          {t("shell.refresh.now")}
          <MenuKey>d r</MenuKey>
        </MenuItem>
        <MenuSeparator />
        <MenuChoice
          label={t("shell.refresh.label")}
          value={refresh}
          choices={choices}
          onChange={(value) => patch({ refresh: REFRESH_CHOICES.find((choice) => choice === value) }, "replace")}
        />
      </MenuContent>
    </Menu>
  );
}
