"use client";
// Keeps a page fresh that is written by the server as a whole: asks for it again with the page's timer, never while a selection is
// made, and not at all for a fixed window.
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { isRefreshHeld, startTimer } from "@/lib/client/refresh";
import { useCarried } from "@/lib/client/url-state";
import { REFRESH_SECONDS } from "@/lib/url/parameters";

export function LivePage() {
  const router = useRouter();
  const { refresh, to } = useCarried();
  const everySeconds = to.kind === "relative" ? REFRESH_SECONDS[refresh] : null;
  useEffect(() => {
    if (everySeconds === null) return;
    return startTimer(everySeconds * 1000, () => {
      if (!isRefreshHeld()) router.refresh();
    });
  }, [router, everySeconds]);
  return null;
}
