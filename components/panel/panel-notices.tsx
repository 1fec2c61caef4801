"use client";
import { HealthIcon } from "@/components/ui/health-icon";
import { useText } from "@/lib/client/text";
import type { Notice } from "@/lib/contract/panel-result";

/** What the panel itself says about its data; somebody else's words in monospace, as they came. */
export function PanelNotices({ notices }: { notices: readonly Notice[] }) {
  const t = useText();
  if (notices.length === 0) return null;
  return (
    <ul className="mt-2 flex flex-col gap-0.5 text-small text-t2">
      {notices.map((notice) => (
        <li key={`${notice.messageId} ${JSON.stringify(notice.values)}`} className="flex items-start gap-1.5">
          {notice.level === "info" ? null : (
            <HealthIcon health={notice.level === "error" ? "burning" : "degraded"} size={10} className="mt-1" />
          )}
          <span className="min-w-0 break-words">
            {t(notice.messageId, notice.values)}
            {notice.detail ? <code className="ml-1.5 break-all text-t3">{notice.detail}</code> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
