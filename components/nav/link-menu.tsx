"use client";
import { Pin, Radio } from "lucide-react";
import { useState } from "react";
import { Menu, MenuContent, MenuItem, MenuKey, MenuTrigger } from "@/components/ui/menu";
import { useCopyLink } from "@/lib/client/copy-link";
import { useText } from "@/lib/client/text";
import { LinkTrigger } from "./link-trigger";

export default function LinkMenu() {
  const t = useText();
  const { copyPinned, copyLive } = useCopyLink();
  const [isOpen, setOpen] = useState(true);
  return (
    <Menu open={isOpen} onOpenChange={setOpen} modal={false}>
      <MenuTrigger asChild>
        <LinkTrigger />
      </MenuTrigger>
      <MenuContent>
        <MenuItem onSelect={() => void copyPinned()}>
          <Pin aria-hidden size={13} />
          {t("shell.link.pinned")}
          <MenuKey>c</MenuKey>
        </MenuItem>
        <MenuItem onSelect={() => void copyLive()}>
          <Radio aria-hidden size={13} />
          {t("shell.link.live")}
          <MenuKey>Shift C</MenuKey>
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
