"use client";
// A row per cluster, zone or host with the worst of its alerts; the others fold behind it and are one press away.
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { Chip } from "@/components/ui/chip";
import { HealthIcon, type HealthMark } from "@/components/ui/health-icon";
import { Id, RowLink, Table, Td, Th, Tr } from "@/components/ui/table";
import { useWords, type Words } from "@/lib/client/fleet-words";
import { ALERT_STATES, type Alert, type AlertGroup } from "@/lib/contract/alerts";
import { hrefClusterAlert, hrefHost, hrefZone } from "@/lib/url/hrefs";
import { nameAlert } from "./alert-name";

const LABELS = ["zone", "product", "scenario", "spec", "customer"] as const;
const MARKS: Readonly<Record<string, HealthMark>> = { page: "burning", ticket: "degraded" };

const keyOf = ({ id, region, zone, host }: AlertGroup) => id ?? `${region} ${zone} ${host}`;

export function AlertTable({ groups, nowUnixMs }: { groups: readonly AlertGroup[]; nowUnixMs: number | null }) {
  const words = useWords();
  const { t } = words;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (key: string) =>
    setOpen((before) => new Set(before.has(key) ? [...before].filter((one) => one !== key) : [...before, key]));
  return (
    <Table label={t("alerts.title")}>
      <thead>
        <tr>
          <Th className="pl-10.5 first:pl-10.5">{t("alerts.col.tier")}</Th>
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
        {groups.flatMap((group) => {
          const key = keyOf(group);
          const isOpen = open.has(key);
          const shown = isOpen ? group.alerts : group.alerts.slice(0, 1);
          return shown.map((alert, index) => (
            <AlertRow
              key={`${key} ${alert.name} ${alert.state} ${alert.sli} ${alert.labels.pair ?? ""}`}
              group={group}
              alert={alert}
              fold={index === 0 && group.alerts.length > 1 ? { isOpen, onToggle: () => toggle(key) } : null}
              isFirst={index === 0}
              words={words}
              nowUnixMs={nowUnixMs}
            />
          ));
        })}
      </tbody>
    </Table>
  );
}

interface Fold {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

interface AlertRowProps {
  group: AlertGroup;
  alert: Alert;
  /** null: the row has nothing behind it */
  fold: Fold | null;
  isFirst: boolean;
  words: Words;
  nowUnixMs: number | null;
}

function AlertRow({ group, alert, fold, isFirst, words, nowUnixMs }: AlertRowProps) {
  const { t, formatMoment } = words;
  const isFiring = alert.state === "firing";
  const tier = alert.tier ?? "other";
  const sli = alert.sli === "" ? "" : ` · ${t(`sli.${alert.sli}`)}`;
  return (
    <Tr className={isFirst ? undefined : "bg-bg"}>
      <Td>
        <span className="inline-flex items-center gap-1.5">
          {fold ? (
            <FoldButton fold={fold} label={tellMore(group, words)} />
          ) : (
            <span aria-hidden className="inline-block size-6.5 -ml-1.5" />
          )}
          <HealthIcon health={isFiring ? (MARKS[tier] ?? "degraded") : "maintenance"} />
          {t(`alerts.tier.${tier}`)}
        </span>
      </Td>
      <Td isSticky>
        <RowLink href={hrefOf(group, alert)} aria-label={`${subjectOf(group, words)} ${nameAlert(alert.name, t)}`}>
          {isFirst ? <Subject group={group} words={words} /> : null}
        </RowLink>
      </Td>
      <Td>
        {nameAlert(alert.name, t)}
        <span className="text-t2">{sli}</span>
        {fold ? <span className="ml-2 text-small text-t3">{tellMore(group, words)}</span> : null}
        {isFirst && group.isInSharedCause ? (
          <Chip className="ml-2" title={t("alerts.shared.title")}>
            {t("alerts.shared")}
          </Chip>
        ) : null}
      </Td>
      <Td className={isFiring ? undefined : "text-t2"}>{t(`alerts.state.${alert.state}`)}</Td>
      {LABELS.map((label) => (
        <Td key={label} className="text-t2 max-md:hidden">
          {isFirst ? group[label] || "—" : null}
        </Td>
      ))}
      <Td isNumber>{formatMoment(alert.sinceUnixMs, nowUnixMs)}</Td>
    </Tr>
  );
}

/** How many more there are, told apart by what they want now: "+2 firing +3 pending". */
function tellMore({ alerts }: AlertGroup, { t }: Words): string {
  const others = alerts.slice(1);
  const counts = ALERT_STATES.map((state) => ({ state, count: others.filter((one) => one.state === state).length }));
  return counts
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => t(`alerts.more.${state}`, { count }))
    .join(" ");
}

/** Above the row's own link. */
function FoldButton({ fold, label }: { fold: Fold; label: string }) {
  return (
    <button
      type="button"
      aria-expanded={fold.isOpen}
      aria-label={label}
      title={label}
      onClick={fold.onToggle}
      className="relative z-20 -ml-1.5 inline-flex size-6.5 items-center justify-center rounded-control text-t2 hover:bg-hair2 hover:text-t1 touch:size-8"
    >
      <ChevronRight aria-hidden size={12} className={fold.isOpen ? "rotate-90" : undefined} />
    </button>
  );
}

function Subject({ group, words }: { group: AlertGroup; words: Words }) {
  return group.id === null ? <b className="font-semibold">{subjectOf(group, words)}</b> : <Id>{group.id}</Id>;
}

function subjectOf({ id, host, zone }: AlertGroup, { t }: Words): string {
  if (id !== null) return id;
  return host === "" ? t("alerts.zone", { name: zone }) : t("alerts.host", { name: host });
}

function hrefOf({ id, zone, host }: AlertGroup, alert: Alert): string {
  if (id !== null) return hrefClusterAlert(id, alert.name);
  return host === "" ? hrefZone(zone) : hrefHost(host);
}
