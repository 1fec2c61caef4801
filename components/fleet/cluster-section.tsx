"use client";
import { useQuery } from "@tanstack/react-query";
import { lazy } from "react";
import { buttonClass } from "@/components/ui/button";
import { Deferred } from "@/components/ui/deferred";
import { Link } from "@/components/ui/link";
import { SectionHead } from "@/components/ui/section-head";
import { Segmented } from "@/components/ui/segmented";
import { EmptyState } from "@/components/ui/states";
import { CourseProvider, useFindCourse } from "@/lib/client/fleet-course";
import { useFleetLinks } from "@/lib/client/fleet-links";
import { clusterListOptions } from "@/lib/client/fleet-queries";
import { useWords } from "@/lib/client/fleet-words";
import { useListState } from "@/lib/client/url-state";
import type { Replay } from "@/lib/client/use-replay";
import type { ClusterList, Inventory } from "@/lib/contract/fleet";
import { formatCount } from "@/lib/units/quantity";
import { hrefApiClustersCsv } from "@/lib/url/api-hrefs";
import type { Filters } from "@/lib/url/state";
import { ClusterTable } from "./cluster-table";
import { ColumnTrigger } from "./column-trigger";
import { Pager } from "./pager";

const ColumnMenu = lazy(() => import("./column-menu"));
const PAGE_SIZES = [50, 200, 1_000] as const;

const NOT_OK = ["down", "burning", "degraded"] as const;
const WORST_FIRST = { key: "health", isDescending: true };
const WORST_ROWS = 8;

interface ClusterSectionProps {
  notOk: ClusterList;
  /** the list that the URL asks for, as it came with the page; null = the worst clusters */
  initialList: ClusterList | null;
  /** the page's */
  filters: Filters;
  inventory: Inventory;
  replay: Replay;
  className?: string;
}

export default function ClusterSection(props: ClusterSectionProps) {
  const { notOk, initialList, filters, inventory, replay, className } = props;
  return (
    <CourseProvider value={useFindCourse(replay, inventory)}>
      <div className={className}>
        {initialList ? (
          <FilteredClusters initialList={initialList} filters={filters} />
        ) : (
          <WorstClusters list={notOk} />
        )}
      </div>
    </CourseProvider>
  );
}

function WorstClusters({ list }: { list: ClusterList }) {
  const { t } = useWords();
  const links = useFleetLinks();
  const rows = list.rows.slice(0, WORST_ROWS);
  return (
    <>
      <SectionHead id="clusters" title={t("fleet.worst.title")} question={t("fleet.worst.question")}>
        {list.totalCount > rows.length ? (
          <>
            <span>{t("fleet.worst.of", { shown: rows.length, count: list.totalCount })}</span>
            <Link href={links.withAll(NOT_OK)} scroll={false} className={buttonClass()}>
              {t("fleet.worst.all", { count: list.totalCount })}
            </Link>
          </>
        ) : null}
        <ColumnChoice />
      </SectionHead>
      <Rows list={{ ...list, rows }} label={t("fleet.worst.title")} empty={t("fleet.worst.none")} />
    </>
  );
}

function FilteredClusters({ initialList, filters }: { initialList: ClusterList; filters: Filters }) {
  const { t } = useWords();
  const { sort, page, pageSize, tz } = useListState();
  const { data: list = initialList } = useQuery({
    ...clusterListOptions({ ...filters, sort, page, pageSize }),
    initialData: initialList,
  });
  return (
    <>
      <SectionHead id="clusters" title={t("fleet.clusters.title")} question={t("fleet.clusters.question")}>
        <span>{t("fleet.worst.of", { shown: list.rows.length, count: list.totalCount })}</span>
        <ListTools csvHref={hrefApiClustersCsv({ ...filters, sort, tz })} />
      </SectionHead>
      <Rows list={list} label={t("fleet.clusters.title")} empty={t("fleet.clusters.none")} />
      <Pager page={list.page} pageSize={list.pageSize} totalCount={list.totalCount} />
    </>
  );
}

/** Columns, rows a page, and the whole filtered list as a file. */
function ListTools({ csvHref }: { csvHref: string }) {
  const { t } = useWords();
  const { pageSize } = useListState();
  const links = useFleetLinks();
  return (
    <>
      <span className="max-lg:hidden">
        <Segmented
          label={t("fleet.rows")}
          value={String(pageSize)}
          segments={PAGE_SIZES.map((size) => ({
            value: String(size),
            label: formatCount(size),
            href: links.rows(size),
          }))}
        />
      </span>
      <ColumnChoice />
      <a href={csvHref} download className={buttonClass("quiet")}>
        {t("fleet.csv")}
      </a>
    </>
  );
}

function ColumnChoice() {
  return (
    <span className="max-sm:hidden">
      <Deferred Trigger={ColumnTrigger}>
        <ColumnMenu />
      </Deferred>
    </span>
  );
}

function Rows({ list, label, empty }: { list: ClusterList; label: string; empty: string }) {
  const sort = useListState().sort ?? WORST_FIRST;
  if (list.rows.length > 0)
    return <ClusterTable label={label} rows={list.rows} sort={sort} nowUnixMs={list.asOfUnixMs} />;
  return (
    <div className="surface px-4">
      <EmptyState>{empty}</EmptyState>
    </div>
  );
}
