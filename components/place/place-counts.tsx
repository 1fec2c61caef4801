"use client";
import { HealthIcon } from "@/components/ui/health-icon";
import { Stat } from "@/components/ui/stat";
import { useWords } from "@/lib/client/fleet-words";
import { FATES, type PlacePageFound } from "@/lib/contract/place";
import { HEALTHS_WORST_FIRST } from "@/lib/slo/vocabulary";
import { formatCount } from "@/lib/units/quantity";

const CELL = "min-w-0 border-hair2 py-3 pr-3 pl-4 -mt-px -ml-px border-t border-l";

/** How its clusters are now, and what becomes of them without it. Each row of counts adds up to all of them. */
export function PlaceCounts({ page }: { page: PlacePageFound }) {
  const { t } = useWords();
  return (
    <section
      aria-label={t("place.counts")}
      className="surface grid grid-cols-3 overflow-hidden lg:grid-cols-[repeat(9,minmax(0,1fr))]"
    >
      {HEALTHS_WORST_FIRST.map((health) => (
        <div key={health} className={CELL}>
          <Stat
            label={
              <>
                <HealthIcon health={health} />
                {t(`health.${health}`)}
              </>
            }
            value={formatCount(page.counts[health])}
            kind={health === "ok" || page.counts[health] === 0 ? "quiet" : "count"}
          />
        </div>
      ))}
      {FATES.map((fate) => (
        <div key={fate} className={CELL}>
          <Stat
            label={t(`place.fate.${fate}`)}
            value={formatCount(page.fates[fate])}
            kind={fate === "loses-quorum" && page.fates[fate] > 0 ? "count" : "quiet"}
          />
        </div>
      ))}
    </section>
  );
}
