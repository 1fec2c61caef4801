"use client";
// What lives around every page in the browser: the query client, the page's one refresh timer, keys, notices, overlays.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { useRefreshTimer } from "@/lib/client/refresh";
import { AddressProvider, useCarried } from "@/lib/client/url-state";
import { REFRESH_SECONDS } from "@/lib/url/parameters";
import { useKeyboard } from "./keyboard";
import { useOverlay } from "./overlay-state";
import { ToastView } from "./toast-view";

const HelpDialog = lazy(() => import("./help-dialog"));
const SearchDialog = lazy(() => import("./search-dialog"));

export function Shell({ children }: { children: ReactNode }) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: false, refetchOnReconnect: true } } }),
  );
  return (
    <QueryClientProvider client={client}>
      <AddressProvider>
        <Running />
        {children}
        <Overlays />
        <ToastView />
      </AddressProvider>
    </QueryClientProvider>
  );
}

function Running() {
  const { refresh, to, theme } = useCarried();
  useRefreshTimer(to.kind === "relative" ? REFRESH_SECONDS[refresh] : null);
  useKeyboard();
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return null;
}

function Overlays() {
  const overlay = useOverlay();
  return (
    <Suspense fallback={null}>
      {overlay === "help" ? <HelpDialog /> : null}
      {overlay === "search" ? <SearchDialog /> : null}
    </Suspense>
  );
}
