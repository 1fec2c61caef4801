"use client";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Panel } from "@/components/panel/panel";
import { cn } from "@/components/ui/cn";
import { HealthIcon } from "@/components/ui/health-icon";
import { SectionHead } from "@/components/ui/section-head";
import { useWords } from "@/lib/client/fleet-words";
import type { ClusterDetail } from "@/lib/contract/fleet";
import type { ClusterFirstPanelId, ClusterLaterPanelId, ClusterPageFound } from "@/lib/contract/pages";
import type { PanelResult } from "@/lib/contract/panel-result";
import type { Health } from "@/lib/slo/vocabulary";
import { NearViewport } from "./near-viewport";

export type FirstPaints = Readonly<Partial<Record<ClusterFirstPanelId, ReactNode>>>;
type PanelId = ClusterFirstPanelId | ClusterLaterPanelId;

interface SectionDefinition {
  readonly id: "requests" | "disk" | "raft" | "network" | "storage" | "resources";
  readonly panelIds: readonly PanelId[];
}

const SECTIONS: readonly SectionDefinition[] = [
  { id: "requests", panelIds: ["cluster-latency", "cluster-error-ratio", "cluster-requests"] },
  { id: "disk", panelIds: ["cluster-wal-fsync", "cluster-backend-commit", "cluster-slow-applies"] },
  { id: "raft", panelIds: ["cluster-leader-changes", "cluster-proposals", "cluster-proposals-pending"] },
  { id: "network", panelIds: ["cluster-peer-round-trip", "cluster-peers-missing", "cluster-traffic"] },
  { id: "storage", panelIds: ["cluster-db-size", "cluster-keys", "cluster-revision-gap", "cluster-value-size"] },
  { id: "resources", panelIds: ["cluster-cpu", "cluster-memory"] },
];
const ROW_HEIGHT_PX = 216;

interface SignalsProps {
  detail: ClusterDetail;
  panels: ClusterPageFound["panels"];
  firstPaints: FirstPaints;
}

/** All that the members measure, in sections: what came with the page at once, the rest when the reader comes near. */
export function Signals({ detail, panels, firstPaints }: SignalsProps) {
  const { t } = useWords();
  const initials: Partial<Record<PanelId, PanelResult>> = panels;
  const paints: Partial<Record<PanelId, ReactNode>> = firstPaints;
  return (
    <section aria-labelledby="signals">
      <SectionHead id="signals" title={t("cluster.signals.title")} question={t("cluster.signals.question")} />
      <div className="surface divide-y divide-hair2 overflow-hidden">
        {SECTIONS.map(({ id, panelIds }) => (
          <SignalSection key={id} title={t(`cluster.section.${id}`)} count={panelIds.length} health={judge(id, detail)}>
            {panelIds.map((panelId) => {
              const initial = initials[panelId] ?? null;
              const panel = (
                <Panel
                  panelId={panelId}
                  params={{ cluster: detail.id }}
                  initial={initial}
                  firstPaint={paints[panelId]}
                  kind="plain"
                />
              );
              return (
                <div key={panelId} className="-mt-px -ml-px min-w-0 border-hair2 border-t border-l">
                  {initial ? panel : <NearViewport minHeightPx={ROW_HEIGHT_PX}>{panel}</NearViewport>}
                </div>
              );
            })}
          </SignalSection>
        ))}
      </div>
    </section>
  );
}

/** Only what the page knows for sure: SLIs that burn. Sections without such a fact carry no mark. */
function judge(id: SectionDefinition["id"], { slos }: ClusterDetail): Health | null {
  const isBurning = (sli: string) => slos.some((slo) => slo.sli === sli && slo.isBurning);
  if (id === "requests") return isBurning("write") || isBurning("read") ? "burning" : null;
  if (id === "disk") return isBurning("disk") ? "burning" : null;
  return null;
}

interface SignalSectionProps {
  title: string;
  count: number;
  health: Health | null;
  children: ReactNode;
}

function SignalSection({ title, count, health, children }: SignalSectionProps) {
  const { t } = useWords();
  return (
    <details open className="group/section">
      <summary className="flex h-10 list-none items-center gap-2 px-4 hover:bg-raise focus-visible:-outline-offset-2 max-sm:h-12 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden size={12} className="text-t2 group-open/section:rotate-90" />
        {health ? <HealthIcon health={health} label={t(`health.${health}`)} /> : null}
        <h3 className="font-semibold">{title}</h3>
        <span className="ml-auto text-small text-t3">{t("cluster.section.charts", { count })}</span>
      </summary>
      <div className={cn("grid overflow-hidden", count === 3 ? "lg:grid-cols-3" : "lg:grid-cols-2")}>{children}</div>
    </details>
  );
}
