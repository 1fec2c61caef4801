"use client";
import { useWords } from "@/lib/client/fleet-words";

interface SloSourcesProps {
  errorsSource: string | null;
  latencySource: string | null;
}

/** Where the numbers are read from; what is not measured is said plainly. */
export function SloSources({ errorsSource, latencySource }: SloSourcesProps) {
  const { t } = useWords();
  if (errorsSource === null || errorsSource === "none") return <>{t("cluster.slos.noSource")}</>;
  const errors = t(`cluster.source.${errorsSource}`);
  if (latencySource === null || latencySource === "none") return <>{t("cluster.slos.unmeasured", { errors })}</>;
  return <>{t("cluster.slos.sources", { errors, latency: t(`cluster.source.${latencySource}`) })}</>;
}
