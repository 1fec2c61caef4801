"use client";
import { Stat } from "@/components/ui/stat";
// `/business`: are the products in budget, and is there room?
import { EmptyState } from "@/components/ui/states";
import { useWords } from "@/lib/client/fleet-words";
import type { BusinessPage } from "@/lib/contract/views2";
import { SERVICE_SLI_IDS } from "@/lib/slo/vocabulary";
import { formatCount } from "@/lib/units/quantity";
import { hrefFleet } from "@/lib/url/hrefs";
import { BusinessMatrix } from "./business-matrix";
import { nameSome } from "./scene-facts";
import { SceneHead } from "./scene-head";
import { NearStat, NotOkStat, SliStat, Strip, StripCell } from "./scene-strip";

export function BusinessView({ page }: { page: BusinessPage }) {
  const { t } = useWords();
  const { total } = page;
  const labelled = page.rows.filter(({ all }) => all.id !== "");
  const facts = [
    t("l2.products", { count: labelled.length }),
    t("l2.regions", { count: page.columns.flatMap(({ regions }) => regions).filter((region) => region !== "").length }),
    t("l2.clusters", { count: total?.rollup.clusterCount ?? 0 }),
  ];
  if (total === null)
    return (
      <>
        <SceneHead title={t("l2.business.title")} facts={[]} sentence={t("l2.empty")} page={page} />
        <div className="surface px-4">
          <EmptyState>{t("l2.empty")}</EmptyState>
        </div>
      </>
    );
  return (
    <>
      <SceneHead title={t("l2.business.title")} facts={facts} sentence={<Sentence page={page} />} page={page} />
      <Strip label={t("l2.business.title")}>
        <InBudget page={page} />
        <NotOkStat row={total} filters={{}} />
        {SERVICE_SLI_IDS.map((sli) => (
          <SliStat key={sli} row={total} filters={{}} sli={sli} />
        ))}
        <NearStat row={total} filters={{}} />
      </Strip>
      <BusinessMatrix page={page} />
    </>
  );
}

function Sentence({ page }: { page: BusinessPage }) {
  const { t } = useWords();
  const rows = page.rows.map(({ all }) => all);
  const over = rows.filter(({ budget }) => budget === "breached");
  const unknown = rows.filter(({ budget }) => budget === "unknown");
  const { nearLimitCount: near, measuredCount } = page.total?.capacity ?? { nearLimitCount: 0, measuredCount: 0 };
  return (
    <>
      <b className="font-semibold">
        {over.length === 0
          ? unknown.length === 0
            ? t("l2.business.say.ok", { count: rows.length })
            : t("l2.business.say.unknown", { unknown: unknown.length, count: rows.length })
          : t("l2.business.say.over", { over: over.length, count: rows.length, names: nameSome(over) })}
      </b>{" "}
      {measuredCount === 0 ? t("l2.business.say.noRoom") : t("l2.business.say.near", { near })}
    </>
  );
}

function InBudget({ page }: { page: BusinessPage }) {
  const { t } = useWords();
  const states = page.rows.map(({ all }) => all.budget);
  const count = (state: (typeof states)[number]) => states.filter((one) => one === state).length;
  const kept = count("healthy") + count("at-risk");
  return (
    <StripCell href={hrefFleet({ budget: ["breached"] })}>
      <Stat
        label={t("l2.stat.inBudget")}
        value={formatCount(kept)}
        suffix={t("l2.of", { count: states.length })}
        kind={kept === states.length ? "quiet" : "count"}
        note={t("l2.stat.inBudget.note", { over: count("breached"), unknown: count("unknown") })}
      />
    </StripCell>
  );
}
