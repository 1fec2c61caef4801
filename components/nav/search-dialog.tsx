"use client";
import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { inventoryOptions, searchInventory } from "@/lib/client/search-inventory";
import { useText } from "@/lib/client/text";
import { useUrlState } from "@/lib/client/url-state";
import { hrefCluster } from "@/lib/url/hrefs";
import { withState } from "@/lib/url/state";
import { setOverlay } from "./overlay-state";

/** Finds a cluster by any part of its id or labels, and opens it. */
export default function SearchDialog() {
  const t = useText();
  const [text, setText] = useState("");
  return (
    <Dialog isOpen onOpenChange={() => setOverlay(null)} title={t("shell.search")} closeLabel={t("shell.close")}>
      <Command shouldFilter={false} label={t("shell.search")}>
        <Command.Input
          data-autofocus
          value={text}
          onValueChange={setText}
          placeholder={t("shell.search.placeholder")}
          className="h-9 w-full rounded-control border border-edge bg-panel px-3 placeholder:text-t3"
        />
        <Hits text={text} />
      </Command>
    </Dialog>
  );
}

function Hits({ text }: { text: string }) {
  const t = useText();
  const router = useRouter();
  const state = useUrlState();
  const { data, isError } = useQuery(inventoryOptions());
  const { hits, moreCount } = searchInventory(data ?? null, text);
  const open = (clusterId: string) => {
    setOverlay(null);
    router.push(withState(hrefCluster(clusterId), state));
  };
  return (
    <>
      <Command.List className="mt-2 max-h-96 min-h-24 overflow-auto">
        {hits.map((hit) => (
          <Command.Item
            key={hit.id}
            value={hit.id}
            onSelect={() => open(hit.id)}
            className="flex h-8 items-center gap-3 rounded-control px-2 data-[selected=true]:bg-raise touch:h-11"
          >
            <span className="font-mono font-semibold text-small">{hit.id}</span>
            <span className="truncate text-small text-t3">{hit.words.join(" · ")}</span>
          </Command.Item>
        ))}
      </Command.List>
      <p role="status" className="text-small text-t3">
        {isError ? t("shell.search.failed") : null}
        {data && hits.length === 0 ? t("shell.search.none", { text }) : null}
        {moreCount > 0 ? t("shell.search.more", { count: moreCount }) : null}
      </p>
    </>
  );
}
