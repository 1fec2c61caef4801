"use client";
import { buttonClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { useFleetLinks } from "@/lib/client/fleet-links";
import { useWords } from "@/lib/client/fleet-words";

interface PagerProps {
  page: number;
  pageSize: number;
  totalCount: number;
}

export function Pager({ page, pageSize, totalCount }: PagerProps) {
  const { t } = useWords();
  const links = useFleetLinks();
  const pages = Math.max(1, Math.ceil(totalCount / pageSize));
  if (pages === 1) return null;
  return (
    <nav aria-label={t("fleet.page.label")} className="mt-2 flex items-center justify-end gap-2 text-small text-t2">
      <span>{t("fleet.page", { page, pages })}</span>
      {page > 1 ? (
        <Link href={links.page(page - 1)} rel="prev" scroll={false} className={buttonClass()}>
          {t("fleet.page.previous")}
        </Link>
      ) : null}
      {page < pages ? (
        <Link href={links.page(page + 1)} rel="next" scroll={false} className={buttonClass()}>
          {t("fleet.page.next")}
        </Link>
      ) : null}
    </nav>
  );
}
