"use client";
// Share one panel: a link, an embed, a picture or Markdown; pinned to the window that is drawn unless one asks for live. What the
// configuration cannot serve is not offered.
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Segmented } from "@/components/ui/segmented";
import { useNow } from "@/lib/client/clock";
import { copyText } from "@/lib/client/copy-link";
import { formatWindow } from "@/lib/client/format-window";
import type { PanelParams } from "@/lib/client/panel";
import { pinWindow, untilNow } from "@/lib/client/range";
import { readShareSite } from "@/lib/client/share-site";
import { useLocale, useText } from "@/lib/client/text";
import { useTimeZone } from "@/lib/client/time-zone";
import { showToast } from "@/lib/client/toast";
import { useCarried } from "@/lib/client/url-state";
import type { PanelResult } from "@/lib/contract/panel-result";
import { LOCALES, type Locale } from "@/lib/text/locale";
import { THEME_CHOICES, type ThemeChoice } from "@/lib/url/parameters";
import { resolveRange } from "@/lib/url/range";
import { SharePreview } from "./share-preview";
import { buildShareTexts } from "./share-texts";

export type ShareKind = "link" | "embed" | "image" | "markdown";
type ShareWindow = "pinned" | "live";

interface ShareDialogProps {
  panelId: string;
  params: PanelParams;
  title: string;
  result: PanelResult | null;
  onClose: () => void;
}

const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { en: "English", "zh-CN": "中文" };

export default function ShareDialog({ panelId, params, title, result, onClose }: ShareDialogProps) {
  const t = useText();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const { from, to, tz, theme: pageTheme } = useCarried();
  const [openedUnixMs] = useState(useNow(10_000));
  const [site] = useState(readShareSite);
  const [kind, setKind] = useState<ShareKind>("link");
  const [span, setSpan] = useState<ShareWindow>("pinned");
  const [theme, setTheme] = useState<ThemeChoice>(pageTheme);
  const [lang, setLang] = useState<Locale>(locale);

  const shown = result?.range ?? resolveRange(from, to, openedUnixMs);
  const live = to.kind === "relative" ? { from, to } : untilNow(shown);
  const range = span === "pinned" ? pinWindow(shown) : live;
  const texts = buildShareTexts({ panelId, params, title, range, tz, theme, lang, origin: site.origin });
  const kinds: readonly ShareKind[] = site.canFrame
    ? ["link", "embed", "image", "markdown"]
    : ["link", "image", "markdown"];
  const isPicture = kind === "image" || kind === "markdown";
  const themes = isPicture ? THEME_CHOICES.filter((choice) => choice !== "auto") : THEME_CHOICES;
  const copy = async () => {
    const isCopied = await copyText(texts[kind]);
    showToast(isCopied ? t(`share.copied.${kind}`, { window: span }) : t("share.failed"));
    if (isCopied) onClose();
  };

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t("share.title", { title })}
      closeLabel={t("shell.close")}
      className="w-120"
    >
      <div className="flex flex-col gap-3">
        <div className="flex items-center gap-3">
          <p className="min-w-0 flex-1">{describeWindow()}</p>
          {result?.range === null ? null : (
            <Segmented
              label={t("share.window")}
              value={span}
              onChange={setSpan}
              segments={[
                { value: "pinned", label: t("share.window.pinned") },
                { value: "live", label: t("share.window.live") },
              ]}
            />
          )}
        </div>
        <Segmented
          label={t("share.kind")}
          value={kind}
          onChange={setKind}
          segments={kinds.map((value) => ({ value, label: t(`share.tab.${value}`) }))}
        />
        <div className="flex flex-wrap items-center gap-3">
          {kind === "link" ? null : (
            <Segmented
              label={t("share.theme")}
              value={isPicture && theme === "auto" ? "light" : theme}
              onChange={setTheme}
              segments={themes.map((value) => ({ value, label: t(`share.theme.${value}`) }))}
            />
          )}
          <Segmented
            label={t("share.language")}
            value={lang}
            onChange={setLang}
            segments={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          />
        </div>
        <textarea
          readOnly
          aria-label={t("share.text")}
          rows={4}
          value={texts[kind]}
          onFocus={(event) => event.currentTarget.select()}
          className="w-full resize-none break-all rounded-control border bg-raise p-2 font-mono text-small text-t2"
        />
        {kind === "embed" && site.listedOrigins.length > 0 ? (
          <p className="text-small text-t3">{t("share.embed.listed", { origins: site.listedOrigins.join(", ") })}</p>
        ) : null}
        {kind === "link" ? null : <SharePreview kind={kind} texts={texts} title={title} />}
        <div className="flex justify-end">
          <Button kind="primary" data-autofocus onClick={() => void copy()}>
            {t(`share.copy.${kind}`)}
          </Button>
        </div>
      </div>
    </Dialog>
  );

  function describeWindow(): string {
    if (result?.range === null) return t("share.now");
    const written = formatWindow(shown, { timeZone, locale, nowUnixMs: openedUnixMs });
    return t(span === "pinned" ? "share.pinned" : "share.live", { range: written });
  }
}
