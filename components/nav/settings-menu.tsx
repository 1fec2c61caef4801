"use client";
import { Keyboard } from "lucide-react";
import { useState } from "react";
import { Menu, MenuChoice, MenuContent, MenuItem, MenuKey, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { useLocale, useText } from "@/lib/client/text";
import { useCarried, usePatchUrl } from "@/lib/client/url-state";
import { LOCALES } from "@/lib/text/locale";
import { THEME_CHOICES } from "@/lib/url/parameters";
import { openHelp } from "./overlay-state";
import { SettingsTrigger } from "./settings-trigger";
import { switchLanguage } from "./switch-language";

export default function SettingsMenu() {
  const t = useText();
  const locale = useLocale();
  const { theme } = useCarried();
  const patch = usePatchUrl();
  const [isOpen, setOpen] = useState(true);
  return (
    <Menu open={isOpen} onOpenChange={setOpen} modal={false}>
      <MenuTrigger asChild>
        <SettingsTrigger />
      </MenuTrigger>
      <MenuContent>
        <MenuChoice
          label={t("shell.theme")}
          value={theme}
          choices={THEME_CHOICES.map((value) => ({ value, label: t(`shell.theme.${value}`) }))}
          onChange={(value) => patch({ theme: THEME_CHOICES.find((choice) => choice === value) }, "replace")}
        />
        <MenuSeparator />
        <MenuChoice
          label={t("shell.language")}
          value={locale}
          choices={LOCALES.map((value) => ({ value, label: t(`shell.language.${value}`) }))}
          onChange={switchLanguage}
        />
        <MenuSeparator />
        <MenuItem onSelect={openHelp}>
          <Keyboard aria-hidden size={13} />
          {t("shell.help")}
          <MenuKey>?</MenuKey>
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
