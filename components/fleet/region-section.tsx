"use client";
import { SectionHead } from "@/components/ui/section-head";
import { EmptyState, ErrorState } from "@/components/ui/states";
import { TilesView } from "@/components/viz/tiles";
import { useWords } from "@/lib/client/fleet-words";
import type { PanelResult } from "@/lib/contract/panel-result";

/** Where it is: a tile leads to the page of its region. */
export function RegionSection({ result, className }: { result: PanelResult; className?: string }) {
  const { t } = useWords();
  const { data } = result;
  const [notice] = result.notices;
  return (
    <section aria-labelledby="regions" className={className}>
      <SectionHead id="regions" title={t("fleet.regions.title")} question={t("fleet.regions.question")} />
      {data?.kind === "tiles" && data.tiles.length > 0 ? (
        <TilesView data={data} result={result} />
      ) : (
        <div className="surface px-4">
          {result.state === "error" && notice ? (
            <ErrorState detail={notice.detail}>{t(notice.messageId, notice.values)}</ErrorState>
          ) : (
            <EmptyState>{t("fleet.tiles.none")}</EmptyState>
          )}
        </div>
      )}
    </section>
  );
}
