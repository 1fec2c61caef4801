"use client";
// Four questions in one strip: what is wrong now, who says so, may another member fail, who is served.
import type { ReactNode } from "react";
import { BoldText } from "@/components/fleet/bold-text";
import { HealthIcon } from "@/components/ui/health-icon";
import { Link } from "@/components/ui/link";
import { Id } from "@/components/ui/table";
import { composeClusterNow } from "@/lib/client/fleet-cluster-now";
import { useWords } from "@/lib/client/fleet-words";
import type { ClusterDetail } from "@/lib/contract/fleet";
import type { Health, WitnessState } from "@/lib/slo/vocabulary";
import { formatCount } from "@/lib/units/quantity";
import { hrefK8s } from "@/lib/url/hrefs";
import { MarginPart } from "./margin-part";

const SHOWN_K8S = 4;

export function NowStrip({ detail }: { detail: ClusterDetail }) {
  const { t, locale } = useWords();
  return (
    <section
      aria-label={t("cluster.now.title")}
      className="surface grid divide-hair2 max-lg:divide-y lg:grid-cols-[1.25fr_1.15fr_1fr_1.1fr] lg:divide-x"
    >
      <Part title={t("cluster.now.title")}>
        <p id="sentence" className="text-[15px] leading-[22px]">
          <BoldText text={composeClusterNow(detail, t, locale)} />
        </p>
      </Part>
      <Part title={t("cluster.witness.title")}>
        <Witnesses witnesses={detail.witnesses} />
      </Part>
      <Part title={t("cluster.margin.title")}>
        <MarginPart detail={detail} />
      </Part>
      <Part title={t("cluster.serves.title")}>
        <Serves k8sClusters={detail.k8sClusters} />
      </Part>
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0 px-4 pt-3 pb-3.5">
      <h2 className="mb-1.5 text-small text-t3">{title}</h2>
      {children}
    </div>
  );
}

const WITNESS_HEALTH: Record<WitnessState, Health> = { yes: "ok", no: "down", blind: "blind" };

function Witnesses({ witnesses }: Pick<ClusterDetail, "witnesses">) {
  const { t } = useWords();
  return (
    <dl className="grid grid-cols-[auto_14px_1fr] items-center gap-x-2 text-small leading-5">
      {witnesses.map(({ witness, state, yesCount, ofCount }) => {
        const isCounted = yesCount !== null && ofCount !== null && state !== "blind" && witness !== "client";
        const text = isCounted
          ? t(`cluster.witness.${witness}.count`, { yes: formatCount(yesCount), of: formatCount(ofCount) })
          : t(`cluster.witness.${witness}.${state}`);
        return (
          <div key={witness} className="contents">
            <dt className="text-t2">{t(`cluster.witness.${witness}`)}</dt>
            <dd className="contents">
              <HealthIcon health={WITNESS_HEALTH[state]} />
              <span className={state === "blind" ? "text-t2" : undefined}>{text}</span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Serves({ k8sClusters }: Pick<ClusterDetail, "k8sClusters">) {
  const { t } = useWords();
  if (k8sClusters.length === 0) return <p className="text-small text-t3">{t("cluster.serves.none")}</p>;
  const more = k8sClusters.length - SHOWN_K8S;
  return (
    <ul className="text-small leading-5">
      {k8sClusters.slice(0, SHOWN_K8S).map(({ id, role }) => (
        <li key={`${id}/${role}`} className="flex items-center gap-2">
          <Link href={hrefK8s(id)} className="min-w-0 truncate text-link hover:underline">
            <Id className="font-normal">{id}</Id>
          </Link>
          <span className="ml-auto whitespace-nowrap text-t3">{t(`cluster.role.${role}`)}</span>
        </li>
      ))}
      {more > 0 ? <li className="text-t3">{t("cluster.serves.more", { count: more })}</li> : null}
    </ul>
  );
}
