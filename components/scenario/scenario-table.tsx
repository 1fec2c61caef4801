"use client";
import { SceneTable } from "@/components/business/scene-table";
import { HealthIcon } from "@/components/ui/health-icon";
import { Link } from "@/components/ui/link";
import { SectionHead } from "@/components/ui/section-head";
import { useWords } from "@/lib/client/fleet-words";
import type { ScenarioGroup } from "@/lib/contract/views2";
import { hrefFleet, hrefScenarios } from "@/lib/url/hrefs";

/** One scenario by spec; the first line is all of it. */
export function ScenarioTable({ group, isLinked = false }: { group: ScenarioGroup; isLinked?: boolean }) {
  const { t } = useWords();
  const { all, specs, indicators } = group;
  const scenario = [all.id];
  const isWhole = (id: string) => id === WHOLE;
  const filtersOf = ({ id }: { id: string }) => (isWhole(id) ? { scenario } : { scenario, spec: [id] });
  return (
    <section aria-label={all.title}>
      <SectionHead
        title={
          <span className="inline-flex items-center gap-2">
            <HealthIcon health={all.rollup.health} label={t(`health.${all.rollup.health}`)} />
            {isLinked && all.id !== "" ? (
              <Link href={hrefScenarios(all.id)} className="hover:underline">
                {all.title}
              </Link>
            ) : (
              all.title
            )}
          </span>
        }
        question={t("l2.scenarios.question")}
      />
      <SceneTable
        label={all.title}
        nameTitle={t("label.spec")}
        rows={[{ ...all, id: WHOLE, title: t("l2.scenarios.allSpecs") }, ...specs]}
        indicators={indicators}
        filtersOf={filtersOf}
        hrefOf={(row) => hrefFleet(filtersOf(row))}
      />
    </section>
  );
}

/** Key of the first line: no label value is a single space, since values are trimmed where they are written. */
const WHOLE = " ";
