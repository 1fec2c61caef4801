"use client";
import { useToast } from "@/lib/client/toast";

/** Always in the page, so that screen readers notice when it gets words. */
export function ToastView() {
  const toast = useToast();
  return (
    <div
      role="status"
      aria-live="polite"
      className="-translate-x-1/2 pointer-events-none fixed bottom-20 left-1/2 z-50"
    >
      {toast ? (
        <p key={toast.id} className="rounded-control bg-t1 px-3 py-1.5 text-panel text-small shadow-float">
          {toast.text}
        </p>
      ) : null}
    </div>
  );
}
