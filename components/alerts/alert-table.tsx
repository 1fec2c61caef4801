"use client";
// One row per alert; a cluster's or place's name stands once, in front of its first alert.
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { HealthIcon, type HealthMark } from "@/components/ui/health-icon";
import { Id, RowLink, Table, Td, Th, Tr } from "@/components/ui/table";
import { useWords, type Words } from "@/lib/client/fleet-words";
import type { Alert, AlertGroup } from "@/lib/contract/alerts";
import { hrefClusterAlert, hrefFleet } from "@/lib/url/hrefs";
import { nameAlert } from "./alert-name";

const LABELS = ["zone", "product", "scenario", "spec", "customer"] as const;
const MARKS: Readonly<Record<string, HealthMark>> = { page: "burning", ticket: "degraded" };

export function AlertTable({ groups, nowUnixMs }: { groups: readonly AlertGroup[]; nowUnixMs: number | null }) {
  const words = useWords();
  const { t } = words;
  return (
    <Table label={t("alerts.title")}>
      <thead>
        <tr>
          <Th>{t("alerts.col.tier")}</Th>
          <Th isSticky>{t("alerts.col.subject")}</Th>
          <Th>{t("alerts.col.alert")}</Th>
          <Th>{t("alerts.col.state")}</Th>
          {LABELS.map((label) => (
            <Th key={label} className="max-md:hidden">
              {t(`fleet.col.${label}`)}
            </Th>
          ))}
          <Th isNumber>{t("alerts.col.since")}</Th>
        </tr>
      </thead>
      <tbody>
        {groups.flatMap((group) =>
          group.alerts.map((alert, index) => (
            <AlertRow
              key={`${group.id ?? `${group.zone} ${group.host}`} ${alert.name} ${alert.state} ${alert.sli}`}
              group={group}
              alert={alert}
              isFirst={index === 0}
              words={words}
              nowUnixMs={nowUnixMs}
            />
          )),
        )}
      </tbody>
    </Table>
  );
}

interface AlertRowProps {
  group: AlertGroup;
  alert: Alert;
  isFirst: boolean;
  words: Words;
  nowUnixMs: number | null;
}

function AlertRow({ group, alert, isFirst, words, nowUnixMs }: AlertRowProps) {
  const { t, formatMoment } = words;
  const isFiring = alert.state === "firing";
  const tier = alert.tier ?? "other";
  const sli = alert.sli === "" ? "" : ` · ${t(`sli.${alert.sli}`)}`;
  return (
    <Tr>
      <Td>
        <span className="inline-flex items-center gap-1.5">
          <HealthIcon health={isFiring ? (MARKS[tier] ?? "degraded") : "maintenance"} />
          {t(`alerts.tier.${tier}`)}
        </span>
      </Td>
      <Td isSticky>
        <RowLink href={hrefOf(group, alert)} aria-label={`${subjectOf(group, words)} ${nameAlert(alert.name, t)}`}>
          <span className={cn(!isFirst && "text-t3")}>
            {group.id === null ? <b className="font-semibold">{subjectOf(group, words)}</b> : <Id>{group.id}</Id>}
          </span>
        </RowLink>
      </Td>
      <Td>
        {nameAlert(alert.name, t)}
        <span className="text-t2">{sli}</span>
        {isFirst && group.isInSharedCause ? (
          <Chip className="ml-2" title={t("alerts.shared.title")}>
            {t("alerts.shared")}
          </Chip>
        ) : null}
      </Td>
      <Td className={isFiring ? undefined : "text-t2"}>{t(`alerts.state.${alert.state}`)}</Td>
      {LABELS.map((label) => (
        <Td key={label} className="text-t2 max-md:hidden">
          {group[label] || "—"}
        </Td>
      ))}
      <Td isNumber>{formatMoment(alert.sinceUnixMs, nowUnixMs)}</Td>
    </Tr>
  );
}

function subjectOf({ id, host, zone }: AlertGroup, { t }: Words): string {
  if (id !== null) return id;
  return host === "" ? t("alerts.zone", { name: zone }) : t("alerts.host", { name: host });
}

function hrefOf({ id, region, zone, host }: AlertGroup, alert: Alert): string {
  if (id !== null) return hrefClusterAlert(id, alert.name);
  return hrefFleet({ region: region === "" ? [] : [region], ...(host === "" ? { zone: [zone] } : { host: [host] }) });
}
