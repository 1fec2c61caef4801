"use client";
// `/customers`: how big they are and what each of them lived.
import { nameSome } from "@/components/business/scene-facts";
import { SceneHead } from "@/components/business/scene-head";
import { type ExtraColumn, SceneTable } from "@/components/business/scene-table";
import { BudgetBar } from "@/components/ui/budget-bar";
import { BUDGET_TEXT } from "@/components/ui/health-tone";
import { Link } from "@/components/ui/link";
import { SectionHead } from "@/components/ui/section-head";
import { EmptyState } from "@/components/ui/states";
import { useWords } from "@/lib/client/fleet-words";
import { fleetEvidence } from "@/lib/contract/evidence";
import type { CustomerRow, CustomersPage } from "@/lib/contract/views2";
import { mayClaim } from "@/lib/sentences/claims";
import { formatCount } from "@/lib/units/quantity";
import { hrefCluster, hrefCustomers, hrefFleet } from "@/lib/url/hrefs";
import { AnyDownMinutes } from "./minutes";

const INDICATORS = ["availability", "write", "read", "keys", "dbSize", "requests", "dbUsage"] as const;

export function CustomersView({ page }: { page: CustomersPage }) {
  const { t } = useWords();
  const { rows } = page;
  const named = rows.filter(({ id }) => id !== "");
  const clusters = rows.reduce((sum, { rollup }) => sum + rollup.clusterCount, 0);
  const facts = [t("l2.customers", { count: named.length }), t("l2.clusters", { count: clusters })];
  return (
    <>
      <SceneHead title={t("l2.customers.title")} facts={facts} sentence={<Sentence page={page} />} page={page} />
      <section aria-labelledby="customers">
        <SectionHead id="customers" title={t("l2.customers.list")} question={t("l2.customers.question")} />
        {rows.length === 0 ? (
          <div className="surface px-4">
            <EmptyState>{t("l2.empty")}</EmptyState>
          </div>
        ) : (
          <CustomersTable rows={rows} />
        )}
      </section>
      <p className="mt-2 flex flex-wrap justify-between gap-x-6 text-small text-t3">
        <span>{t("l2.customer.foot")}</span>
        <span>{t("l2.sums")}</span>
      </p>
    </>
  );
}

function Sentence({ page }: { page: CustomersPage }) {
  const { t } = useWords();
  const { rows, status, notices } = page;
  const isWhole = notices.length === 0 && mayClaim(fleetEvidence(status, rows.length)) === "all";
  if (rows.length === 0) return t("l2.empty");
  const named = rows.filter(({ id }) => id !== "");
  const down = named.filter(({ rollup }) => rollup.counts.down > 0);
  const isKnown = named.every(({ anyDown }) => anyDown.budget !== "unknown" || anyDown.coreCount === 0);
  const over = named.filter(({ anyDown }) => anyDown.budget === "breached");
  return (
    <>
      {down.length === 0 && !isWhole
        ? t("claims.some")
        : t("l2.customers.say.now", { count: down.length, names: nameSome(down) })}{" "}
      {over.length === 0
        ? t(isKnown && isWhole ? "l2.customers.say.ok" : "l2.customers.say.unknown")
        : t("l2.customers.say.over", { over: over.length, names: nameSome(over) })}
    </>
  );
}

function CustomersTable({ rows }: { rows: readonly CustomerRow[] }) {
  const { t } = useWords();
  const extra: readonly ExtraColumn<CustomerRow>[] = [
    {
      key: "k8s",
      title: t("l2.col.k8s"),
      cell: (row) => <span className="text-t2">{formatCount(row.k8sClusterCount)}</span>,
    },
    { key: "anyDown", title: t("l2.col.anyDown"), cell: (row) => <Lived row={row} /> },
    { key: "worst", title: t("l2.col.worst"), cell: ({ anyDown: { worst } }) => <Worst id={worst?.id ?? null} /> },
  ];
  return (
    <SceneTable
      label={t("l2.customers.list")}
      nameTitle={t("label.customer")}
      rows={rows}
      indicators={INDICATORS}
      filtersOf={({ id }) => ({ customer: [id] })}
      hrefOf={({ id }) => (id === "" ? hrefFleet({ customer: [""] }) : hrefCustomers(id))}
      extra={extra}
    />
  );
}

function Lived({ row: { anyDown, id } }: { row: CustomerRow }) {
  const href = hrefFleet({ customer: [id], sort: { key: "badMinutes", isDescending: true } });
  return (
    <Link href={href} className="inline-flex items-center justify-end gap-2 hover:underline">
      <span className={BUDGET_TEXT[anyDown.budget]}>
        <AnyDownMinutes anyDown={anyDown} />
      </span>
      <BudgetBar remainingRatio={anyDown.budgetRemainingRatio} state={anyDown.budget} className="w-12" />
    </Link>
  );
}

function Worst({ id }: { id: string | null }) {
  if (id === null) return <span className="text-t3">—</span>;
  return (
    <Link href={hrefCluster(id)} className="font-mono text-small hover:underline">
      {id}
    </Link>
  );
}
