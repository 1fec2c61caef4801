"use client";
// The palette: finds anything by name and does what menus do, with the keyboard alone. Fetched when it is first opened.
import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { searchOptions, useRested } from "@/lib/client/search";
import { useLocale, useText } from "@/lib/client/text";
import { useUrlState } from "@/lib/client/url-state";
import type { SearchHit } from "@/lib/contract/level1";
import { withState } from "@/lib/url/state";
import { setOverlay } from "./overlay-state";
import { type SearchAction, useSearchActions } from "./search-actions";
import { SearchHits } from "./search-hits";
import { SEARCH_GROUP, SEARCH_ITEM } from "./search-styles";

const close = () => setOverlay(null);

export default function SearchDialog() {
  const t = useText();
  const [text, setText] = useState("");
  const router = useRouter();
  const state = useUrlState();
  const open = (hit: SearchHit) => {
    close();
    router.push(withState(hit.href, state));
  };
  return (
    <Dialog isOpen onOpenChange={close} title={t("search.title")} closeLabel={t("shell.close")}>
      <Command shouldFilter={false} label={t("search.title")} loop>
        <Command.Input
          data-autofocus
          value={text}
          onValueChange={setText}
          placeholder={t("search.placeholder")}
          className="h-9 w-full rounded-control border border-edge bg-panel px-3 placeholder:text-t3"
        />
        <Found text={text} onOpen={open} />
      </Command>
    </Dialog>
  );
}

function Found({ text, onOpen }: { text: string; onOpen: (hit: SearchHit) => void }) {
  const t = useText();
  const locale = useLocale();
  const rested = useRested(text);
  const { data, isError, isFetching } = useQuery(searchOptions(rested, locale));
  const isAsked = rested.trim() !== "";
  const hits = isAsked ? (data?.hits ?? []) : [];
  const actions = useSearchActions(text);
  const run = (action: SearchAction) => {
    close();
    action.run();
  };
  const more = (data?.totalCount ?? 0) - hits.length;
  return (
    <>
      <Command.List className="mt-2 max-h-96 min-h-24 overflow-auto">
        <SearchHits hits={hits} onOpen={onOpen} />
        {actions.length > 0 ? (
          <Command.Group heading={t("search.actions")} className={SEARCH_GROUP}>
            {actions.map((action) => (
              <Command.Item
                key={action.id}
                value={`action ${action.id}`}
                onSelect={() => run(action)}
                className={SEARCH_ITEM}
              >
                {action.label}
                {action.keys ? <kbd className="ml-auto font-sans text-axis text-t3">{action.keys}</kbd> : null}
              </Command.Item>
            ))}
          </Command.Group>
        ) : null}
      </Command.List>
      <p role="status" className="text-small text-t3">
        {isError ? t("search.failed") : null}
        {isAsked && !isFetching && data && hits.length === 0 ? t("search.none", { text: rested }) : null}
        {hits.length > 0 && more > 0 ? t("shell.search.more", { count: more }) : null}
      </p>
    </>
  );
}
