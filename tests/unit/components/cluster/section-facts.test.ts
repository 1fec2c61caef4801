import { expect, test } from "vitest";
import { isOpenAtFirst, judgeSection, sortSections, tellSection } from "@/components/cluster/section-facts";
import type { SectionFact, SignalSection } from "@/lib/contract/fleet";
import type { SliId } from "@/lib/slo/vocabulary";
import { getTranslate } from "@/lib/text/get-translate";

const fact = (id: SectionFact["id"], value: number | null, over: Partial<SectionFact> = {}): SectionFact => ({
  id,
  unit: "seconds",
  value,
  member: "",
  bound: null,
  isOver: false,
  ...over,
});
const section = (id: SignalSection["id"], ...facts: readonly SectionFact[]): SignalSection => ({
  id,
  facts: [...facts],
});
const burning = (sli: SliId) => [{ sli, isBurning: true }];
const SLOW = fact("walFsync", 0.48, { member: "m-2", bound: 0.128, isOver: true });

test("a section is as bad as its SLI and its worst fact, and blind when nothing of it is measured", () => {
  expect(judgeSection(section("disk", fact("walFsync", 0.004)), burning("disk"))).toBe("burning");
  expect(judgeSection(section("disk", fact("walFsync", 0.004)), burning("write"))).toBe("ok");
  expect(judgeSection(section("disk", fact("backendCommit", 0.01), SLOW), [])).toBe("degraded");
  expect(judgeSection(section("disk", fact("walFsync", null)), [])).toBe("blind");
  expect(judgeSection(section("disk"), [])).toBe("blind");
});

test("only what is over its bound stands open, and worse comes first", () => {
  const healths = ["ok", "blind", "degraded", "ok", "burning"] as const;
  expect(sortSections(healths.map((health) => ({ health }))).map(({ health }) => health)).toEqual([
    "burning",
    "degraded",
    "ok",
    "ok",
    "blind",
  ]);
  expect(healths.filter(isOpenAtFirst)).toEqual(["degraded", "burning"]);
});

test("one line names what is over its bound with the member, else every fact that is measured", () => {
  const t = getTranslate("en");
  const calm = section("network", fact("roundTrip", 0.0023), fact("missingPeers", 0, { unit: "count" }));
  expect(tellSection(calm, t, "en")).toBe("RTT p99 2.3 ms · 0 peers missing");
  expect(tellSection(section("disk", fact("backendCommit", 0.01), SLOW), t, "en")).toBe(
    "fsync p99 480 ms on m-2, bound 128 ms",
  );
  expect(tellSection(section("disk", SLOW), getTranslate("zh-CN"), "zh-CN")).toContain("上限 128 ms");
  expect(tellSection(section("disk", fact("walFsync", null)), t, "en")).toBeNull();
});
