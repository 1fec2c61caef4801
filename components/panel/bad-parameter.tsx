import { TextLink } from "@/components/ui/link";
import { MessagePage, NearMatches } from "@/components/ui/message-page";
import type { PanelPage } from "@/lib/contract/pages";
import type { Translate } from "@/lib/text/translate";
import { hrefPanel } from "@/lib/url/hrefs";

type BadParameterProps = Extract<PanelPage, { kind: "bad-parameter" }> & { t: Translate };

/** The panel exists, what it was asked for does not: names the parameter, and what resembles its value. */
export function BadParameter({ info, parameter, detail, nearMatches, t }: BadParameterProps) {
  return (
    <MessagePage title={info.title}>
      <p role="alert" className="text-t2">
        {t("panel.page.bad-parameter", { parameter, detail })}
      </p>
      {nearMatches.length > 0 ? (
        <NearMatches label={t("panel.page.near")}>
          <ul className="flex flex-col gap-1">
            {nearMatches.map((near) => (
              <li key={near}>
                <TextLink
                  href={hrefPanel(info.id, { [parameter]: near })}
                  className="font-mono text-link text-small hover:underline"
                >
                  {near}
                </TextLink>
              </li>
            ))}
          </ul>
        </NearMatches>
      ) : null}
    </MessagePage>
  );
}
