"use client";
import type { ReactNode } from "react";
import { ClusterNotices } from "@/components/cluster/cluster-notices";
import { FleetNotice } from "@/components/fleet/fleet-notice";
import { Breadcrumbs, type Crumb } from "@/components/nav/breadcrumbs";
import { AsOf } from "@/components/ui/as-of";
import { useWords } from "@/lib/client/fleet-words";
import type { FleetStatus } from "@/lib/contract/pages";
import type { Notice } from "@/lib/contract/panel-result";
import { LivePage } from "./live-page";

interface SceneHeadProps {
  title: ReactNode;
  /** grey beside the title: how much of what */
  facts: readonly string[];
  /** the page's one sentence */
  sentence: ReactNode;
  crumbs?: readonly Crumb[];
  chips?: ReactNode;
  page: {
    readonly status: FleetStatus;
    readonly notices: readonly Notice[];
    readonly asOfUnixMs: number | null;
  };
}

/** Name, size, age, and the sentence that answers the page's question. */
export function SceneHead({ title, facts, sentence, crumbs, chips, page }: SceneHeadProps) {
  const { t } = useWords();
  return (
    <>
      <LivePage />
      {crumbs ? <Breadcrumbs crumbs={crumbs} t={t} /> : null}
      <header className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 max-sm:py-2">
        <h1 className="flex items-center gap-2.5 font-semibold text-title tracking-[-0.2px]">{title}</h1>
        {chips}
        <span className="text-t3">{facts.join(" · ")}</span>
        <AsOf asOfUnixMs={page.asOfUnixMs} isStale={page.status.isStale} className="ml-auto" />
      </header>
      <FleetNotice status={page.status} />
      <p id="sentence" className="mb-3 text-sentence">
        {sentence}
      </p>
      <ClusterNotices notices={page.notices} />
    </>
  );
}
