"use client";
// The value that the blast radius names first, at the moment shown: what the map frames and the scrubber dates.
import { useQuery } from "@tanstack/react-query";
import type { LabelValue } from "@/lib/contract/level1";
import type { Filters } from "@/lib/url/state";
import { blastRadiusOptions } from "./fleet-queries";
import { useLocale } from "./text";

const NOTHING: readonly LabelValue[] = [];

/** One value, or a pair; empty when nothing stands out or nothing is known yet. */
export function useNamedCause(filters: Filters, atUnixMs: number | null): readonly LabelValue[] {
  const { data: blast } = useQuery(blastRadiusOptions(filters, atUnixMs, useLocale()));
  return blast?.outcome === "found" ? (blast.findings[0]?.values ?? NOTHING) : NOTHING;
}
