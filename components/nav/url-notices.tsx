"use client";
import { X } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { useState } from "react";
import { IconButton } from "@/components/ui/button";
import { useText } from "@/lib/client/text";
import { useUrlReading } from "@/lib/client/url-state";
import { useWindow } from "@/lib/client/use-window";
import type { UrlProblem } from "@/lib/url/codec";

/** Parameters that belong to one page, by the start of its path; null = the page judges all of them itself. */
const OWN_PARAMETERS: readonly (readonly [string, readonly string[] | null])[] = [
  ["/panels/", null],
  ["/clusters/", ["alert", "at", "before", "after"]],
  ["/inspections", ["inspection"]],
  ["/alerts", ["tier", "state"]],
  ["/troubleshoot", ["etcd", "k8s"]],
];

/** What of the URL was not used as written, and what is shown instead. Nothing is dropped silently. */
export function UrlNotices() {
  const t = useText();
  const search = useSearchParams().toString();
  const [dismissed, setDismissed] = useState<string | null>(null);
  const problems = useProblems();
  if (problems.length === 0 || dismissed === search) return null;
  return (
    <div role="status" className="flex items-start gap-2 border-b bg-degraded-tint px-4 py-1.5 text-small sm:px-6">
      <ul className="flex-1">
        {problems.map((problem) => (
          <li key={`${problem.parameter} ${problem.received}`} className="break-words">
            {t(problem.messageId, problem.values)}
          </li>
        ))}
      </ul>
      <IconButton label={t("shell.dismiss")} onClick={() => setDismissed(search)} className="-my-1">
        <X aria-hidden size={13} />
      </IconButton>
    </div>
  );
}

function useProblems(): readonly UrlProblem[] {
  const pathname = usePathname();
  const { problems } = useUrlReading();
  const { problems: rangeProblems } = useWindow();
  const own = OWN_PARAMETERS.find(([start]) => pathname.startsWith(start));
  const isForeign = ({ parameter, messageId }: UrlProblem) =>
    messageId === "url.unknown-parameter" && own !== undefined && (own[1]?.includes(parameter) ?? true);
  return [...problems.filter((problem) => !isForeign(problem)), ...rangeProblems];
}
