"use client";
// Groups of clusters, worst first: five as tiles, the rest as lines. Healthy ones fold, none disappears.
import { RegionLine } from "@/components/fleet/region-line";
import { RegionTile } from "@/components/fleet/region-tile";
import { EmptyState } from "@/components/ui/states";
import { useText } from "@/lib/client/text";
import type { VizProps } from "./types";

const TILE_COUNT = 5;

export function TilesView({
  data,
  result,
}: Pick<VizProps<"tiles">, "data"> & { result: { asOfUnixMs: number | null } }) {
  const t = useText();
  if (data.tiles.length === 0) return <EmptyState>{t("fleet.tiles.none")}</EmptyState>;
  const tiles = data.tiles.slice(0, TILE_COUNT);
  const lines = data.tiles.slice(TILE_COUNT);
  return (
    <>
      <ul className="grid grid-cols-2 gap-2 max-sm:hidden lg:grid-cols-3 xl:grid-cols-5">
        {tiles.map((tile) => (
          <li key={tile.id} className="min-w-0">
            <RegionTile tile={tile} asOfUnixMs={result.asOfUnixMs} />
          </li>
        ))}
      </ul>
      {lines.length > 0 ? (
        <ul className="surface mt-2 grid grid-cols-2 overflow-hidden max-sm:hidden lg:grid-cols-3 xl:grid-cols-5">
          {lines.map((tile) => (
            <li key={tile.id} className="-mt-px -ml-px min-w-0 border-hair2 border-t border-l">
              <RegionLine tile={tile} />
            </li>
          ))}
        </ul>
      ) : null}
      <ul className="surface divide-y divide-hair2 overflow-hidden sm:hidden">
        {data.tiles.map((tile) => (
          <li key={tile.id}>
            <RegionLine tile={tile} isPhone asOfUnixMs={result.asOfUnixMs} />
          </li>
        ))}
      </ul>
    </>
  );
}
