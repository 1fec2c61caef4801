"use client";
import { usePathname } from "next/navigation";
import { Fragment, type ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { useText } from "@/lib/client/text";
import { AlertBadge } from "./alert-badge";
import { isActive, NAV_GROUPS, type NavItem } from "./nav-items";

const TAB = "flex h-12 items-center whitespace-nowrap border-b-2 px-1.5 xl:px-2.5";

/** `pageAlertCount`: as the page came; null = not known. */
export function NavLinks({ pageAlertCount }: { pageAlertCount: number | null }) {
  const t = useText();
  return (
    <nav aria-label={t("shell.nav.label")} className="flex h-12 items-stretch max-lg:hidden">
      {NAV_GROUPS.map((group, index) => (
        <Fragment key={group[0]?.id}>
          {index > 0 ? <span aria-hidden className="mx-1 my-4 w-px bg-hair xl:mx-2" /> : null}
          {group.map((item) => (
            <NavTab key={item.id} item={item}>
              {item.id === "alerts" ? <AlertBadge initialCount={pageAlertCount} /> : null}
            </NavTab>
          ))}
        </Fragment>
      ))}
    </nav>
  );
}

function NavTab({ item, children }: { item: NavItem; children?: ReactNode }) {
  const t = useText();
  const pathname = usePathname();
  const isHere = isActive(item, pathname);
  return (
    <Link
      href={item.href}
      aria-current={isHere ? "page" : undefined}
      className={cn(
        TAB,
        isHere ? "border-t1 font-semibold text-t1" : "border-transparent text-t2 transition-colors hover:text-t1",
      )}
    >
      {t(item.labelId)}
      {children}
    </Link>
  );
}
