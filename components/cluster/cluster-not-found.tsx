"use client";
import { buttonClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { MessagePage, NearMatches } from "@/components/ui/message-page";
import { Id } from "@/components/ui/table";
import { useWords } from "@/lib/client/fleet-words";
import type { NotFound } from "@/lib/contract/pages";
import { hrefCluster, hrefFleet } from "@/lib/url/hrefs";

/** No such cluster: says so, and offers what resembles the id. */
export function ClusterNotFound({ page }: { page: NotFound }) {
  const { t } = useWords();
  return (
    <MessagePage title={t("cluster.notFound.title", { id: page.id })}>
      <p className="text-t2">{t(page.status.isLoaded ? "cluster.notFound.text" : "cluster.notFound.loading")}</p>
      {page.nearMatches.length > 0 ? (
        <NearMatches label={t("cluster.notFound.near")}>
          <ul>
            {page.nearMatches.map((id) => (
              <li key={id}>
                <Link
                  href={hrefCluster(id)}
                  className="flex min-h-8 items-center text-link hover:underline touch:min-h-11"
                >
                  <Id>{id}</Id>
                </Link>
              </li>
            ))}
          </ul>
        </NearMatches>
      ) : null}
      <Link href={hrefFleet()} className={buttonClass("primary")}>
        {t("cluster.notFound.fleet")}
      </Link>
    </MessagePage>
  );
}
