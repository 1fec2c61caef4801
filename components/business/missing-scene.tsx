// No such product, customer or scenario: says so, and offers what resembles the name.
import { buttonClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { MessagePage, NearMatches } from "@/components/ui/message-page";
import { Id } from "@/components/ui/table";
import type { Translate } from "@/lib/text/translate";

interface MissingSceneProps {
  kind: "product" | "customer" | "scenario";
  id: string;
  nearMatches: readonly string[];
  hrefOf: (id?: string) => string;
  t: Translate;
}

export function MissingScene({ kind, id, nearMatches, hrefOf, t }: MissingSceneProps) {
  return (
    <MessagePage title={t(`l2.notFound.${kind}`, { id })}>
      <p className="text-t2">{t("l2.notFound.text")}</p>
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
