// No such product, customer or scenario: says so, and offers what resembles the name.
import { buttonClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { MessagePage, NearMatches } from "@/components/ui/message-page";
import { Id } from "@/components/ui/table";
import type { NotFound } from "@/lib/contract/pages";
import type { Translate } from "@/lib/text/translate";

interface MissingSceneProps {
  kind: "product" | "customer" | "scenario";
  missing: Pick<NotFound, "id" | "nearMatches" | "status">;
  hrefOf: (id?: string) => string;
  t: Translate;
}

export function MissingScene({ kind, missing, hrefOf, t }: MissingSceneProps) {
  const { id, nearMatches, status } = missing;
  return (
    <MessagePage title={t(`l2.notFound.${kind}`, { id })}>
      <p className="text-t2">{t(status.isLoaded ? "l2.notFound.text" : "l2.notFound.loading")}</p>
      {nearMatches.length > 0 ? (
        <NearMatches label={t("l2.notFound.near")}>
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
      <Link href={hrefOf()} className={buttonClass("primary")}>
        {t(`l2.notFound.all.${kind}`)}
      </Link>
    </MessagePage>
  );
}
