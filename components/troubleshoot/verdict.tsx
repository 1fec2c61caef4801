"use client";
// The right side: what the order says, in order; and who else is hurt in the same place.
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { EmptyState } from "@/components/ui/states";
import { useWords } from "@/lib/client/fleet-words";
import type { Troubleshoot } from "@/lib/contract/troubleshoot";
import { formatCount } from "@/lib/units/quantity";
import { formatTime } from "@/lib/units/time";
import { hrefFleet } from "@/lib/url/hrefs";
import { OnsetDisc } from "./onset-disc";

export function Verdict({ verdict }: Pick<Troubleshoot, "verdict">) {
  const { t } = useWords();
  return (
    <section aria-labelledby="verdict" className="surface p-4">
      <p className="text-small text-t3">{t("trouble.verdict")}</p>
      <h2 id="verdict" className="mt-1 font-semibold text-verdict">
        {t(`trouble.verdict.${verdict.direction}`)}
      </h2>
      <p className="mt-1 text-t2">{verdict.text}</p>
    </section>
  );
}

export function Evidence({ verdict: { evidence } }: Pick<Troubleshoot, "verdict">) {
  const { t, locale, timeZone } = useWords();
  return (
    <section aria-labelledby="evidence" className="surface mt-2 p-4">
      <h2 id="evidence" className="mb-2 font-semibold">
        {t("trouble.evidence.title")} <span className="font-normal text-t3">{t("trouble.evidence.question")}</span>
      </h2>
      {evidence.length === 0 ? <p className="text-t3">{t("trouble.evidence.none")}</p> : null}
      <ol className="space-y-2.5">
        {evidence.map(({ order, timeUnixMs, text }) => (
          <li key={`${timeUnixMs} ${text}`} className="flex items-start gap-3">
            <OnsetDisc order={order} className="mt-0.5" />
            <span className="flex-none text-t2">{formatTime(timeUnixMs, { timeZone, locale })}</span>
            <span className="min-w-0 break-words">{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function Neighbours({ neighbours }: Pick<Troubleshoot, "neighbours">) {
  const { t } = useWords();
  return (
    <section aria-labelledby="neighbours" className="surface mt-2 overflow-hidden">
      <h2 id="neighbours" className="px-4 pt-3 pb-1 font-semibold">
        {t("trouble.neighbours")} <span className="font-normal text-t3">{t("trouble.neighbours.question")}</span>
      </h2>
      {neighbours.length === 0 ? <EmptyState>{t("trouble.neighbours.none")}</EmptyState> : null}
      <ul className="divide-y divide-hair2">
        {neighbours.map(({ label, value, badCount, totalCount }) => (
          <li key={`${label} ${value}`}>
            <Link
              href={hrefFleet({ [label]: [value] })}
              className="grid h-9 grid-cols-[minmax(0,1fr)_64px_72px] items-center gap-3 px-4 hover:bg-raise focus-visible:-outline-offset-2"
            >
              <span className="truncate">
                <span className="text-t3">{t(`label.${label}`)}</span>{" "}
                <span className="font-mono text-small">{value}</span>
              </span>
              <span aria-hidden className="relative h-1.5 overflow-hidden rounded-bar bg-track">
                <span
                  className="absolute inset-y-0 left-0 bg-burning"
                  style={{ width: `${totalCount === 0 ? 0 : (badCount / totalCount) * 100}%` }}
                />
              </span>
              <span className="text-right">
                <b className={cn("font-semibold", badCount === 0 && "font-normal text-t2")}>{formatCount(badCount)}</b>
                <span className="text-t3"> / {formatCount(totalCount)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
