"use client";
import { Button } from "@/components/ui/button";
import { copyText } from "@/lib/client/copy-link";
import { useText } from "@/lib/client/text";
import { showToast } from "@/lib/client/toast";
import type { PanelResult } from "@/lib/contract/panel-result";

export function QueryList({ queries }: { queries: PanelResult["queries"] }) {
  const t = useText();
  const copy = async (promql: string) => {
    const isCopied = await copyText(promql);
    showToast(t(isCopied ? "panel.queries.copied" : "shell.link.failed"));
  };
  return (
    <ul className="flex flex-col gap-4">
      {queries.map(({ name, promql, sourceId, tookMs, cache }) => (
        <li key={`${name} ${sourceId} ${promql}`}>
          <div className="flex items-center gap-2 text-small">
            <span className="font-semibold">{name}</span>
            <span className="text-t3">
              {t("panel.queries.took", { source: sourceId, took: Math.round(tookMs), cache })}
            </span>
            <Button kind="quiet" className="ml-auto" onClick={() => void copy(promql)}>
              {t("panel.queries.copy")}
            </Button>
          </div>
          <pre className="mt-1 overflow-x-auto whitespace-pre-wrap break-words rounded-control bg-raise p-2 text-t2">
            {promql}
          </pre>
        </li>
      ))}
    </ul>
  );
}
