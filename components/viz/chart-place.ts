"use client";
// The picture that came with the page: shown until the chart is ready, in the same place and height.
import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";

export interface ChartPlace {
  readonly firstPaint: ReactNode;
  readonly heightPx: number;
}

export const CHART_HEIGHT_PX = 150;

const ChartPlaceContext = createContext<ChartPlace>({ firstPaint: null, heightPx: CHART_HEIGHT_PX });

export const ChartPlaceProvider = ChartPlaceContext.Provider;

export function useChartPlace(): ChartPlace {
  return useContext(ChartPlaceContext);
}

const subscribe = () => () => {};

/** False on the server and while the page is being taken over; true from then on. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
}
