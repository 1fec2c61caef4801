"use client";
import { useMemo } from "react";
import { HEALTH_TEXT } from "@/components/ui/health-tone";
import { Link } from "@/components/ui/link";
import { listHurt } from "@/lib/client/fleet-hurt";
import { useFleetLinks } from "@/lib/client/fleet-links";
import { useWords } from "@/lib/client/fleet-words";
import type { Inventory } from "@/lib/contract/fleet";
import { formatCount } from "@/lib/units/quantity";
import type { IsShown } from "./map-paint";
import { ShareBar, SidePanel } from "./side-panel";

interface HurtPanelProps {
  inventory: Inventory;
  /** of the moment shown */
  bytes: Uint8Array;
  matches: IsShown;
  className?: string;
}

const ROWS = 5;

/** Whose clusters are down or burning. Nothing to say when nobody's are. */
export function HurtPanel({ inventory, bytes, matches, className }: HurtPanelProps) {
  const { t } = useWords();
  const links = useFleetLinks();
  const rows = useMemo(() => listHurt(inventory, bytes, "customer", matches), [inventory, bytes, matches]);
  const most = rows[0]?.badCount ?? 0;
  if (most === 0) return null;
  return (
    <SidePanel
      id="hurt"
      title={t("fleet.hurt.title")}
      aside={t("fleet.hurt.customers", { count: rows.length })}
      className={className}
    >
      <ul>
        {rows.slice(0, ROWS).map((row) => (
          <li key={row.value} className="border-hair2 border-t first:border-t-0">
            <Link
              href={links.withValues([{ label: "customer", value: row.value }])}
              scroll={false}
              className="grid h-8 grid-cols-[minmax(0,1fr)_56px_72px_64px] items-center gap-2 transition-colors hover:bg-raise touch:h-11"
            >
              <span className="truncate">{row.value}</span>
              <ShareBar ratio={row.badCount / most} isHot />
              <span className="whitespace-nowrap text-right">
                <b className="font-semibold">{formatCount(row.badCount)}</b>
                <span className="text-t3"> / {formatCount(row.totalCount)}</span>
              </span>
              <span className={row.downCount > 0 ? HEALTH_TEXT.down : "text-t3"}>
                {row.downCount > 0 ? t("fleet.hurt.down", { count: row.downCount }) : null}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </SidePanel>
  );
}
