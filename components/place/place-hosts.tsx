"use client";
import { ShareBar } from "@/components/fleet/side-panel";
import { SectionHead } from "@/components/ui/section-head";
import { Id, RowLink, Table, Td, Th, Tr } from "@/components/ui/table";
import { useWords } from "@/lib/client/fleet-words";
import type { LossRow } from "@/lib/contract/place";
import { formatCount } from "@/lib/units/quantity";
import { hrefHost } from "@/lib/url/hrefs";

/** Hosts of the zone that would take most clusters with them. */
export function PlaceHosts({ hosts }: { hosts: readonly LossRow[] }) {
  const { t } = useWords();
  const most = Math.max(1, ...hosts.map(({ lostCount }) => lostCount));
  return (
    <>
      <SectionHead title={t("place.hosts.title")} question={t("place.hosts.question")} />
      <div className="surface overflow-hidden">
        <Table label={t("place.hosts.title")}>
          <thead>
            <tr>
              <Th isSticky>{t("label.host")}</Th>
              <Th isNumber>{t("place.fate.loses-quorum")}</Th>
              <Th>
                <span className="sr-only">{t("place.hosts.share")}</span>
              </Th>
              <Th isNumber>{t("fleet.col.total")}</Th>
              <Th>{t("place.col.why")}</Th>
            </tr>
          </thead>
          <tbody>
            {hosts.map((host) => (
              <Tr key={host.value}>
                <Td isSticky>
                  <RowLink href={hrefHost(host.value)}>
                    <Id>{host.value}</Id>
                  </RowLink>
                </Td>
                <Td isNumber className={host.lostCount > 0 ? "font-semibold" : "text-t3"}>
                  {formatCount(host.lostCount)}
                </Td>
                <Td>
                  <ShareBar ratio={host.lostCount / most} className="w-20" />
                </Td>
                <Td isNumber className="text-t2">
                  {formatCount(host.clusterCount)}
                </Td>
                <Td className="w-full text-t3">
                  {host.reason ? t(`fleet.loss.${host.reason}`, { count: host.reasonCount }) : null}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </div>
    </>
  );
}
