"use client";
import { X } from "lucide-react";
import { Link } from "@/components/ui/link";
import { type FilterChoice, listFilterChoices, useFleetLinks } from "@/lib/client/fleet-links";
import { useWords, type Words } from "@/lib/client/fleet-words";
import { useListState } from "@/lib/client/url-state";
import { pickFilters } from "@/lib/url/state";

/** What the page is narrowed to, each choice with its way out; nothing when it shows the whole fleet. */
export default function FilterChips({ names }: { names: ReadonlyMap<string, string> }) {
  const words = useWords();
  const { t } = words;
  const links = useFleetLinks();
  const choices = listFilterChoices(pickFilters(useListState()));
  if (choices.length === 0) return null;
  return (
    <nav aria-label={t("fleet.filters")} className="flex flex-wrap items-center gap-2 pb-3 text-small">
      {choices.map((choice) => {
        const label = describeLabel(choice, words);
        const value = describeValue(choice, names, words);
        return (
          <Link
            key={`${choice.parameter}=${choice.value}`}
            href={links.without(choice)}
            scroll={false}
            aria-label={t("fleet.filters.remove", { label, value })}
            className="inline-flex h-7 items-center gap-1.5 rounded-control border border-edge bg-raise px-2 hover:bg-panel touch:h-11"
          >
            <span className="text-t2">{label}</span>
            <b className="font-semibold">{value}</b>
            <X aria-hidden size={12} className="text-t2" />
          </Link>
        );
      })}
      {choices.length > 1 ? (
        <Link href={links.cleared} scroll={false} className="text-link hover:underline">
          {t("fleet.filters.clear")}
        </Link>
      ) : null}
    </nav>
  );
}

function describeLabel({ parameter }: FilterChoice, { t }: Words): string {
  return parameter === "q" ? t("fleet.filters.text") : t(`label.${parameter}`);
}

function describeValue({ parameter, value }: FilterChoice, names: ReadonlyMap<string, string>, { t }: Words): string {
  if (parameter === "health" || parameter === "budget") return t(`${parameter}.${value}`);
  if (value === "") return t("common.unlabelled");
  return parameter === "region" ? (names.get(value) ?? value) : value;
}
