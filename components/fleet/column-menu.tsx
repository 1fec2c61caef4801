"use client";
// Which columns the table has. Fetched when it is first opened.
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { CLUSTER_COLUMNS, FIXED_COLUMNS, pickColumns, toggleColumn } from "@/lib/client/fleet-columns";
import { useWords } from "@/lib/client/fleet-words";
import { useListState, usePatchUrl } from "@/lib/client/url-state";
import { ColumnTrigger } from "./column-trigger";

export default function ColumnMenu() {
  const { t } = useWords();
  const { cols } = useListState();
  const patch = usePatchUrl();
  const [isOpen, setOpen] = useState(true);
  const shown = new Set(pickColumns(cols).map(({ key }) => key));
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <ColumnTrigger />
      </PopoverTrigger>
      <PopoverContent label={t("fleet.columns.label")} className="w-72">
        <div className="grid grid-cols-2 gap-x-3">
          {CLUSTER_COLUMNS.map(({ key }) => (
            <label key={key} className="flex min-h-7 items-center gap-2 touch:min-h-11">
              <input
                type="checkbox"
                checked={shown.has(key)}
                disabled={FIXED_COLUMNS.includes(key)}
                onChange={() => patch({ cols: toggleColumn(cols, key) }, "replace")}
              />
              {t(`fleet.col.${key}`)}
            </label>
          ))}
        </div>
        <Button kind="quiet" className="mt-2" disabled={cols === null} onClick={() => patch({ cols: null }, "replace")}>
          {t("fleet.columns.reset")}
        </Button>
      </PopoverContent>
    </Popover>
  );
}
