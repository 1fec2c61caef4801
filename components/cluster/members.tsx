"use client";
import { Fragment } from "react";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { HealthIcon } from "@/components/ui/health-icon";
import { Link } from "@/components/ui/link";
import { EmptyState } from "@/components/ui/states";
import { Id, Table, Td, Th, Tr } from "@/components/ui/table";
import { useNow } from "@/lib/client/clock";
import { useWords } from "@/lib/client/fleet-words";
import type { Member } from "@/lib/contract/fleet";
import type { Health } from "@/lib/slo/vocabulary";
import { hrefHost, hrefZone } from "@/lib/url/hrefs";
import { getMemberRole, listMemberFacts, type MemberFact, type MemberRole } from "./member-facts";

const CARDS_UP_TO = 3;
const MINUTE_MS = 60_000;
/** in the order of the members, the same on every chart of the page */
const SWATCHES = [
  "bg-series-1",
  "bg-series-2",
  "bg-series-3",
  "bg-series-4",
  "bg-series-5",
  "bg-series-6",
  "bg-series-7",
];

interface MemberView {
  member: Member;
  role: MemberRole;
  health: Health;
  facts: MemberFact[];
  swatch: string;
}

/** Which one differs: the values that do have colour. */
export function Members({ members }: { members: readonly Member[] }) {
  const words = useWords();
  const nowUnixMs = useNow(MINUTE_MS);
  const views = members.map((member, index): MemberView => {
    const role = getMemberRole(member);
    const facts = listMemberFacts(member, members, nowUnixMs, words);
    return {
      member,
      role,
      facts,
      health: getMemberHealth(role, facts),
      swatch: SWATCHES[index % SWATCHES.length] ?? "",
    };
  });
  if (views.length === 0) {
    return (
      <div className="surface px-4">
        <EmptyState>{words.t("cluster.members.none")}</EmptyState>
      </div>
    );
  }
  return views.length <= CARDS_UP_TO ? <MemberCards views={views} /> : <MemberTable views={views} />;
}

function getMemberHealth(role: MemberRole, facts: readonly MemberFact[]): Health {
  if (role === "down") return "down";
  if (role === "blind") return "blind";
  if (role === "leaderless") return "burning";
  return facts.some((fact) => fact.isWorse && fact.id !== "upSince") ? "degraded" : "ok";
}

function MemberCards({ views }: { views: readonly MemberView[] }) {
  const { t } = useWords();
  return (
    <ul className={cn("grid gap-2", views.length === 3 ? "lg:grid-cols-3" : "lg:grid-cols-2")}>
      {views.map(({ member, role, health, facts, swatch }) => (
        <li key={member.id} className="surface min-w-0 px-4 py-3">
          <div className="flex items-center gap-2">
            <span aria-hidden className={cn("size-2 flex-none rounded-bar", swatch)} />
            <Id className="truncate">{member.id}</Id>
            <RoleChip role={role} />
            <span className="ml-auto">
              <HealthIcon health={health} label={t(`health.${health}`)} />
            </span>
          </div>
          <p className="mt-1 truncate text-small text-t3">
            <Place member={member} />
          </p>
          <dl className="mt-2 grid grid-cols-[1fr_auto] text-small leading-[22px]">
            {facts.map((fact) => (
              <div key={fact.id} className="contents">
                <dt className="text-t3">{t(`cluster.member.${fact.id}`)}</dt>
                <dd className={cn("text-right", fact.isWorse && "font-semibold text-burning-text")}>{fact.text}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function MemberTable({ views }: { views: readonly MemberView[] }) {
  const { t } = useWords();
  const [first] = views;
  return (
    <div className="surface overflow-hidden">
      <Table label={t("cluster.members.title")}>
        <thead>
          <tr>
            <Th isSticky>{t("cluster.member.name")}</Th>
            <Th>{t("cluster.member.role")}</Th>
            <Th>{t("cluster.member.place")}</Th>
            {first?.facts.map((fact) => (
              <Th key={fact.id} isNumber>
                {t(`cluster.member.${fact.id}`)}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {views.map(({ member, role, health, facts, swatch }) => (
            <Tr key={member.id}>
              <Td isSticky>
                <span className="inline-flex items-center gap-2">
                  <HealthIcon health={health} label={t(`health.${health}`)} />
                  <span aria-hidden className={cn("size-2 rounded-bar", swatch)} />
                  <Id>{member.id}</Id>
                </span>
              </Td>
              <Td>
                <RoleChip role={role} />
              </Td>
              <Td className="text-small text-t2">
                <Place member={member} />
              </Td>
              {facts.map((fact) => (
                <Td key={fact.id} isNumber className={fact.isWorse ? "font-semibold text-burning-text" : undefined}>
                  {fact.text}
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function RoleChip({ role }: { role: MemberRole }) {
  const { t } = useWords();
  const label = t(`cluster.member.${role}`);
  if (role === "leader") return <Chip className="bg-t1 text-panel">{label}</Chip>;
  const health = { down: "down", blind: "blind", leaderless: "burning" } as const;
  return <Chip health={role in health ? health[role as keyof typeof health] : undefined}>{label}</Chip>;
}

/** Zone and host lead to who shares them. */
function Place({ member: { zone, host, version } }: { member: Member }) {
  const parts = [
    ...(zone ? [{ text: zone, href: hrefZone(zone) }] : []),
    ...(host ? [{ text: host, href: hrefHost(host) }] : []),
    ...(version ? [{ text: version, href: null }] : []),
  ];
  return (
    <span className="font-mono text-small">
      {parts.length === 0 ? "—" : null}
      {parts.map(({ text, href }, index) => (
        <Fragment key={text}>
          {index > 0 ? " · " : null}
          {href === null ? (
            text
          ) : (
            <Link href={href} className="hover:text-t1 hover:underline">
              {text}
            </Link>
          )}
        </Fragment>
      ))}
    </span>
  );
}
