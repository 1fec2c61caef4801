"use client";
import { Button } from "@/components/ui/button";
import { MessagePage } from "@/components/ui/message-page";
import { useText } from "@/lib/client/text";

/** The page failed while being drawn; the shell around it still stands. */
export function ErrorMessage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const t = useText();
  return (
    <MessagePage title={t("shell.error.title")}>
      <p className="text-t2">{t("shell.error.text")}</p>
      {error.digest ? (
        <p className="text-small text-t3">{t("shell.error.reference", { digest: error.digest })}</p>
      ) : null}
      <Button kind="primary" onClick={retry}>
        {t("shell.error.retry")}
      </Button>
    </MessagePage>
  );
}
