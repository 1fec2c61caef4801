"use client";
import { useWords } from "@/lib/client/fleet-words";
import type { AnyDown } from "@/lib/contract/views2";
import { formatMinutes } from "@/lib/units/duration";

/** Bad minutes with their uncertainty: exact where no hour leaves a doubt, else "at least", with both bounds in the title. */
export function AnyDownMinutes({ anyDown }: { anyDown: AnyDown }) {
  const { t, locale } = useWords();
  const { atLeastMinutes, atMostMinutes } = anyDown;
  const least = formatMinutes(atLeastMinutes, { locale });
  if (atLeastMinutes === null || atMostMinutes === null || atMostMinutes <= atLeastMinutes) return least;
  const most = formatMinutes(atMostMinutes, { locale });
  return <span title={t("l2.minutes.bounds", { least, most })}>{t("l2.minutes.atLeast", { minutes: least })}</span>;
}
