"use client";
import { Dialog } from "@/components/ui/dialog";
import { setShortcutsOn, useShortcutsOn } from "@/lib/client/shortcut-setting";
import { useText } from "@/lib/client/text";
import { KEYS } from "./keys";
import { setOverlay } from "./overlay-state";

export default function HelpDialog() {
  const t = useText();
  const isOn = useShortcutsOn();
  return (
    <Dialog isOpen onOpenChange={() => setOverlay(null)} title={t("shell.help")} closeLabel={t("shell.close")}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-1.5">
        {KEYS.map(({ keys, labelId }) => (
          <div key={keys} className="contents">
            <dt className="flex justify-end gap-1">
              {keys
                .replace("mod+k", "Ctrl K")
                .split(" ")
                .map((key) => (
                  <Key key={key}>{key}</Key>
                ))}
            </dt>
            <dd className="text-t2">{t(labelId)}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 border-t pt-3 text-small text-t3">{t("shell.help.charts")}</p>
      <label className="mt-3 flex items-center gap-2 text-small text-t2">
        <input type="checkbox" checked={isOn} onChange={(event) => setShortcutsOn(event.target.checked)} />
        {t("shell.help.enabled")}
      </label>
    </Dialog>
  );
}

function Key({ children }: { children: string }) {
  return (
    <kbd className="min-w-5 rounded-bar border border-edge px-1 text-center text-axis text-t2">
      {children === "C" ? "Shift C" : children}
    </kbd>
  );
}
