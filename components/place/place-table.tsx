"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { HealthWord } from "@/components/ui/health-word";
import { Id, RowLink, Table, Td, Th, Tr } from "@/components/ui/table";
import { useWords } from "@/lib/client/fleet-words";
import type { PlaceCluster } from "@/lib/contract/place";
import { formatBurn, formatCount } from "@/lib/units/quantity";
import { hrefCluster } from "@/lib/url/hrefs";

interface PlaceTableProps {
  label: string;
  clusters: readonly PlaceCluster[];
  nowUnixMs: number | null;
}

const TEXT_COLUMNS = ["product", "spec", "customer"] as const;
/** A zone holds hundreds: the rest is one click away, and what stands below stays in reach. */
const SHOWN_ROWS = 20;

export function PlaceTable({ label, clusters, nowUnixMs }: PlaceTableProps) {
  const { t } = useWords();
  const [isWhole, setWhole] = useState(false);
  // One more row takes no more room than a button that says so.
  const shown = isWhole || clusters.length <= SHOWN_ROWS + 1 ? clusters : clusters.slice(0, SHOWN_ROWS);
  return (
    <div className="surface overflow-hidden">
      <Table label={label}>
        <thead>
          <tr>
            <Th>{t("fleet.col.health")}</Th>
            <Th isSticky>{t("fleet.col.cluster")}</Th>
            <Th>{t("place.col.without")}</Th>
            <Th isNumber>{t("place.col.here")}</Th>
            <Th isNumber>{t("fleet.col.margin")}</Th>
            {TEXT_COLUMNS.map((column) => (
              <Th key={column}>{t(`fleet.col.${column}`)}</Th>
            ))}
            <Th isNumber>{t("fleet.col.burn")}</Th>
            <Th isNumber>{t("fleet.col.since")}</Th>
          </tr>
        </thead>
        <tbody>
          {shown.map((cluster) => (
            <PlaceRow key={cluster.row.id} cluster={cluster} nowUnixMs={nowUnixMs} />
          ))}
        </tbody>
      </Table>
      {shown.length < clusters.length ? (
        <div className="border-hair2 border-t px-4 py-2">
          <Button onClick={() => setWhole(true)}>{t("fleet.worst.all", { count: clusters.length })}</Button>
        </div>
      ) : null}
    </div>
  );
}

function PlaceRow({ cluster, nowUnixMs }: { cluster: PlaceCluster; nowUnixMs: number | null }) {
  const { t, formatMoment } = useWords();
  const { row, membersHere, fate, reason } = cluster;
  return (
    <Tr>
      <Td>
        <HealthWord health={row.health} t={t} />
      </Td>
      <Td isSticky>
        <RowLink href={hrefCluster(row.id)}>
          <Id>{row.id}</Id>
        </RowLink>
      </Td>
      <Td className={cn(fate === "loses-quorum" || fate === "already-lost" ? "text-down-text" : "text-t2")}>
        {reason ? t(`place.reason.${reason}`) : t(`place.fate.${fate}`)}
      </Td>
      <Td isNumber title={membersHere.join(", ")}>
        {formatCount(membersHere.length)}
        {row.memberCount === null ? null : <span className="text-t3"> / {formatCount(row.memberCount)}</span>}
      </Td>
      <Td isNumber className={cn(row.quorumMarginCount !== null && row.quorumMarginCount <= 0 && "font-semibold")}>
        {formatCount(row.quorumMarginCount)}
      </Td>
      {TEXT_COLUMNS.map((column) => (
        <Td key={column} title={row[column]} className="max-w-36 truncate">
          {row[column] || <span className="text-t3">—</span>}
        </Td>
      ))}
      <Td isNumber className="text-t2">
        {formatBurn(row.burnRate1h)}
      </Td>
      <Td isNumber className="text-t2">
        {formatMoment(row.sinceUnixMs, nowUnixMs)}
      </Td>
    </Tr>
  );
}
