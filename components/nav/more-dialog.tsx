"use client";
import { Activity, Bell, Building2, LayoutGrid, type LucideIcon, Radar, Route, Stethoscope, Users } from "lucide-react";
import { Dialog } from "@/components/ui/dialog";
import { Link } from "@/components/ui/link";
import { Segmented } from "@/components/ui/segmented";
import { useLocale, useText } from "@/lib/client/text";
import { useCarried, usePatchUrl } from "@/lib/client/url-state";
import { LOCALES } from "@/lib/text/locale";
import { REFRESH_CHOICES, THEME_CHOICES } from "@/lib/url/parameters";
import { NAV_GROUPS, type NavId } from "./nav-items";
import { switchLanguage } from "./switch-language";

const ICONS: Readonly<Record<NavId, LucideIcon>> = {
  fleet: LayoutGrid,
  business: Building2,
  customers: Users,
  scenarios: Route,
  troubleshoot: Activity,
  inspections: Stethoscope,
  alerts: Bell,
  coverage: Radar,
};

/** On a phone: the other views, theme, language, refresh. */
export default function MoreDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const locale = useLocale();
  const { theme, refresh } = useCarried();
  const patch = usePatchUrl();
  return (
    <Dialog isOpen onOpenChange={onClose} title={t("shell.more")} closeLabel={t("shell.close")}>
      <ul className="mb-4">
        {NAV_GROUPS.flat().map(({ id, labelId, href }) => (
          <li key={id} className="border-hair2 border-b last:border-b-0">
            <Link href={href} onClick={onClose} className="flex h-11 items-center gap-3">
              <Face icon={ICONS[id]} />
              {t(labelId)}
            </Link>
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

function Face({ icon: Icon }: { icon: LucideIcon }) {
  return <Icon aria-hidden size={16} />;
}
