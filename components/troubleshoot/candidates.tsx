"use client";
// `/troubleshoot` without an id: which pair to look at first.
import { SceneHead } from "@/components/business/scene-head";
import { HealthWord } from "@/components/ui/health-word";
import { Link } from "@/components/ui/link";
import { SectionHead } from "@/components/ui/section-head";
import { EmptyState } from "@/components/ui/states";
import { Id, Table, Td, Th, Tr } from "@/components/ui/table";
import { useWords } from "@/lib/client/fleet-words";
import type { ClusterRow } from "@/lib/contract/fleet";
import type { FleetStatus } from "@/lib/contract/pages";
import { formatBurn } from "@/lib/units/quantity";
import { hrefTroubleshoot } from "@/lib/url/hrefs";

interface CandidatesProps {
  page: {
    readonly status: FleetStatus;
    readonly asOfUnixMs: number | null;
    readonly totalCount: number;
    readonly rows: readonly { readonly row: ClusterRow; readonly k8sClusters: readonly string[] }[];
  };
}

const SHOWN_K8S = 3;

export function Candidates({ page }: CandidatesProps) {
  const { t, formatMoment } = useWords();
  return (
    <>
      <SceneHead
        title={t("trouble.title")}
        facts={[]}
        sentence={t("trouble.candidates.say", { count: page.totalCount })}
        page={{ ...page, notices: [] }}
      />
      <section aria-labelledby="candidates">
        <SectionHead id="candidates" title={t("trouble.candidates")} question={t("trouble.candidates.question")} />
        <div className="surface overflow-hidden">
          {page.rows.length === 0 ? (
            <EmptyState>{t("trouble.candidates.none")}</EmptyState>
          ) : (
            <Table label={t("trouble.candidates")}>
              <thead>
                <tr>
                  <Th>{t("fleet.col.health")}</Th>
                  <Th isSticky>{t("fleet.col.cluster")}</Th>
                  <Th>{t("fleet.col.failing")}</Th>
                  <Th>{t("fleet.col.zone")}</Th>
                  <Th>{t("fleet.col.customer")}</Th>
                  <Th isNumber>{t("fleet.col.burn")}</Th>
                  <Th isNumber>{t("fleet.col.since")}</Th>
                  <Th>{t("trouble.candidates.k8s")}</Th>
                </tr>
              </thead>
              <tbody>
                {page.rows.map(({ row, k8sClusters }) => (
                  <Tr key={row.id} className="hover:bg-raise">
                    <Td>
                      <HealthWord health={row.health} t={t} />
                    </Td>
                    <Td isSticky>
                      <Link href={hrefTroubleshoot({ etcd: row.id })} className="hover:underline">
                        <Id>{row.id}</Id>
                      </Link>
                    </Td>
                    <Td className="text-t2">{row.failing.map((part) => t(`failing.${part}`)).join(", ") || "—"}</Td>
                    <Td className="font-mono text-small text-t2">{row.zone || "—"}</Td>
                    <Td className="text-t2">{row.customer || "—"}</Td>
                    <Td isNumber>{formatBurn(row.burnRate1h)}</Td>
                    <Td isNumber className="text-t2">
                      {formatMoment(row.sinceUnixMs, page.asOfUnixMs)}
                    </Td>
                    <Td>
                      <K8sLinks ids={k8sClusters} />
                    </Td>
                  </Tr>
                ))}
              </tbody>
            </Table>
          )}
        </div>
      </section>
    </>
  );
}

function K8sLinks({ ids }: { ids: readonly string[] }) {
  const { t } = useWords();
  if (ids.length === 0) return <span className="text-t3">—</span>;
  return (
    <span className="inline-flex gap-3">
      {ids.slice(0, SHOWN_K8S).map((id) => (
        <Link key={id} href={hrefTroubleshoot({ k8s: id })} className="font-mono text-link text-small hover:underline">
          {id}
        </Link>
      ))}
      {ids.length > SHOWN_K8S ? (
        <span className="text-t3">{t("trouble.candidates.more", { count: ids.length - SHOWN_K8S })}</span>
      ) : null}
    </span>
  );
}
