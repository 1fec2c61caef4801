"use client";
import { Panel } from "@/components/panel/panel";
import { SectionHead } from "@/components/ui/section-head";
import { useWords } from "@/lib/client/fleet-words";
import type { ClusterDetail } from "@/lib/contract/fleet";
import type { ClusterPageFound } from "@/lib/contract/pages";
import { formatMinutes } from "@/lib/units/duration";
import type { FirstPaints } from "./signals";

const PANEL_IDS = ["cluster-budget-burndown", "cluster-burn-rate", "cluster-availability-parts"] as const;

interface BudgetSectionProps {
  detail: ClusterDetail;
  panels: ClusterPageFound["panels"];
  firstPaints: FirstPaints;
}

/** When budget was spent, how fast it goes now, and which part of availability cost the minutes. */
export function BudgetSection({ detail, panels, firstPaints }: BudgetSectionProps) {
  const { t } = useWords();
  return (
    <section aria-labelledby="budget">
      <SectionHead id="budget" title={t("cluster.budget.title")} question={t("cluster.budget.question")} />
      <div className="surface overflow-hidden">
        <div className="grid divide-hair2 max-lg:divide-y lg:grid-cols-3 lg:divide-x">
          {PANEL_IDS.map((panelId) => (
            <Panel
              key={panelId}
              panelId={panelId}
              params={{ cluster: detail.id }}
              initial={panels[panelId]}
              firstPaint={firstPaints[panelId]}
              kind="plain"
            />
          ))}
        </div>
        <LostMinutes parts={detail.badMinutesByPart} />
      </div>
    </section>
  );
}

function LostMinutes({ parts }: { parts: ClusterDetail["badMinutesByPart"] }) {
  const { t, locale } = useWords();
  if (parts.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-8 gap-y-1 border-hair2 border-t px-4 py-2.5 text-small">
      <h3 className="text-t3">{t("cluster.lost.title")}</h3>
      <dl className="contents">
        {parts.map(({ part, minutes }) => (
          <div key={part} className="flex gap-2">
            <dt className="text-t2">{t(`cluster.lost.${part}`)}</dt>
            <dd className={minutes > 0 ? "font-semibold" : "text-t2"}>{formatMinutes(minutes, { locale })}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
