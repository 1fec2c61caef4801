"use client";
// `/scenarios`: each scenario by spec, with the indicators that matter to it.
import { nameSome } from "@/components/business/scene-facts";
import { SceneHead } from "@/components/business/scene-head";
import { EmptyState } from "@/components/ui/states";
import { useWords } from "@/lib/client/fleet-words";
import type { ScenariosPage } from "@/lib/contract/views2";
import { ScenarioTable } from "./scenario-table";

export function ScenariosView({ page }: { page: ScenariosPage }) {
  const { t } = useWords();
  const rows = page.groups.map(({ all }) => all);
  const over = rows.filter(({ budget }) => budget === "breached");
  const unknown = rows.filter(({ budget }) => budget === "unknown");
  const clusters = rows.reduce((sum, { rollup }) => sum + rollup.clusterCount, 0);
  const facts = [
    t("l2.scenarios", { count: rows.filter(({ id }) => id !== "").length }),
    t("l2.clusters", { count: clusters }),
  ];
  const sentence =
    rows.length === 0
      ? t("l2.empty")
      : over.length === 0
        ? unknown.length === 0
          ? t("l2.scenarios.say.ok", { count: rows.length })
          : t("l2.scenarios.say.unknown", { unknown: unknown.length, count: rows.length })
        : t("l2.scenarios.say.over", { over: over.length, count: rows.length, names: nameSome(over) });
  return (
    <>
      <SceneHead title={t("l2.scenarios.title")} facts={facts} sentence={sentence} page={page} />
      {page.groups.map((group) => (
        <ScenarioTable key={group.all.id} group={group} isLinked />
      ))}
      {rows.length === 0 ? (
        <div className="surface px-4">
          <EmptyState>{t("l2.empty")}</EmptyState>
        </div>
      ) : (
        <p className="mt-2 text-small text-t3">{t("l2.sums")}</p>
      )}
    </>
  );
}
