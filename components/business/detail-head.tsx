"use client";
// The top of a product's, a customer's and a scenario's page: how it is now, in chips and one sentence.
import type { ReactNode } from "react";
import type { Crumb } from "@/components/nav/breadcrumbs";
import { Chip } from "@/components/ui/chip";
import { HealthIcon } from "@/components/ui/health-icon";
import { useWords } from "@/lib/client/fleet-words";
import type { FleetStatus } from "@/lib/contract/pages";
import type { Notice } from "@/lib/contract/panel-result";
import type { SceneRow } from "@/lib/contract/views2";
import { formatCount } from "@/lib/units/quantity";
import { badParts } from "./scene-facts";
import { SceneHead } from "./scene-head";

interface DetailHeadProps {
  page: {
    readonly status: FleetStatus;
    readonly notices: readonly Notice[];
    readonly asOfUnixMs: number | null;
    readonly total: SceneRow;
    readonly k8sClusterCount: number;
  };
  regionCount: number;
  crumb: Crumb;
  /** a sentence of the page's own behind the one about now */
  more?: ReactNode;
}

export function DetailHead({ page, regionCount, crumb, more }: DetailHeadProps) {
  const { t } = useWords();
  const { total } = page;
  const { counts, clusterCount, health } = total.rollup;
  const facts = [
    t("l2.clusters", { count: clusterCount }),
    t("l2.k8s", { count: page.k8sClusterCount }),
    t("l2.regions", { count: regionCount }),
  ];
  const bad = (["down", "burning"] as const).filter((state) => counts[state] > 0);
  return (
    <SceneHead
      title={
        <>
          <HealthIcon health={health} size={16} label={t(`health.${health}`)} />
          {total.title}
        </>
      }
      chips={bad.map((state) => (
        <Chip key={state} health={state}>
          {formatCount(counts[state])} {t(`health.${state}`)}
        </Chip>
      ))}
      facts={facts}
      crumbs={[crumb]}
      page={page}
      sentence={
        <>
          {counts.ok === clusterCount
            ? t("l2.detail.say.ok", { count: clusterCount })
            : t("l2.detail.say.bad", {
                bad: clusterCount - counts.ok,
                count: clusterCount,
                parts: badParts(total, t),
              })}{" "}
          {more ?? (total.budget === "breached" ? t("l2.detail.say.over") : null)}
        </>
      }
    />
  );
}
