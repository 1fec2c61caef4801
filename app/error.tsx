"use client";
import { Button } from "@/components/ui/button";
import { MessagePage } from "@/components/ui/message-page";
import { LOCALES } from "@/lib/text/locale";
// Above the shell there are no words of a language yet, so both stand here.
import { shell } from "@/lib/text/messages/shell";

export default function RootError({ retry }: { error: Error; retry: () => void }) {
  return (
    <main className="px-6">
      <MessagePage title="Raftboard">
        {LOCALES.map((locale) => (
          <p key={locale} lang={locale} className="text-t2">
            {shell["shell.error.text"][locale]}
          </p>
        ))}
        <Button kind="primary" onClick={retry}>
          {LOCALES.map((locale) => shell["shell.error.retry"][locale]).join(" / ")}
        </Button>
      </MessagePage>
    </main>
  );
}
