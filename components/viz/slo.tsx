"use client";
import { SloSources } from "@/components/slo/slo-sources";
import { SloStrip } from "@/components/slo/slo-strip";
import type { VizProps } from "./types";

export function SloView({ data }: VizProps<"slo">) {
  return (
    <>
      <SloStrip slos={data.slos} isBare />
      <p className="mt-2 text-small text-t3">
        <SloSources errorsSource={data.errorsSource} latencySource={data.latencySource} />
      </p>
    </>
  );
}
