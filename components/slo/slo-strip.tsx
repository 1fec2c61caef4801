"use client";
// The five SLIs side by side, never blended. Only the failing one has colour; what is not measured is hatched, not empty.
import { BudgetBar } from "@/components/ui/budget-bar";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { HealthIcon } from "@/components/ui/health-icon";
import { BUDGET_TEXT } from "@/components/ui/health-tone";
import { useWords, type Words } from "@/lib/client/fleet-words";
import type { Slo } from "@/lib/contract/views";
import { SLI_IDS, type SliId } from "@/lib/slo/vocabulary";
import { formatDuration, formatMinutes } from "@/lib/units/duration";
import { formatBurn } from "@/lib/units/quantity";
import { formatBudget, formatObjective, formatRatio } from "@/lib/units/ratio";

export function SloStrip({ slos, isBare = false }: { slos: readonly Slo[]; isBare?: boolean }) {
  return (
    <ul
      className={cn(
        "grid overflow-hidden max-lg:divide-y max-lg:divide-hair2 lg:grid-cols-5 lg:divide-x lg:divide-hair2",
        !isBare && "surface",
      )}
    >
      {SLI_IDS.map((sli) => {
        const slo = slos.find((candidate) => candidate.sli === sli);
        return (
          <li key={sli} data-sli={sli} className="relative min-w-0 px-4 py-3">
            {slo ? <SloCell slo={slo} /> : <UnmeasuredCell sli={sli} />}
          </li>
        );
      })}
    </ul>
  );
}

function SloCell({ slo }: { slo: Slo }) {
  const { t, locale } = useWords();
  return (
    <>
      {slo.isBurning ? <span aria-hidden className="absolute inset-x-0 top-0 h-0.5 bg-burning" /> : null}
      <div className="flex h-5 items-center gap-2 whitespace-nowrap">
        <h3 className="font-semibold">{t(`sli.${slo.sli}`)}</h3>
        {slo.isBurning ? <Chip health="burning">{t("health.burning")}</Chip> : null}
        <span className="ml-auto text-small text-t3">{formatObjective(slo.objectiveRatio)}</span>
      </div>
      <div className="font-medium text-title">
        {slo.valueRatio === null ? (
          <span className="text-t3">—</span>
        ) : (
          <>
            {formatRatio(slo.valueRatio, { objectiveRatio: slo.objectiveRatio, style: "number" })}
            <small className="ml-1 font-normal text-small text-t3">%</small>
          </>
        )}
      </div>
      <BudgetBar remainingRatio={slo.budgetRemainingRatio} state={slo.budget} className="my-1.5" />
      <div className="flex items-center gap-2 whitespace-nowrap text-small">
        <span className={BUDGET_TEXT[slo.budget]}>{formatBudget(slo.budgetRemainingRatio, { locale })}</span>
        <Outlook slo={slo} />
      </div>
      <p className="mt-0.5 whitespace-nowrap text-small text-t3">
        {t("slo.burn")} {t("slo.burn1h")} <Burn slo={slo} burnRate={slo.burnRate1h} /> · {t("slo.burn6h")}{" "}
        <Burn slo={slo} burnRate={slo.burnRate6h} />
      </p>
    </>
  );
}

function Burn({ slo, burnRate }: { slo: Slo; burnRate: number | null }) {
  const isHot = slo.isBurning && burnRate !== null && burnRate > 1;
  return <span className={isHot ? "font-semibold text-burning-text" : "text-t2"}>{formatBurn(burnRate)}</span>;
}

/** What comes of it: when the budget is gone, by how much it is over, how many minutes were used. */
function Outlook({ slo }: { slo: Slo }) {
  const words = useWords();
  const text = describeOutlook(slo, words);
  const isUrgent = slo.exhaustedInHours !== null && slo.isBurning;
  return (
    <span title={text} className={cn("ml-auto truncate", isUrgent ? "font-semibold text-burning-text" : "text-t3")}>
      {text}
    </span>
  );
}

function describeOutlook(slo: Slo, { t, locale }: Words): string {
  if (slo.sli === "disk") return t("slo.ticketOnly");
  if (slo.valueRatio === null) return t("slo.noEvents");
  if (slo.coverageRatio !== null && slo.coverageRatio < 0.5)
    return t("slo.lowCoverage", { coverage: formatRatio(slo.coverageRatio) });
  if (slo.exhaustedInHours !== null)
    return t("slo.goneIn", { time: formatDuration(slo.exhaustedInHours * 3600, { locale }) });
  if (slo.badMinutes === null || slo.allowedMinutes === null) return slo.budget === "breached" ? "" : t("slo.onPace");
  const overMinutes = slo.badMinutes - slo.allowedMinutes;
  if (overMinutes > 0) return t("slo.over", { over: formatMinutes(overMinutes, { locale }) });
  const used = formatMinutes(slo.badMinutes, { locale });
  return t("slo.used", { used, allowed: formatMinutes(slo.allowedMinutes, { locale }) });
}

function UnmeasuredCell({ sli }: { sli: SliId }) {
  const { t } = useWords();
  return (
    <>
      <div aria-hidden className="hatch-veil absolute inset-0" />
      <div className="relative">
        <h3 className="h-5 font-semibold text-t2">
          <span className="bg-panel pr-2">{t(`sli.${sli}`)}</span>
        </h3>
        <div className="font-medium text-t3 text-title">
          <span className="bg-panel pr-1">—</span>
        </div>
        <p className="mt-1.5 text-small text-t2">
          <span className="inline-flex items-center gap-1.5 bg-panel py-0.5 pr-2">
            <HealthIcon health="blind" />
            {t(`slo.notMeasured.${sli}`)}
          </span>
        </p>
      </div>
    </>
  );
}
