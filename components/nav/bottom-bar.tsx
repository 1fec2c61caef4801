"use client";
// The bar of the phone: the view, finding a cluster, links, settings, within reach of a thumb.
import { Ellipsis, LayoutGrid, Link2, type LucideIcon, RotateCw, Search } from "lucide-react";
import { usePathname } from "next/navigation";
import { type ComponentProps, lazy, Suspense, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { useCopyLink } from "@/lib/client/copy-link";
import { useRefreshNow } from "@/lib/client/refresh";
import { useText } from "@/lib/client/text";
import { useCarried } from "@/lib/client/url-state";
import { hrefFleet } from "@/lib/url/hrefs";
import { openSearch } from "./overlay-state";

const MoreDialog = lazy(() => import("./more-dialog"));

export function BottomBar() {
  const t = useText();
  const pathname = usePathname();
  const { kiosk } = useCarried();
  const { copyPinned } = useCopyLink();
  const refreshNow = useRefreshNow();
  const [isMoreOpen, setMoreOpen] = useState(false);
  if (kiosk) return null;
  const isFleet = pathname === "/";
  return (
    <nav
      aria-label={t("shell.nav.label")}
      className="no-print fixed inset-x-0 bottom-0 z-30 grid h-14 grid-cols-5 border-t bg-panel pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      <Link
        href={hrefFleet()}
        aria-current={isFleet ? "page" : undefined}
        className={cn(SLOT, isFleet && "font-semibold text-t1")}
      >
        <Face icon={LayoutGrid} label={t("shell.nav.fleet")} />
      </Link>
      <Slot icon={Search} label={t("shell.help.search")} onClick={openSearch} />
      <Slot icon={RotateCw} label={t("shell.refresh.label")} onClick={refreshNow} />
      <Slot icon={Link2} label={t("shell.link.button")} onClick={() => void copyPinned()} />
      <Slot icon={Ellipsis} label={t("shell.more")} aria-haspopup="dialog" onClick={() => setMoreOpen(true)} />
      <Suspense fallback={null}>{isMoreOpen ? <MoreDialog onClose={() => setMoreOpen(false)} /> : null}</Suspense>
    </nav>
  );
}

const SLOT = "flex flex-col items-center justify-center gap-0.5 text-axis text-t2";

function Slot({ icon, label, ...rest }: ComponentProps<"button"> & { icon: LucideIcon; label: string }) {
  return (
    <button type="button" className={SLOT} {...rest}>
      <Face icon={icon} label={label} />
    </button>
  );
}

function Face({ icon: Icon, label }: { icon: LucideIcon; label: string }) {
  return (
    <>
      <Icon aria-hidden size={18} strokeWidth={1.75} />
      <span className="max-w-full truncate px-0.5">{label}</span>
    </>
  );
}
