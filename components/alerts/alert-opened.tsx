"use client";
import { useWords } from "@/lib/client/fleet-words";
import type { AlertOpening } from "@/lib/contract/alerts";
import { formatDateTime } from "@/lib/units/time";
import { nameAlert } from "./alert-name";

/** Says why the page shows this window: it was opened at an alert's start, or the alert was not found. */
export function AlertOpened({ opening }: { opening: AlertOpening }) {
  const { t, locale, timeZone } = useWords();
  const { name, startUnixMs, isActive, isKnown } = opening;
  const message = startUnixMs === null ? (isKnown ? "none" : "unknown") : isActive ? "active" : "over";
  const since = formatDateTime(startUnixMs, { timeZone, locale });
  return (
    <p role="status" className="surface mb-3 px-4 py-2">
      {t(`alerts.opened.${message}`, { name: nameAlert(name, t), since })}
    </p>
  );
}
