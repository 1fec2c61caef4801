"use client";
// One panel on a page: asks for its answer, draws it in whatever state it is, and lets it be linked, read as a table, taken away.
import { lazy, type ReactNode, Suspense, useMemo, useState } from "react";
import { Deferred } from "@/components/ui/deferred";
import { CHART_HEIGHT_PX, ChartPlaceProvider } from "@/components/viz/chart-place";
import { type PanelParams, usePanel } from "@/lib/client/panel";
import { useText } from "@/lib/client/text";
import type { PanelResult } from "@/lib/contract/panel-result";
import { draw, hasTable } from "./draw";
import { describeError, PanelBody } from "./panel-body";
import { PanelChips } from "./panel-chips";
import { PanelFrame } from "./panel-frame";
import { PanelMenuTrigger } from "./panel-menu-trigger";
import { PanelNotices } from "./panel-notices";

const PanelMenu = lazy(() => import("./panel-menu"));
const ShareDialog = lazy(() => import("./share-dialog"));
const PanelQueries = lazy(() => import("./panel-queries"));

export interface PanelProps {
  panelId: string;
  /** the panel's own parameters, without the window */
  params?: PanelParams;
  /** the answer that came with the page; absent = asked for in the browser */
  initial?: PanelResult | null;
  /** the server's picture of the chart, shown until the chart is ready */
  firstPaint?: ReactNode;
  heightPx?: number;
  kind?: "boxed" | "plain";
  /** false where the page's section says title and question already */
  hasHead?: boolean;
  hasQuestion?: boolean;
}

const NO_PARAMS: PanelParams = {};

export function Panel({
  panelId,
  params = NO_PARAMS,
  initial = null,
  firstPaint = null,
  heightPx = CHART_HEIGHT_PX,
  kind = "boxed",
  hasHead = true,
  hasQuestion = false,
}: PanelProps) {
  const t = useText();
  const {
    data: result,
    error,
    isFetching,
    isPlaceholderData,
    refetch,
  } = usePanel(panelId, params, { initialData: initial });
  const [mode, setMode] = useState<"view" | "table">("view");
  const [isInspecting, setInspecting] = useState(false);
  const [isSharing, setSharing] = useState(false);
  const place = useMemo(() => ({ firstPaint, heightPx }), [firstPaint, heightPx]);
  const title = result?.title ?? t(`panel.${panelId}.title`);
  const isKept = error !== null && result !== undefined;
  const shown = result && result.state !== "error" && result.state !== "empty" ? result.data : null;
  return (
    <ChartPlaceProvider value={place}>
      <PanelFrame
        title={title}
        question={hasQuestion ? t(`panel.${panelId}.question`) : undefined}
        unit={result && shown ? draw("Unit", result, shown) : null}
        kind={kind}
        hasHead={hasHead}
        isBusy={isFetching}
        chips={result ? <PanelChips result={result} isKept={isKept} /> : null}
        menu={
          <Deferred Trigger={PanelMenuTrigger}>
            <PanelMenu
              panelId={panelId}
              params={params}
              result={result ?? null}
              title={title}
              mode={mode}
              onMode={hasTable(shown) ? setMode : null}
              onShare={() => setSharing(true)}
              onInspect={result && result.queries.length > 0 ? () => setInspecting(true) : null}
            />
          </Deferred>
        }
        summary={result && shown ? draw("Summary", result, shown) : null}
        notices={
          <>
            {isKept ? (
              <p className="mt-2 text-small text-t3">{t("panel.error.kept", { why: describeError(error, t) })}</p>
            ) : null}
            {shown ? <PanelNotices notices={result?.notices ?? []} /> : null}
          </>
        }
      >
        <PanelBody
          title={title}
          result={result}
          error={error}
          mode={mode}
          isOld={isKept || isPlaceholderData || result?.isStale === true}
          onRetry={() => void refetch()}
        />
        {isSharing ? (
          <Suspense fallback={null}>
            <ShareDialog
              panelId={panelId}
              params={params}
              title={title}
              result={result ?? null}
              onClose={() => setSharing(false)}
            />
          </Suspense>
        ) : null}
        {isInspecting && result ? <PanelQueries result={result} onClose={() => setInspecting(false)} /> : null}
      </PanelFrame>
    </ChartPlaceProvider>
  );
}
