// What the proxy stamps on a page's request, since layouts do not see the query string. Absent or odd = default.
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/text/locale";
import { THEME_CHOICES, type ThemeChoice } from "@/lib/url/parameters";

export interface PageFrame {
  readonly locale: Locale;
  readonly theme: ThemeChoice;
  readonly isKiosk: boolean;
}

export function readPageFrame(headers: Pick<Headers, "get">): PageFrame {
  const lang = headers.get("x-raftboard-lang") ?? "";
  const theme = headers.get("x-raftboard-theme");
  return {
    locale: isLocale(lang) ? lang : DEFAULT_LOCALE,
    theme: THEME_CHOICES.find((choice) => choice === theme) ?? "auto",
    isKiosk: headers.get("x-raftboard-kiosk") === "1",
  };
}
