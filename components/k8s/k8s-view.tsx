"use client";
// `/k8s/{k8s_cluster}`: who stores its data, how they are, and what its kube-apiservers see.
import { SceneHead } from "@/components/business/scene-head";
import { BudgetBar } from "@/components/ui/budget-bar";
import { buttonClass } from "@/components/ui/button";
import { BUDGET_TEXT } from "@/components/ui/health-tone";
import { HealthWord } from "@/components/ui/health-word";
import { Link } from "@/components/ui/link";
import { SectionHead } from "@/components/ui/section-head";
import { Id, RowLink, Table, Td, Th, Tr } from "@/components/ui/table";
import { useWords } from "@/lib/client/fleet-words";
import type { FleetStatus } from "@/lib/contract/pages";
import type { K8sDetail } from "@/lib/contract/troubleshoot";
import { formatBurn } from "@/lib/units/quantity";
import { formatBudget } from "@/lib/units/ratio";
import { formatValue } from "@/lib/units/value";
import { hrefCluster, hrefTroubleshoot } from "@/lib/url/hrefs";

interface K8sViewProps {
  page: { readonly status: FleetStatus; readonly detail: K8sDetail };
}

export function K8sView({ page: { status, detail } }: K8sViewProps) {
  const { t } = useWords();
  const { etcdClusters } = detail;
  const bad = etcdClusters.filter(({ row }) => row.health !== "ok");
  const names = bad.map(({ row }) => `${row.id} (${t(`health.${row.health}`)})`).join(", ");
  const sentence =
    etcdClusters.length === 0
      ? t("trouble.lane.noLinked.etcd", { subject: detail.id })
      : bad.length === 0
        ? t("k8s.say.ok", { count: etcdClusters.length })
        : t("k8s.say.bad", { names });
  return (
    <>
      <SceneHead
        title={<span className="font-mono">{detail.id}</span>}
        facts={[t("k8s.facts", { count: etcdClusters.length })]}
        sentence={sentence}
        crumbs={[{ label: t("shell.nav.troubleshoot"), href: hrefTroubleshoot() }]}
        chips={
          <Link href={hrefTroubleshoot({ k8s: detail.id })} className={buttonClass("primary")}>
            {t("k8s.open")}
          </Link>
        }
        page={{ status, notices: detail.notices, asOfUnixMs: detail.asOfUnixMs }}
      />
      {etcdClusters.length > 0 ? <Behind detail={detail} /> : null}
      <Apiserver detail={detail} />
    </>
  );
}

function Behind({ detail: { etcdClusters } }: { detail: K8sDetail }) {
  const { t, locale } = useWords();
  return (
    <section aria-labelledby="behind">
      <SectionHead id="behind" title={t("k8s.behind")} question={t("k8s.behind.question")} />
      <div className="surface overflow-hidden">
        <Table label={t("k8s.behind")}>
          <thead>
            <tr>
              <Th>{t("fleet.col.health")}</Th>
              <Th isSticky>{t("fleet.col.cluster")}</Th>
              <Th>{t("k8s.behind.role")}</Th>
              <Th>{t("fleet.col.zone")}</Th>
              <Th>{t("fleet.col.failing")}</Th>
              <Th isNumber>{t("fleet.col.burn")}</Th>
              <Th isNumber>{t("fleet.col.budget")}</Th>
            </tr>
          </thead>
          <tbody>
            {etcdClusters.map(({ role, row }) => (
              <Tr key={row.id}>
                <Td>
                  <HealthWord health={row.health} t={t} />
                </Td>
                <Td isSticky>
                  <RowLink href={hrefCluster(row.id)}>
                    <Id>{row.id}</Id>
                  </RowLink>
                </Td>
                <Td className="text-t2">{t(`trouble.role.${role}`)}</Td>
                <Td className="font-mono text-small text-t2">{row.zone || "—"}</Td>
                <Td className="text-t2">{row.failing.map((part) => t(`failing.${part}`)).join(", ") || "—"}</Td>
                <Td isNumber>{formatBurn(row.burnRate1h)}</Td>
                <Td isNumber>
                  <span className="inline-flex items-center justify-end gap-2">
                    <span className={BUDGET_TEXT[row.budget]}>
                      {formatBudget(row.budgetRemainingRatio, { locale, style: "number" })}
                    </span>
                    <BudgetBar remainingRatio={row.budgetRemainingRatio} state={row.budget} className="w-12" />
                  </span>
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </div>
    </section>
  );
}

function Apiserver({ detail: { apiserver, id } }: { detail: K8sDetail }) {
  const { t, locale } = useWords();
  const isSeen = apiserver.some(({ value }) => value !== null);
  return (
    <section aria-labelledby="apiserver">
      <SectionHead id="apiserver" title={t("k8s.apiserver")} question={t("k8s.apiserver.question")} />
      <div className="surface overflow-hidden">
        {isSeen ? (
          <dl className="grid grid-cols-1 sm:grid-cols-2 lg:grid-cols-4">
            {apiserver.map(({ id: signal, title, unit, value, bound }) => (
              <div key={signal} className="-mt-px -ml-px min-w-0 border-hair2 border-t border-l px-4 py-3">
                <dt title={title} className="truncate text-small text-t2">
                  {title}
                </dt>
                <dd
                  className={
                    bound !== null && value !== null && value >= bound
                      ? "font-medium text-burning-text text-ratio"
                      : "font-medium text-ratio"
                  }
                >
                  {formatValue(unit, value, { locale })}
                </dd>
                <dd className="h-4 text-small text-t3">
                  {value === null
                    ? t("k8s.apiserver.noData")
                    : bound === null
                      ? null
                      : t("trouble.bound", { value: formatValue(unit, bound, { locale }) })}
                </dd>
              </div>
            ))}
          </dl>
        ) : (
          <p className="hatch-veil px-4 py-4 text-t2">
            <span className="bg-panel">
              {t("trouble.lane.noMetrics.k8s", { subject: id, label: "labels.k8s_cluster" })}
            </span>
          </p>
        )}
      </div>
    </section>
  );
}
