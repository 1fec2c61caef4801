"use client";
import { BudgetBar } from "@/components/ui/budget-bar";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { HealthIcon } from "@/components/ui/health-icon";
import { BUDGET_TEXT, HEALTH_FILL, HEALTH_TEXT } from "@/components/ui/health-tone";
import { Link } from "@/components/ui/link";
import { Spark } from "@/components/ui/spark";
import { useWords } from "@/lib/client/fleet-words";
import type { Fullness, Tile } from "@/lib/contract/views";
import { HEALTHS_WORST_FIRST } from "@/lib/slo/vocabulary";
import { formatBurn, formatCount } from "@/lib/units/quantity";
import { formatBudget, formatRatio } from "@/lib/units/ratio";
import { Changed } from "./changed";

/** burn rate at which the budget lasts exactly its window */
const AS_FAST_AS_ALLOWED = 1;

interface RegionTileProps {
  tile: Tile;
  asOfUnixMs: number | null;
}

/** One group of clusters: what is wrong in it, its SLOs, its budget, its last day of burn. A blind one is hatched. */
export function RegionTile({ tile, asOfUnixMs }: RegionTileProps) {
  const { t } = useWords();
  const isBlind = isWhollyBlind(tile);
  return (
    <Link
      href={tile.href}
      className={cn(
        "surface relative block h-33 overflow-hidden py-3 pr-3 pl-4 transition-colors hover:border-edge",
        isBlind && "hatch-veil",
      )}
    >
      <span aria-hidden className={cn("absolute inset-y-0 left-0 w-[3px]", edgeClass(tile))} />
      <span className="flex items-center gap-2">
        <HealthIcon health={tile.health} label={t(`health.${tile.health}`)} />
        <span className="truncate font-semibold">{tile.title}</span>
        {tile.title === tile.id ? null : <span className="text-t3">{tile.id}</span>}
        {isBlind ? (
          <Chip health="blind" className="ml-auto">
            {t("health.blind")}
          </Chip>
        ) : tile.pageAlertCount ? (
          <Chip health="burning" className="ml-auto">
            {t("fleet.tile.pages", { count: tile.pageAlertCount })}
          </Chip>
        ) : null}
      </span>
      {isBlind ? <BlindBody tile={tile} asOfUnixMs={asOfUnixMs} /> : <SeenBody tile={tile} />}
    </Link>
  );
}

export function isWhollyBlind(tile: Tile): boolean {
  return tile.totalCount > 0 && tile.counts.blind === tile.totalCount;
}

function edgeClass(tile: Tile): string {
  return tile.health === "blind" ? "bg-blind" : tile.health === "ok" ? "bg-transparent" : HEALTH_FILL[tile.health];
}

function BlindBody({ tile, asOfUnixMs }: RegionTileProps) {
  const { t, formatMoment } = useWords();
  const since = tile.blindSinceUnixMs === null ? null : formatMoment(tile.blindSinceUnixMs, asOfUnixMs);
  return (
    <span className="mt-1.5 block text-small">
      <span className="bg-panel pr-1 text-body">
        <b className="font-semibold">{formatCount(tile.counts.blind)}</b>{" "}
        <span className="text-t2">
          {since === null
            ? t("fleet.tile.blind", { count: tile.totalCount })
            : t("fleet.tile.blindSince", { count: tile.totalCount, since })}
        </span>
      </span>
      <span className="mt-2 block text-t2">
        <span className="bg-panel pr-1">{t("fleet.tile.blindWhy")}</span>
      </span>
    </span>
  );
}

function SeenBody({ tile }: { tile: Tile }) {
  const { t } = useWords();
  return (
    <>
      <span className="mt-1.5 flex items-center gap-2.5 whitespace-nowrap">
        {HEALTHS_WORST_FIRST.filter((health) => health !== "ok" && tile.counts[health] > 0).map((health) => (
          <span key={health} className="inline-flex items-center gap-1">
            <HealthIcon health={health} size={10} label={t(`health.${health}`)} />
            <Changed value={tile.counts[health]}>
              <b className="font-semibold">{formatCount(tile.counts[health])}</b>
            </Changed>
          </span>
        ))}
        <span className="text-t3">{t("fleet.head.of", { count: tile.totalCount })}</span>
        <TileFullness fullness={tile.fullness} />
      </span>
      <TileSlos tile={tile} />
      <TileBudget tile={tile} />
      <TileBurn tile={tile} />
    </>
  );
}

/** How close the databases are to their quota: how many, else the fullest. */
function TileFullness({ fullness }: { fullness: Fullness }) {
  const { t } = useWords();
  const { nearLimitCount, fullestRatio, fullestId } = fullness;
  if (fullestRatio === null) return null;
  const ratio = formatRatio(fullestRatio);
  const isNear = nearLimitCount > 0;
  return (
    <span
      title={t("fleet.tile.fullest", { id: fullestId, ratio })}
      className={cn("ml-auto min-w-0 truncate text-small", isNear ? "text-degraded-text" : "text-t3")}
    >
      {isNear ? t("fleet.tile.near", { count: nearLimitCount }) : t("fleet.tile.full", { ratio })}
    </span>
  );
}

function TileSlos({ tile }: { tile: Tile }) {
  const { t } = useWords();
  return (
    <span className="mt-2 flex gap-3.5">
      {tile.slos.slice(0, 3).map((slo) => (
        <span key={slo.sli} className="block">
          <span className="block text-axis leading-[14px] text-t3">{t(`fleet.tile.${slo.sli}`)}</span>
          <span
            className={cn(
              "block leading-[18px]",
              slo.isFailing && "font-semibold text-burning-text",
              slo.valueRatio === null && "text-t3",
            )}
          >
            {formatRatio(slo.valueRatio, { objectiveRatio: slo.objectiveRatio, style: "tile" })}
          </span>
        </span>
      ))}
    </span>
  );
}

function TileBudget({ tile }: { tile: Tile }) {
  const { t, locale } = useWords();
  return (
    <span className="mt-2 flex w-[calc(100%-122px)] items-center gap-2 whitespace-nowrap text-small">
      <span className="text-t3">{t("fleet.tile.budget")}</span>
      <BudgetBar remainingRatio={tile.budgetRemainingRatio} state={tile.budget} className="min-w-4 flex-1" />
      <span className={BUDGET_TEXT[tile.budget]}>
        {formatBudget(tile.budgetRemainingRatio, { locale, style: "number" })}
      </span>
    </span>
  );
}

function TileBurn({ tile }: { tile: Tile }) {
  const { t } = useWords();
  const isHot = tile.burnRate !== null && tile.burnRate > 1 && tile.health !== "ok" && tile.health !== "blind";
  const tone = isHot ? (tile.health === "down" ? "burning" : tile.health) : null;
  return (
    <span className="absolute right-3 bottom-2.5 block text-right">
      <span className={cn("block text-axis", tone ? HEALTH_TEXT[tone] : "text-t3")}>
        {formatBurn(tile.burnRate)} <span className="text-t3">{t("fleet.tile.window")}</span>
      </span>
      <Spark
        values={tile.burnSpark}
        leastTop={AS_FAST_AS_ALLOWED}
        health={tone}
        width={108}
        height={34}
        className="mt-1 ml-auto block"
      />
    </span>
  );
}
