"use client";
import { BudgetBar } from "@/components/ui/budget-bar";
import { cn } from "@/components/ui/cn";
import { HealthIcon } from "@/components/ui/health-icon";
import { HEALTH_TEXT } from "@/components/ui/health-tone";
import { Link } from "@/components/ui/link";
import { useWords } from "@/lib/client/fleet-words";
import type { Tile } from "@/lib/contract/views";
import { HEALTHS_WORST_FIRST, type Health } from "@/lib/slo/vocabulary";
import { formatCount } from "@/lib/units/quantity";
import { formatBudget, formatRatio } from "@/lib/units/ratio";
import { isWhollyBlind } from "./region-tile";

interface RegionLineProps {
  tile: Tile;
  /** taller, with the counts in words and without numbers that a thumb's glance does not need */
  isPhone?: boolean;
  asOfUnixMs?: number | null;
}

export function RegionLine({ tile, isPhone = false, asOfUnixMs = null }: RegionLineProps) {
  if (isPhone) return <PhoneLine tile={tile} asOfUnixMs={asOfUnixMs} />;
  return <DeskLine tile={tile} />;
}

function countBad(tile: Tile): number {
  return tile.totalCount - tile.counts.ok;
}

function DeskLine({ tile }: { tile: Tile }) {
  const { t, locale } = useWords();
  const badCount = countBad(tile);
  const availability = tile.slos.find((slo) => slo.sli === "availability");
  return (
    <Link
      href={tile.href}
      className="grid h-8 grid-cols-[12px_1fr_50px_44px] items-center gap-2 pr-3 pl-4 transition-colors hover:bg-raise focus-visible:-outline-offset-2"
    >
      <HealthIcon health={tile.health} label={t(`health.${tile.health}`)} />
      <span className="truncate">
        <span className="font-semibold">{tile.title}</span>{" "}
        {badCount > 0 ? (
          <>
            <b className={cn("font-semibold", HEALTH_TEXT[tile.health])}>{formatCount(badCount)}</b>
            <span className="text-t3"> / {formatCount(tile.totalCount)}</span>
          </>
        ) : (
          <span className="text-t3">{formatCount(tile.totalCount)}</span>
        )}
      </span>
      <span className="text-right text-t2">
        {formatRatio(availability?.valueRatio, { objectiveRatio: availability?.objectiveRatio, style: "tile" })}
      </span>
      <BudgetBar
        remainingRatio={tile.budgetRemainingRatio}
        state={tile.budget}
        label={formatBudget(tile.budgetRemainingRatio, { locale })}
      />
    </Link>
  );
}

function PhoneLine({ tile, asOfUnixMs }: { tile: Tile; asOfUnixMs: number | null }) {
  const { t, formatMoment } = useWords();
  const isBlind = isWhollyBlind(tile);
  const worst = HEALTHS_WORST_FIRST.filter((health) => health !== "ok" && tile.counts[health] > 0).slice(0, 2);
  const since = isBlind && tile.blindSinceUnixMs !== null ? formatMoment(tile.blindSinceUnixMs, asOfUnixMs) : null;
  const text = worst
    .map((health: Health) => `${formatCount(tile.counts[health])} ${t(`health.${health}`)}`)
    .join(" · ");
  return (
    <Link href={tile.href} className="flex min-h-12 items-center gap-2.5 px-3 py-1.5 focus-visible:-outline-offset-2">
      <HealthIcon health={tile.health} size={16} label={t(`health.${tile.health}`)} />
      <span className="min-w-0 truncate">
        <b className="font-semibold text-section">{tile.title}</b>{" "}
        <span className="text-t3">{formatCount(tile.totalCount)}</span>
      </span>
      <span
        className={cn(
          "ml-auto whitespace-nowrap text-small",
          tile.health === "ok" ? "text-t3" : phoneTone(tile.health),
        )}
      >
        {since === null ? text || t("health.ok") : `${t("health.blind")} · ${t("fleet.sinceAt", { since })}`}
      </span>
    </Link>
  );
}

function phoneTone(health: Health): string {
  return health === "down" ? cn(HEALTH_TEXT.down, "font-semibold") : "text-t2";
}
