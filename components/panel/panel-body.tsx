"use client";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState, ErrorState, Skeleton } from "@/components/ui/states";
import { useChartPlace } from "@/components/viz/chart-place";
import { ApiError } from "@/lib/client/fetch-json";
import { useText } from "@/lib/client/text";
import type { PanelResult } from "@/lib/contract/panel-result";
import { draw } from "./draw";

interface PanelBodyProps {
  title: string;
  result: PanelResult | undefined;
  error: Error | null;
  mode: "view" | "table";
  /** older data than asked for: fades, text does not */
  isOld: boolean;
  onRetry: () => void;
}

export function PanelBody({ title, result, error, mode, isOld, onRetry }: PanelBodyProps) {
  const t = useText();
  const { heightPx } = useChartPlace();
  if (!result) {
    if (!error) return <Waiting title={title} heightPx={heightPx} />;
    if (error instanceof ApiError && error.status === 403) return <p className="text-t2">{t("panel.refused")}</p>;
    return <Failed why={describeError(error, t)} detail={upstreamWords(error)} onRetry={onRetry} />;
  }
  if (result.state === "error" || !result.data) {
    const notice = result.notices.find(({ level }) => level === "error") ?? result.notices[0];
    const why = notice ? t(notice.messageId, notice.values) : t("panel.error");
    return <Failed why={why} detail={notice?.detail ?? null} onRetry={onRetry} />;
  }
  if (result.state === "empty") {
    const notice = result.notices.find(({ level }) => level === "info");
    const isChart = result.view.kind === "timeseries";
    return (
      <EmptyState className={cn(isChart && "border-hair border-b")}>
        {notice ? t(notice.messageId, notice.values) : t("panel.empty")}
      </EmptyState>
    );
  }
  return <div data-old={isOld || undefined}>{draw(mode === "table" ? "Table" : "View", result, result.data)}</div>;
}

/** What went wrong in asking, in words. */
export function describeError(error: Error, t: ReturnType<typeof useText>): string {
  if (!(error instanceof ApiError)) return t("panel.error");
  if (error.status === 0) return t("panel.error.network");
  return error.problem?.detail ?? t("panel.error");
}

function upstreamWords(error: Error): string | null {
  return error instanceof ApiError ? (error.problem?.upstreamMessage ?? null) : null;
}

function Waiting({ title, heightPx }: { title: string; heightPx: number }) {
  const t = useText();
  return (
    <div style={{ minHeight: heightPx + 20 }}>
      <Skeleton label={t("panel.loading", { title })} />
    </div>
  );
}

function Failed({ why, detail, onRetry }: { why: string; detail: string | null; onRetry: () => void }) {
  const t = useText();
  return (
    <ErrorState detail={detail} action={<Button onClick={onRetry}>{t("panel.retry")}</Button>}>
      {why}
    </ErrorState>
  );
}
