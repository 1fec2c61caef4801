"use client";
import { Dialog } from "@/components/ui/dialog";
import { useText } from "@/lib/client/text";
import type { PanelResult } from "@/lib/contract/panel-result";
import { QueryList } from "./query-list";

/** What was asked of the data source, word for word. */
export default function PanelQueries({ result, onClose }: { result: PanelResult; onClose: () => void }) {
  const t = useText();
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t("panel.queries.title", { title: result.title })}
      closeLabel={t("shell.close")}
      className="w-180"
    >
      <QueryList queries={result.queries} />
    </Dialog>
  );
}
