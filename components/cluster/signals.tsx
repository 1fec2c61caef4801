"use client";
// All that the members measure, in sections: what is over its bound stands open and first, what is healthy folds to one line of facts.
import { type ReactNode, useState } from "react";
import { Panel } from "@/components/panel/panel";
import { Button } from "@/components/ui/button";
import { SectionHead } from "@/components/ui/section-head";
import { useWords } from "@/lib/client/fleet-words";
import type { ClusterDetail, SignalSectionId } from "@/lib/contract/fleet";
import type { ClusterFirstPanelId, ClusterLaterPanelId, ClusterPageFound } from "@/lib/contract/pages";
import type { PanelResult } from "@/lib/contract/panel-result";
import { NearViewport } from "./near-viewport";
import { isOpenAtFirst, judgeSection, sortSections, tellSection } from "./section-facts";
import { SignalSection } from "./signal-section";

export type FirstPaints = Readonly<Partial<Record<ClusterFirstPanelId, ReactNode>>>;
type PanelId = ClusterFirstPanelId | ClusterLaterPanelId;

const PANELS: Readonly<Record<SignalSectionId, readonly PanelId[]>> = {
  requests: ["cluster-latency", "cluster-error-ratio", "cluster-requests"],
  disk: ["cluster-wal-fsync", "cluster-backend-commit", "cluster-slow-applies"],
  raft: ["cluster-leader-changes", "cluster-proposals", "cluster-proposals-pending"],
  network: ["cluster-peer-round-trip", "cluster-peers-missing", "cluster-traffic"],
  storage: ["cluster-db-size", "cluster-keys", "cluster-revision-gap", "cluster-value-size"],
  resources: ["cluster-cpu", "cluster-memory"],
};
const ROW_HEIGHT_PX = 216;

interface SignalsProps {
  detail: ClusterDetail;
  panels: ClusterPageFound["panels"];
  firstPaints: FirstPaints;
}

export function Signals({ detail, panels, firstPaints }: SignalsProps) {
  const { t, locale } = useWords();
  const judged = detail.sections.map((section) => ({ section, health: judgeSection(section, detail.slos) }));
  // Order and folds are those of the arrival: nothing moves under the pointer while numbers renew.
  const [order] = useState(() => sortSections(judged).map(({ section }) => section.id));
  const [open, setOpen] = useState<ReadonlySet<SignalSectionId>>(
    () => new Set(judged.filter(({ health }) => isOpenAtFirst(health)).map(({ section }) => section.id)),
  );
  const isAllOpen = open.size === order.length;
  const toggle = (id: SignalSectionId, isOpen: boolean) =>
    setOpen((before) => {
      const next = new Set(before);
      if (isOpen) next.add(id);
      else next.delete(id);
      return next;
    });
  return (
    <section aria-labelledby="signals">
      <SectionHead id="signals" title={t("cluster.signals.title")} question={t("cluster.signals.question")}>
        <Button kind="quiet" onClick={() => setOpen(new Set(isAllOpen ? [] : order))}>
          {t(isAllOpen ? "cluster.signals.foldAll" : "cluster.signals.openAll")}
        </Button>
      </SectionHead>
      <div className="surface divide-y divide-hair2 overflow-hidden">
        {order.map((id) => {
          const found = judged.find(({ section }) => section.id === id);
          if (!found) return null;
          return (
            <SignalSection
              key={id}
              title={t(`cluster.section.${id}`)}
              count={PANELS[id].length}
              health={found.health}
              facts={tellSection(found.section, t, locale) ?? t("cluster.section.unmeasured")}
              isOpen={open.has(id)}
              onToggle={(isOpen) => toggle(id, isOpen)}
            >
              <SectionPanels ids={PANELS[id]} cluster={detail.id} initials={panels} paints={firstPaints} />
            </SignalSection>
          );
        })}
      </div>
    </section>
  );
}

interface SectionPanelsProps {
  ids: readonly PanelId[];
  cluster: string;
  initials: Readonly<Partial<Record<PanelId, PanelResult>>>;
  paints: Readonly<Partial<Record<PanelId, ReactNode>>>;
}

/** What came with the page at once, the rest when the reader comes near. */
function SectionPanels({ ids, cluster, initials, paints }: SectionPanelsProps) {
  return ids.map((panelId) => {
    const initial = initials[panelId] ?? null;
    const panel = (
      <Panel panelId={panelId} params={{ cluster }} initial={initial} firstPaint={paints[panelId]} kind="plain" />
    );
    return (
      <div key={panelId} className="-mt-px -ml-px min-w-0 border-hair2 border-t border-l">
        {initial ? panel : <NearViewport minHeightPx={ROW_HEIGHT_PX}>{panel}</NearViewport>}
      </div>
    );
  });
}
