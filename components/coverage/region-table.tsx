"use client";
import { HEALTH_TEXT } from "@/components/ui/health-tone";
import { RowLink, Table, Td, Th, Tr } from "@/components/ui/table";
import { useWords } from "@/lib/client/fleet-words";
import type { CoverageRow } from "@/lib/contract/coverage";
import { formatCount } from "@/lib/units/quantity";
import { formatRatio } from "@/lib/units/ratio";
import { hrefRegion } from "@/lib/url/hrefs";

const NUMBERS = ["clusters", "blind", "members", "now", "7d", "30d", "series"] as const;
/** Under this somebody should look at the collection. */
const GOOD_RATIO = 0.99;

export function RegionTable({ rows }: { rows: readonly CoverageRow[] }) {
  const { t } = useWords();
  return (
    <Table label={t("coverage.regions.title")}>
      <thead>
        <tr>
          <Th isSticky>{t("coverage.col.region")}</Th>
          {NUMBERS.map((column) => (
            <Th key={column} isNumber>
              {t(`coverage.col.${column}`)}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <RegionRow key={row.region} row={row} />
        ))}
      </tbody>
    </Table>
  );
}

function RegionRow({ row }: { row: CoverageRow }) {
  const { t } = useWords();
  const { expectedCount, answeredCount } = row;
  const name = row.title || t("common.unlabelled");
  return (
    <Tr>
      <Td isSticky>{row.region === "" ? name : <RowLink href={hrefRegion(row.region)}>{name}</RowLink>}</Td>
      <Td isNumber>{formatCount(row.clusterCount)}</Td>
      <Td isNumber className={row.blindCount > 0 ? HEALTH_TEXT.blind : "text-t3"}>
        {formatCount(row.blindCount)}
      </Td>
      <Td isNumber className="text-t2">
        {expectedCount === null || answeredCount === null
          ? "—"
          : t("coverage.of", { answered: answeredCount, expected: expectedCount })}
      </Td>
      <RatioCell ratio={row.nowRatio} />
      <RatioCell ratio={row.ratio7d} />
      <RatioCell ratio={row.ratio30d} />
      <Td isNumber className="text-t2">
        {formatCount(row.seriesCount)}
      </Td>
    </Tr>
  );
}

function RatioCell({ ratio }: { ratio: number | null }) {
  const isLow = ratio !== null && ratio < GOOD_RATIO;
  return (
    <Td isNumber className={isLow ? HEALTH_TEXT.degraded : undefined}>
      {formatRatio(ratio)}
    </Td>
  );
}
