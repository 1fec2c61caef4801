"use client";
import { buttonClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { MessagePage, NearMatches } from "@/components/ui/message-page";
import { Id } from "@/components/ui/table";
import { useWords } from "@/lib/client/fleet-words";
import type { NotFound } from "@/lib/contract/pages";
import { hrefFleet, hrefHost, hrefRegion, hrefZone } from "@/lib/url/hrefs";

const HREFS = { region: hrefRegion, zone: hrefZone, host: hrefHost } as const;

interface PlaceNotFoundProps {
  kind: keyof typeof HREFS;
  page: NotFound;
}

/** No such place: says so, and offers what resembles its name. */
export function PlaceNotFound({ kind, page }: PlaceNotFoundProps) {
  const { t } = useWords();
  const hrefOf = HREFS[kind];
  return (
    <MessagePage title={t(`place.notFound.${kind}`, { id: page.id })}>
      <p className="text-t2">{t(page.status.isLoaded ? "place.notFound.text" : "cluster.notFound.loading")}</p>
      {page.nearMatches.length > 0 ? (
        <NearMatches label={t("cluster.notFound.near")}>
          <ul>
            {page.nearMatches.map((id) => (
              <li key={id}>
                <Link href={hrefOf(id)} className="flex min-h-8 items-center text-link hover:underline touch:min-h-11">
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
