"use client";
import { ExternalLink } from "lucide-react";
import { Fragment } from "react";
import { Breadcrumbs } from "@/components/nav/breadcrumbs";
import { AsOf } from "@/components/ui/as-of";
import { buttonClass } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { HealthIcon } from "@/components/ui/health-icon";
import { Link } from "@/components/ui/link";
import { useWords } from "@/lib/client/fleet-words";
import { useWindow } from "@/lib/client/use-window";
import type { ClusterDetail } from "@/lib/contract/fleet";
import type { OutLink } from "@/lib/contract/pages";
import {
  hrefBusiness,
  hrefCustomers,
  hrefFleet,
  hrefRegion,
  hrefScenarios,
  hrefTroubleshoot,
  hrefZone,
} from "@/lib/url/hrefs";

/** Who it is, how it is, since when, and the ways from here: up, to whom it belongs, to the other side. */
export function ClusterHead({ detail, links }: { detail: ClusterDetail; links: readonly OutLink[] }) {
  const { t, formatMoment } = useWords();
  const { row } = detail;
  const crumbs = [
    { label: t("fleet.title"), href: hrefFleet() },
    ...(row.region ? [{ label: row.region, href: hrefRegion(row.region) }] : []),
    ...(row.zone ? [{ label: row.zone, href: hrefZone(row.zone) }] : []),
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
        <Facts detail={detail} />
        <AsOf asOfUnixMs={detail.asOfUnixMs} isStale={detail.isStale} className="ml-auto" />
        <OutLinks links={links} />
        <Link href={hrefTroubleshoot({ etcd: detail.id })} className={buttonClass()}>
          {t("shell.nav.troubleshoot")}
        </Link>
      </header>
    </>
  );
}

/** Where the configuration says the rest is kept: runbook, dashboards, logs; at the window that the reader looks at. */
function OutLinks({ links }: { links: readonly OutLink[] }) {
  const { t } = useWords();
  const { fromUnixMs, toUnixMs } = useWindow();
  return links.map(({ kind, template }) => (
    <a
      key={kind}
      href={fillWindow(template, fromUnixMs, toUnixMs)}
      target="_blank"
      rel="noreferrer"
      className={buttonClass("quiet")}
    >
      {t(`cluster.link.${kind}`)}
      <ExternalLink aria-hidden size={12} />
    </a>
  ));
}

function fillWindow(template: string, fromUnixMs: number, toUnixMs: number): string {
  return template.replaceAll("{fromUnixMs}", String(fromUnixMs)).replaceAll("{toUnixMs}", String(toUnixMs));
}

interface Fact {
  key: string;
  text: string;
  /** the page of the clusters that share it */
  href: string | null;
}

function Facts({ detail }: { detail: ClusterDetail }) {
  const { t } = useWords();
  const { row } = detail;
  const memberCount = detail.expectedMemberCount ?? row.memberCount;
  const all: readonly Fact[] = [
    { key: "members", text: memberCount === null ? "" : t("cluster.members", { count: memberCount }), href: null },
    { key: "version", text: row.version, href: null },
    { key: "spec", text: row.spec, href: null },
    { key: "product", text: row.product, href: hrefBusiness(row.product) },
    { key: "scenario", text: row.scenario, href: hrefScenarios(row.scenario) },
    { key: "customer", text: row.customer, href: hrefCustomers(row.customer) },
  ];
  const known = all.filter(({ text }) => text !== "");
  return (
    <span className="text-t3">
      {known.map(({ key, text, href }, index) => (
        <Fragment key={key}>
          {index > 0 ? " · " : null}
          {href === null ? (
            text
          ) : (
            <Link href={href} title={t(`label.${key}`)} className="hover:text-t1 hover:underline">
              {text}
            </Link>
          )}
        </Fragment>
      ))}
    </span>
  );
}
