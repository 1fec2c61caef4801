"use client";
import { useWords } from "@/lib/client/fleet-words";
import type { Notice } from "@/lib/contract/panel-result";

/** What could not be read for this page, with the data source's own words. */
export function ClusterNotices({ notices }: { notices: readonly Notice[] }) {
  const { t } = useWords();
  if (notices.length === 0) return null;
  return (
    <ul className="mt-2 text-small text-t2">
      {notices.map((notice) => (
        <li key={`${notice.messageId}${notice.detail ?? ""}`}>
          {t(notice.messageId, notice.values)}{" "}
          {notice.detail ? <code className="break-all text-t3">{notice.detail}</code> : null}
        </li>
      ))}
    </ul>
  );
}
