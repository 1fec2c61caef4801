import { expect, test } from "vitest";
import { DEFAULT_COLUMNS, pickColumns, toggleColumn } from "@/lib/client/fleet-columns";
import { buildFleetLinks } from "@/lib/client/fleet-links";
import { findMoment } from "@/lib/client/fleet-moment";
import { composePlace } from "@/lib/client/place-sentence";
import { getTranslate } from "@/lib/text/get-translate";
import { hrefRegion } from "@/lib/url/hrefs";
import { DEFAULT_URL_STATE, readUrlState } from "@/lib/url/state";

const keys = (cols: readonly string[] | null) => pickColumns(cols).map(({ key }) => key);

test("health and cluster always stand first, unknown columns are left out", () => {
  expect(keys(null)).toEqual(DEFAULT_COLUMNS);
  expect(keys(["since", "nonsense", "region"])).toEqual(["health", "cluster", "since", "region"]);
});

test("ticking a column twice gives the default back", () => {
  const more = toggleColumn(null, "version");
  expect(more).toContain("version");
  expect(toggleColumn(more, "version")).toBeNull();
});

test("a value of the blast radius narrows the page and keeps what else was chosen", () => {
  const state = { ...DEFAULT_URL_STATE, health: ["down"] as const, at: 1_795_000_000_000, page: 4 };
  const links = buildFleetLinks(state, (next) => hrefRegion("gz", next));
  const href = links.withValues([{ label: "zone", value: "gz-3" }]);
  expect(href).toBe("/regions/gz?zone=gz-3&health=down&at=1795000000000");
});

test("the map shows the moment of the URL, the end of a past window, or now", () => {
  expect(findMoment(readUrlState({}).values)).toBeNull();
  expect(findMoment(readUrlState({ from: "1795000000000", to: "1795003600000" }).values)).toBe(1_795_003_600_000);
  expect(findMoment(readUrlState({ to: "1795003600000", at: "1795000060000" }).values)).toBe(1_795_000_060_000);
});

test("a place says how its clusters are and how many would lose quorum with it", () => {
  const counts = { down: 2, burning: 0, degraded: 0, blind: 0, ok: 5 };
  const fates = { "loses-quorum": 3, "already-lost": 1, survives: 3, unknown: 0 };
  const text = composePlace({ label: "host", counts, fates, clusterCount: 7 }, getTranslate("en"));
  expect(text.replaceAll(/[\uE000\uE001]/g, "")).toBe(
    "2 down of 7 etcd clusters with members here. If this host died, 3 would lose quorum.",
  );
});
