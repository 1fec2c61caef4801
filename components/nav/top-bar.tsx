"use client";
import { Search } from "lucide-react";
import { lazy } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Deferred } from "@/components/ui/deferred";
import { Link } from "@/components/ui/link";
import { useText } from "@/lib/client/text";
import { useCarried, usePatchUrl } from "@/lib/client/url-state";
import { hrefFleet } from "@/lib/url/hrefs";
import { DEFAULT_FROM } from "@/lib/url/range";
import { NOW } from "@/lib/url/time-point";
import { BrandMark } from "./brand";
import { LinkTrigger } from "./link-trigger";
import { NavLinks } from "./nav-links";
import { openSearch } from "./overlay-state";
import { RangeTrigger } from "./range-trigger";
import { RefreshTrigger } from "./refresh-trigger";
import { SettingsTrigger } from "./settings-trigger";

const RangePopover = lazy(() => import("./range-popover"));
const RefreshMenu = lazy(() => import("./refresh-menu"));
const LinkMenu = lazy(() => import("./link-menu"));
const SettingsMenu = lazy(() => import("./settings-menu"));

export function TopBar({ pageAlertCount }: { pageAlertCount: number | null }) {
  const { kiosk, to } = useCarried();
  if (kiosk) return null;
  return (
    <header className="no-print sticky top-0 z-30 flex h-12 items-center gap-2 border-b bg-panel px-4 sm:max-lg:px-6 xl:px-6">
      <Link
        href={hrefFleet()}
        className="mr-3 flex shrink-0 items-center gap-2 font-semibold text-section lg:max-xl:mr-1"
      >
        <BrandMark />
        <span className="lg:max-xl:sr-only">Raftboard</span>
      </Link>
      <NavLinks pageAlertCount={pageAlertCount} />
      <div className="ml-auto flex min-w-0 items-center gap-2">
        <SearchButton />
        <Deferred Trigger={RangeTrigger}>
          <RangePopover />
        </Deferred>
        {to.kind === "relative" ? (
          <span className="max-sm:hidden">
            <Deferred Trigger={RefreshTrigger}>
              <RefreshMenu />
            </Deferred>
          </span>
        ) : (
          <JumpToLive />
        )}
        <span className="flex gap-2 max-sm:hidden">
          <Deferred Trigger={LinkTrigger}>
            <LinkMenu />
          </Deferred>
          <Deferred Trigger={SettingsTrigger}>
            <SettingsMenu />
          </Deferred>
        </span>
      </div>
    </header>
  );
}

function SearchButton() {
  const t = useText();
  return (
    <button
      type="button"
      aria-label={t("shell.search")}
      onClick={openSearch}
      className={buttonClass("quiet", "min-w-8 overflow-hidden max-lg:hidden xl:w-53 xl:shrink-100 xl:justify-start")}
    >
      <Search aria-hidden size={13} className="shrink-0" />
      <span className="min-w-0 truncate max-xl:hidden">{t("shell.search")}</span>
      <kbd className="ml-auto rounded-bar border px-1 font-sans text-axis text-t3 max-xl:hidden">Ctrl K</kbd>
    </button>
  );
}

/** A fixed window does not refresh; this leads back to the present. */
function JumpToLive() {
  const t = useText();
  const patch = usePatchUrl();
  return (
    <Button kind="quiet" onClick={() => patch({ from: DEFAULT_FROM, to: NOW })}>
      {t("shell.range.jump")}
    </Button>
  );
}
