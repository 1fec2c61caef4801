import { TextLink } from "@/components/ui/link";
import { MessagePage, NearMatches } from "@/components/ui/message-page";
import type { Translate } from "@/lib/text/translate";
import { hrefFleet, hrefPanel } from "@/lib/url/hrefs";

interface MissingPanelProps {
  id: string;
  nearMatches: readonly string[];
  t: Translate;
}

export function MissingPanel({ id, nearMatches, t }: MissingPanelProps) {
  return (
    <MessagePage title={t("shell.not-found.panel", { id })}>
      {nearMatches.length > 0 ? (
        <NearMatches label={t("shell.not-found.near")}>
          <ul className="flex flex-col gap-1">
            {nearMatches.map((near) => (
              <li key={near}>
                <TextLink href={hrefPanel(near)} className="font-mono text-link text-small hover:underline">
                  {near}
                </TextLink>
              </li>
            ))}
          </ul>
        </NearMatches>
      ) : null}
      <TextLink href={hrefFleet()}>{t("shell.not-found.home")}</TextLink>
    </MessagePage>
  );
}
