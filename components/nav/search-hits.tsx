"use client";
import { Command } from "cmdk";
import { cn } from "@/components/ui/cn";
import { HealthIcon } from "@/components/ui/health-icon";
import { useText } from "@/lib/client/text";
import { SEARCH_KINDS, type SearchHit, type SearchKind } from "@/lib/contract/level1";
import { SEARCH_GROUP, SEARCH_ITEM } from "./search-styles";

interface SearchHitsProps {
  /** best first */
  hits: readonly SearchHit[];
  onOpen: (hit: SearchHit) => void;
}

/** Ids from the world are set in mono, names of the product's own are not. */
const OWN_KINDS: ReadonlySet<SearchKind> = new Set(["inspection", "panel", "page"]);

/** Hits by kind; the kind with the best hit first. */
export function SearchHits({ hits, onOpen }: SearchHitsProps) {
  const t = useText();
  const kinds = [...new Set(hits.map(({ kind }) => kind))].filter((kind) => SEARCH_KINDS.includes(kind));
  return kinds.map((kind) => (
    <Command.Group key={kind} heading={t(`search.kind.${kind}`)} className={SEARCH_GROUP}>
      {hits
        .filter((hit) => hit.kind === kind)
        .map((hit) => (
          <Command.Item
            key={hit.id}
            value={`${hit.kind} ${hit.id}`}
            onSelect={() => onOpen(hit)}
            className={SEARCH_ITEM}
          >
            {hit.health ? <HealthIcon health={hit.health} label={t(`health.${hit.health}`)} /> : null}
            <span className={cn("whitespace-nowrap", !OWN_KINDS.has(kind) && "font-mono font-semibold text-small")}>
              {hit.title}
            </span>
            <span className="truncate text-small text-t3">{hit.detail}</span>
          </Command.Item>
        ))}
    </Command.Group>
  ));
}
