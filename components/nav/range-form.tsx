"use client";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { getNowUnixMs } from "@/lib/client/clock";
import { pinWindow } from "@/lib/client/range";
import { useText } from "@/lib/client/text";
import { useTimeZone } from "@/lib/client/time-zone";
import { useWindow, useWindowMoves } from "@/lib/client/use-window";
import { formatWallTime, parseWallTime } from "@/lib/client/wall-time";
import { formatZone } from "@/lib/units/time";

/** From and to as fixed moments, in the zone that the page is read in. */
export function RangeForm({ onApplied }: { onApplied: () => void }) {
  const t = useText();
  const timeZone = useTimeZone();
  const shown = useWindow();
  const { set } = useWindowMoves();
  const [isBad, setBad] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const fromUnixMs = parseWallTime(String(form.get("from")), timeZone);
    const toUnixMs = parseWallTime(String(form.get("to")), timeZone);
    const isWindow = fromUnixMs !== null && toUnixMs !== null && fromUnixMs < toUnixMs && fromUnixMs < getNowUnixMs();
    setBad(!isWindow);
    if (!isWindow) return;
    set(pinWindow({ fromUnixMs, toUnixMs }));
    onApplied();
  };
  return (
    // The key renews the fields when the zone changes: their text means another moment then.
    <form key={timeZone} onSubmit={submit} className="mt-3">
      <p className="text-axis text-t3">{t("shell.range.absolute", { zone: formatZone(timeZone, shown.toUnixMs) })}</p>
      <div className="mt-1 flex flex-col gap-1.5">
        <TimeField name="from" label={t("shell.range.from")} value={formatWallTime(shown.fromUnixMs, timeZone)} />
        <TimeField name="to" label={t("shell.range.to")} value={formatWallTime(shown.toUnixMs, timeZone)} />
      </div>
      {isBad ? (
        <p role="alert" className="mt-1.5 text-burning-text text-small">
          {t("shell.range.bad")}
        </p>
      ) : null}
      <Button type="submit" kind="primary" className="mt-2 w-full">
        {t("shell.range.apply")}
      </Button>
    </form>
  );
}

function TimeField({ name, label, value }: { name: string; label: string; value: string }) {
  const id = useId();
  return (
    <div className="flex items-center gap-2">
      <label htmlFor={id} className="w-12 text-small text-t2">
        {label}
      </label>
      <input
        id={id}
        name={name}
        type="datetime-local"
        step={1}
        required
        defaultValue={value}
        className="h-7 min-w-0 flex-1 rounded-control border border-edge bg-panel px-2 text-small touch:h-8"
      />
    </div>
  );
}
