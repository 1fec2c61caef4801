"use client";
import { Braces, ChartLine, Download, Maximize2, Pin, Radio, Rows3, Share, TerminalSquare } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { useCopyLink } from "@/lib/client/copy-link";
import { buildPanelCsvUrl, buildPanelUrl, type PanelParams } from "@/lib/client/panel";
import { useLocale, useText } from "@/lib/client/text";
import { useRangeTokens, useUrlState } from "@/lib/client/url-state";
import type { PanelResult } from "@/lib/contract/panel-result";
import { hrefPanel } from "@/lib/url/hrefs";
import { withState } from "@/lib/url/state";
import { PanelMenuTrigger } from "./panel-menu-trigger";

interface PanelMenuProps {
  panelId: string;
  params: PanelParams;
  result: PanelResult | null;
  title: string;
  mode: "view" | "table";
  /** null = it has no table beside its picture */
  onMode: ((mode: "view" | "table") => void) | null;
  onShare: () => void;
  /** null = this reader may not see the queries */
  onInspect: (() => void) | null;
}

const ICON = { "aria-hidden": true, size: 13 } as const;

export default function PanelMenu(props: PanelMenuProps) {
  const { panelId, params, result, title, mode, onMode, onShare, onInspect } = props;
  const t = useText();
  const lang = useLocale();
  const range = useRangeTokens();
  const state = useUrlState();
  const router = useRouter();
  const { copyPinned, copyLive } = useCopyLink();
  const [isOpen, setOpen] = useState(true);
  const href = hrefPanel(panelId, params);
  const request = { panelId, params, range, lang };
  return (
    <Menu open={isOpen} onOpenChange={setOpen} modal={false}>
      <MenuTrigger asChild>
        <PanelMenuTrigger />
      </MenuTrigger>
      <MenuContent aria-label={t("panel.menu.of", { title })}>
        <MenuItem onSelect={() => router.push(withState(href, state))}>
          <Maximize2 {...ICON} />
          {t("panel.menu.open")}
        </MenuItem>
        <MenuItem onSelect={() => void copyPinned({ href, window: result?.range })}>
          <Pin {...ICON} />
          {t("shell.link.pinned")}
        </MenuItem>
        <MenuItem onSelect={() => void copyLive({ href })}>
          <Radio {...ICON} />
          {t("shell.link.live")}
        </MenuItem>
        <MenuItem onSelect={onShare}>
          <Share {...ICON} />
          {t("share.menu")}
        </MenuItem>
        <MenuSeparator />
        {onMode ? (
          <MenuItem onSelect={() => onMode(mode === "view" ? "table" : "view")}>
            {mode === "view" ? <Rows3 {...ICON} /> : <ChartLine {...ICON} />}
            {t(mode === "view" ? "panel.menu.table" : "panel.menu.chart")}
          </MenuItem>
        ) : null}
        {onInspect ? (
          <MenuItem onSelect={onInspect}>
            <TerminalSquare {...ICON} />
            {t("panel.menu.queries")}
          </MenuItem>
        ) : null}
        <MenuItem onSelect={() => window.location.assign(buildPanelCsvUrl(request))}>
          <Download {...ICON} />
          {t("panel.menu.csv")}
        </MenuItem>
        <MenuItem onSelect={() => window.open(buildPanelUrl(request), "_blank", "noopener")}>
          <Braces {...ICON} />
          {t("panel.menu.json")}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
