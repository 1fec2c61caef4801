"use client";
import { Breadcrumbs } from "@/components/nav/breadcrumbs";
import { AsOf } from "@/components/ui/as-of";
import { Chip } from "@/components/ui/chip";
import { HealthIcon } from "@/components/ui/health-icon";
import { useWords } from "@/lib/client/fleet-words";
import type { ClusterDetail } from "@/lib/contract/fleet";
import { hrefFleet } from "@/lib/url/hrefs";

/** Who it is, how it is, since when, and the way back up. */
export function ClusterHead({ detail }: { detail: ClusterDetail }) {
  const { t, formatMoment } = useWords();
  const { row } = detail;
  const memberCount = detail.expectedMemberCount ?? row.memberCount;
  const facts = [
    memberCount === null ? "" : t("cluster.members", { count: memberCount }),
    row.version,
    row.spec,
    row.product,
    row.scenario,
    row.customer,
  ].filter(Boolean);
  const crumbs = [
    { label: t("fleet.title"), href: hrefFleet() },
    ...(row.region ? [{ label: row.region, href: hrefFleet({ region: [row.region] }) }] : []),
    ...(row.zone ? [{ label: row.zone, href: hrefFleet({ zone: [row.zone] }) }] : []),
  ];
  const since = row.sinceUnixMs === null ? null : formatMoment(row.sinceUnixMs, detail.asOfUnixMs);
  const word = t(`health.${row.health}`);
  return (
    <>
      <Breadcrumbs crumbs={crumbs} t={t} />
      <header className="mb-2 flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 max-sm:py-2">
        <span className="flex min-w-0 items-center gap-2.5">
          <HealthIcon health={row.health} size={16} label={word} />
          <h1 className="truncate font-semibold text-title tracking-[-0.2px]">{detail.id}</h1>
        </span>
        {row.health === "ok" ? null : (
          <Chip health={row.health}>{since === null ? word : t("cluster.since", { health: word, since })}</Chip>
        )}
        {row.isInMaintenance ? <Chip health="maintenance">{t("health.maintenance")}</Chip> : null}
        <span className="text-t3">{facts.join(" · ")}</span>
        <AsOf asOfUnixMs={detail.asOfUnixMs} isStale={detail.isStale} className="ml-auto" />
      </header>
    </>
  );
}
