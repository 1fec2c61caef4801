"use client";
// What the palette can do besides opening things. Found by any of their words.
import { useCopyLink } from "@/lib/client/copy-link";
import { useRefreshNow } from "@/lib/client/refresh";
import { useLocale, useText } from "@/lib/client/text";
import { useListState, usePatchUrl } from "@/lib/client/url-state";
import { LOCALES } from "@/lib/text/locale";
import { THEME_CHOICES } from "@/lib/url/parameters";
import { DEFAULT_FROM } from "@/lib/url/range";
import { NOW } from "@/lib/url/time-point";
import { openHelp } from "./overlay-state";
import { switchLanguage } from "./switch-language";

export interface SearchAction {
  readonly id: string;
  readonly label: string;
  /** the keys that do the same */
  readonly keys: string | null;
  readonly run: () => void;
}

/** Actions whose label holds every word of `text`; all of them when it is empty. */
export function filterActions(actions: readonly SearchAction[], text: string): SearchAction[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return actions.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
}

export function useSearchActions(text: string): SearchAction[] {
  const t = useText();
  const locale = useLocale();
  const { theme, at, to } = useListState();
  const patch = usePatchUrl();
  const refreshNow = useRefreshNow();
  const { copyPinned, copyLive } = useCopyLink();
  const action = (id: string, label: string, run: () => void, keys: string | null = null) => ({ id, label, keys, run });
  const isPast = at !== null || to.kind === "fixed";
  return filterActions(
    [
      ...(isPast
        ? [action("live", t("search.action.live"), () => patch({ from: DEFAULT_FROM, to: NOW, at: null }), "t n")]
        : []),
      action("pinned", t("shell.link.pinned"), () => void copyPinned(), "c"),
      action("live-link", t("shell.link.live"), () => void copyLive(), "C"),
      action("refresh", t("shell.refresh.now"), refreshNow, "d r"),
      ...THEME_CHOICES.filter((choice) => choice !== theme).map((choice) =>
        action(`theme-${choice}`, t("search.action.theme", { theme: t(`shell.theme.${choice}`) }), () =>
          patch({ theme: choice }, "replace"),
        ),
      ),
      ...LOCALES.filter((choice) => choice !== locale).map((choice) =>
        action(`lang-${choice}`, t("search.action.language", { language: t(`shell.language.${choice}`) }), () =>
          switchLanguage(choice),
        ),
      ),
      action("help", t("shell.help"), openHelp, "?"),
    ],
    text,
  );
}
