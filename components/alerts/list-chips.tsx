"use client";
// The filters of a list page, each with its way out; and the pages of the list. They stay on the page that `hrefPage` names.
import { X } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { buildFleetLinks, listFilterChoices } from "@/lib/client/fleet-links";
import { useWords } from "@/lib/client/fleet-words";
import { useUrlState } from "@/lib/client/url-state";
import type { UrlState } from "@/lib/url/parameters";
import { pickFilters } from "@/lib/url/state";

export type HrefPage = (state: Partial<UrlState>) => string;

export function ListChips({ hrefPage }: { hrefPage: HrefPage }) {
  const { t } = useWords();
  const state = useUrlState();
  const links = buildFleetLinks(state, hrefPage);
  const choices = listFilterChoices(pickFilters(state));
  if (choices.length === 0) return null;
  return (
    <nav aria-label={t("fleet.filters")} className="flex flex-wrap items-center gap-2 pb-3 text-small">
      {choices.map((choice) => {
        const { parameter, value } = choice;
        const isState = parameter === "health" || parameter === "budget";
        const label = parameter === "q" ? t("fleet.filters.text") : t(`label.${parameter}`);
        const text = isState ? t(`${parameter}.${value}`) : value || t("common.unlabelled");
        return (
          <Link
            key={`${parameter}=${value}`}
            href={links.without(choice)}
            aria-label={t("fleet.filters.remove", { label, value: text })}
            className="inline-flex h-7 items-center gap-1.5 rounded-control border border-edge bg-raise px-2 hover:bg-panel touch:h-11"
          >
            <span className="text-t2">{label}</span>
            <b className="font-semibold">{text}</b>
            <X aria-hidden size={12} className="text-t2" />
          </Link>
        );
      })}
    </nav>
  );
}

interface ListPagerProps {
  list: { readonly page: number; readonly pageSize: number; readonly totalCount: number };
  hrefPage: HrefPage;
}

export function ListPager({ list: { page, pageSize, totalCount }, hrefPage }: ListPagerProps) {
  const { t } = useWords();
  const links = buildFleetLinks(useUrlState(), hrefPage);
  const pages = Math.max(1, Math.ceil(totalCount / pageSize));
  if (pages === 1) return null;
  return (
    <nav aria-label={t("fleet.page.label")} className="mt-2 flex items-center justify-end gap-2 text-small text-t2">
      <span>{t("fleet.page", { page, pages })}</span>
      {page > 1 ? (
        <Link href={links.page(page - 1)} rel="prev" className={buttonClass()}>
          {t("fleet.page.previous")}
        </Link>
      ) : null}
      {page < pages ? (
        <Link href={links.page(page + 1)} rel="next" className={buttonClass()}>
          {t("fleet.page.next")}
        </Link>
      ) : null}
    </nav>
  );
}
