"use client";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@/components/ui/link";
import { lossOptions } from "@/lib/client/fleet-queries";
import { useWords } from "@/lib/client/fleet-words";
import type { LossList } from "@/lib/contract/place";
import { formatCount } from "@/lib/units/quantity";
import { hrefZone } from "@/lib/url/hrefs";
import type { Filters } from "@/lib/url/state";
import { ShareBar, SidePanel } from "./side-panel";

interface LossPanelProps {
  filters: Filters;
  initial: LossList;
  className?: string;
}

const ROWS = 5;

/** Which zone would take most clusters with it. */
export function LossPanel({ filters, initial, className }: LossPanelProps) {
  const { t } = useWords();
  const { data = initial } = useQuery({ ...lossOptions("zone", filters), initialData: initial });
  const rows = data.rows.slice(0, ROWS).filter(({ lostCount }) => lostCount > 0);
  const most = rows[0]?.lostCount ?? 0;
  return (
    <SidePanel id="loss" title={t("fleet.loss.title")} aside={t("fleet.loss.aside")} className={className}>
      {rows.length === 0 ? (
        <p className="text-t3">{t(data.totalCount === 0 ? "fleet.loss.unknown" : "fleet.loss.none")}</p>
      ) : null}
      <ul>
        {rows.map((row) => (
          <li key={row.value} className="border-hair2 border-t first:border-t-0">
            <Link
              href={hrefZone(row.value)}
              className="grid h-8 grid-cols-[minmax(0,72px)_48px_84px_minmax(0,1fr)] items-center gap-2 max-sm:grid-cols-[72px_72px_minmax(0,1fr)] transition-colors hover:bg-raise touch:h-11"
            >
              <span className="truncate font-mono text-small">{row.value}</span>
              <ShareBar ratio={row.lostCount / most} className="max-sm:hidden" />
              <span className="whitespace-nowrap">
                <b className="font-semibold">{formatCount(row.lostCount)}</b>{" "}
                <span className="text-t3">{t("fleet.head.of", { count: row.clusterCount })}</span>
              </span>
              <span className="truncate text-right text-small text-t3">
                {row.reason ? t(`fleet.loss.${row.reason}`, { count: row.reasonCount }) : null}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </SidePanel>
  );
}
