"use client";
import { Dialog } from "@/components/ui/dialog";
import { Link } from "@/components/ui/link";
import { Segmented } from "@/components/ui/segmented";
import { useLocale, useText } from "@/lib/client/text";
import { usePatchUrl, useUrlState } from "@/lib/client/url-state";
import { LOCALES } from "@/lib/text/locale";
import { REFRESH_CHOICES, THEME_CHOICES } from "@/lib/url/parameters";
import { NAV_GROUPS } from "./nav-items";
import { switchLanguage } from "./switch-language";

/** On a phone: the other views, theme, language, refresh. */
export default function MoreDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const locale = useLocale();
  const { theme, refresh } = useUrlState();
  const patch = usePatchUrl();
  return (
    <Dialog isOpen onOpenChange={onClose} title={t("shell.more")} closeLabel={t("shell.close")}>
      <ul className="mb-4">
        {NAV_GROUPS.flat().map(({ id, labelId, href, icon: Icon }) => (
          <li key={id} className="border-hair2 border-b last:border-b-0">
            {href ? (
              <Link href={href} onClick={onClose} className="flex h-11 items-center gap-3">
                <Icon aria-hidden size={16} />
                {t(labelId)}
              </Link>
            ) : (
              <span className="flex h-11 items-center gap-3 text-t3">
                <Icon aria-hidden size={16} />
                {t("shell.nav.not-built", { name: t(labelId) })}
              </span>
            )}
          </li>
        ))}
      </ul>
      <div className="flex flex-col items-start gap-3">
        <Segmented
          label={t("shell.theme")}
          value={theme}
          segments={THEME_CHOICES.map((value) => ({ value, label: t(`shell.theme.${value}`) }))}
          onChange={(value) => patch({ theme: value }, "replace")}
        />
        <Segmented
          label={t("shell.language")}
          value={locale}
          segments={LOCALES.map((value) => ({ value, label: t(`shell.language.${value}`) }))}
          onChange={switchLanguage}
        />
        <Segmented
          label={t("shell.refresh.label")}
          value={refresh}
          segments={REFRESH_CHOICES.map((value) => ({
            value,
            label: value === "off" ? t("shell.refresh.choice.off") : value,
          }))}
          onChange={(value) => patch({ refresh: value }, "replace")}
        />
      </div>
    </Dialog>
  );
}
