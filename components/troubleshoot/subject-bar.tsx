"use client";
// Who is looked at, and the way to the other side of every link.
import { ChevronRight } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { HealthIcon } from "@/components/ui/health-icon";
import { Link } from "@/components/ui/link";
import { Segmented } from "@/components/ui/segmented";
import { useWords } from "@/lib/client/fleet-words";
import type { EtcdSubject, K8sSubject, Troubleshoot } from "@/lib/contract/troubleshoot";
import { hrefTroubleshoot } from "@/lib/url/hrefs";

const SHOWN_MAX = 6;
const CHIP =
  "inline-flex h-8 items-center gap-2 whitespace-nowrap rounded-control border px-2.5 hover:bg-raise touch:h-11";

export function SubjectBar({ answer }: { answer: Troubleshoot }) {
  const { t } = useWords();
  const { from, id, etcd, k8s } = answer;
  const etcdPart = <EtcdPart etcd={etcd} currentId={from === "etcd" ? id : null} />;
  const k8sPart = <K8sPart k8s={k8s} currentId={from === "k8s" ? id : null} etcdId={from === "etcd" ? id : null} />;
  const firstEtcd = etcd.find(({ isShown }) => isShown)?.id;
  const firstK8s = k8s.find(({ isShown }) => isShown)?.id;
  return (
    <nav
      aria-label={t("trouble.direction")}
      className="surface mb-2 flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5"
    >
      <span className="text-t3">{t(from === "etcd" ? "trouble.fromEtcd" : "trouble.fromK8s")}</span>
      {from === "etcd" ? etcdPart : k8sPart}
      <ChevronRight aria-hidden size={14} className="text-t3" />
      <span className="text-t3">{t(from === "etcd" ? "trouble.toK8s" : "trouble.toEtcd")}</span>
      {from === "etcd" ? k8sPart : etcdPart}
      {firstEtcd && firstK8s ? (
        <span className="ml-auto">
          <Segmented
            label={t("trouble.direction")}
            value={from}
            segments={[
              { value: "etcd", label: "etcd → K8s", href: hrefTroubleshoot({ etcd: firstEtcd }) },
              { value: "k8s", label: "K8s → etcd", href: hrefTroubleshoot({ k8s: firstK8s }) },
            ]}
          />
        </span>
      ) : null}
    </nav>
  );
}

function EtcdPart({ etcd, currentId }: { etcd: readonly EtcdSubject[]; currentId: string | null }) {
  const { t } = useWords();
  if (etcd.length === 0) return <span className="text-t3">{t("trouble.noEtcd")}</span>;
  const shown = currentId === null ? etcd : etcd.filter(({ id }) => id === currentId);
  return shown.slice(0, SHOWN_MAX).map(({ id, health, region, isShown }) => (
    <Link
      key={id}
      href={hrefTroubleshoot({ etcd: id })}
      aria-current={id === currentId ? "true" : undefined}
      title={isShown ? undefined : t("trouble.notShown")}
      className={cn(CHIP, !isShown && "border-dashed text-t2")}
    >
      <HealthIcon health={health} label={t(`health.${health}`)} />
      <span className="font-mono font-semibold text-small">{id}</span>
      <span className="text-small text-t3">{region}</span>
    </Link>
  ));
}

interface K8sPartProps {
  k8s: readonly K8sSubject[];
  currentId: string | null;
  /** whose K8s clusters they are: tells the role of the link */
  etcdId: string | null;
}

function K8sPart({ k8s, currentId, etcdId }: K8sPartProps) {
  const { t } = useWords();
  if (k8s.length === 0) return <span className="text-t3">{t("trouble.noK8s")}</span>;
  return (
    <>
      {k8s.slice(0, SHOWN_MAX).map(({ id, etcdClusters, isShown }) => {
        const role = etcdClusters.find((link) => link.id === etcdId)?.role ?? null;
        return (
          <Link
            key={id}
            href={hrefTroubleshoot({ k8s: id })}
            aria-current={id === currentId ? "true" : undefined}
            title={isShown ? undefined : t("trouble.notShown")}
            className={cn(CHIP, !isShown && "border-dashed text-t2")}
          >
            <span className="font-mono font-semibold text-small">{id}</span>
            {role === null ? null : <span className="text-small text-t3">{t(`trouble.role.${role}`)}</span>}
          </Link>
        );
      })}
      {k8s.length > SHOWN_MAX ? (
        <span className="text-t3">{t("trouble.candidates.more", { count: k8s.length - SHOWN_MAX })}</span>
      ) : null}
    </>
  );
}
