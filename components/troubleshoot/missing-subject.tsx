// No such etcd or K8s cluster: says so, and offers what resembles the id.
import { buttonClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { MessagePage, NearMatches } from "@/components/ui/message-page";
import { Id } from "@/components/ui/table";
import type { Translate } from "@/lib/text/translate";
import { hrefK8s, hrefTroubleshoot } from "@/lib/url/hrefs";

interface MissingSubjectProps {
  side: "etcd" | "k8s";
  id: string;
  nearMatches: readonly string[];
  /** near matches lead to the K8s cluster's page instead of troubleshooting */
  isPage?: boolean;
  t: Translate;
}

export function MissingSubject({ side, id, nearMatches, isPage = false, t }: MissingSubjectProps) {
  const hrefOf = (near: string) =>
    isPage ? hrefK8s(near) : hrefTroubleshoot(side === "etcd" ? { etcd: near } : { k8s: near });
  return (
    <MessagePage title={t(`trouble.notFound.${side}`, { id })}>
      <p className="text-t2">{t("trouble.notFound.text")}</p>
      {nearMatches.length > 0 ? (
        <NearMatches label={t("trouble.notFound.near")}>
          <ul>
            {nearMatches.map((near) => (
              <li key={near}>
                <Link
                  href={hrefOf(near)}
                  className="flex min-h-8 items-center text-link hover:underline touch:min-h-11"
                >
                  <Id>{near}</Id>
                </Link>
              </li>
            ))}
          </ul>
        </NearMatches>
      ) : null}
      <Link href={hrefTroubleshoot()} className={buttonClass("primary")}>
        {t("trouble.notFound.back")}
      </Link>
    </MessagePage>
  );
}
