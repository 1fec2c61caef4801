// The order of a backfill comes from what rules read, so that it holds for groups that nobody has written yet.
import { describe, expect, test } from "vitest";
import { configSchema } from "@/lib/config/schema";
import { listReads, planBackfill } from "@/lib/rules/backfill";
import { buildRuleGroups } from "@/lib/rules/build-rule-groups";
import type { RecordingRule, RuleGroup } from "@/lib/rules/types";

const rule = (record: string, expr: string, labels?: Record<string, string>): RecordingRule => ({
  record,
  expr,
  labels,
});
const group = (name: string, ...rules: RecordingRule[]): RuleGroup => ({ name, intervalSeconds: 60, rules });
const plan = (...groups: RuleGroup[]) =>
  planBackfill(groups).map((layer) =>
    layer.flatMap(({ rules }) => rules.map(({ record, expr }) => `${record}=${expr}`)),
  );

describe("a backfill plan", () => {
  test("a rule waits for what it reads, also of a later group", () => {
    expect(
      plan(group("one", rule("b", "sum(a)")), group("two", rule("a", "up"), rule("c", "b + a offset 1m"))),
    ).toEqual([["a=up"], ["b=sum(a)"], ["c=b + a offset 1m"]]);
  });

  test("rules of one name wait for each other only where the labels can match", () => {
    const total = (sli: string, expr: string) => rule("total", expr, { sli });
    expect(
      plan(group("g", total("write", "up"), rule("bad", 'total{sli=~"write|read"}'), total("whole", "bad"))),
    ).toEqual([["total=up"], ['bad=total{sli=~"write|read"}'], ["total=bad"]]);
  });

  test("a circle is cut where a rule reads its own past", () => {
    expect(plan(group("g", rule("info", "up or kept"), rule("kept", "info")))).toEqual([
      ["info=up or kept"],
      ["kept=info"],
    ]);
  });

  test("the form for the past stands in for the live one, at its own interval", () => {
    const tile: RecordingRule = {
      ...rule("tile", "sum_over_time(x[1h]) unless tile"),
      backfill: { expr: "sum_over_time(x[1h])", intervalSeconds: 3_600 },
    };
    const [, layer = []] = planBackfill([group("g", rule("x", "up"), tile)]);
    expect(layer).toEqual([
      { name: "g-3600s", intervalSeconds: 3_600, rules: [{ record: "tile", expr: "sum_over_time(x[1h])" }] },
    ]);
  });

  test("every recording rule is in it once", () => {
    const config = configSchema.parse({ datasources: [{ url: "http://a" }], selectors: { maintenance: "m == 1" } });
    const groups = buildRuleGroups(config, { scope: "global" });
    const planned = planBackfill(groups).flatMap((layer) => layer.flatMap(({ rules }) => rules));
    expect(planned).toHaveLength(groups.flatMap(({ rules }) => rules).length);
    expect(new Set(planned.map(({ record, labels }) => record + JSON.stringify(labels))).size).toBe(planned.length);
  });
});

test("selectors are found with their matchers, wherever they stand", () => {
  expect(listReads('max by (a) (rate(x{b="1",c!~"2"}[1m])) or y offset 5m')).toEqual([
    {
      name: "x",
      matchers: [
        { label: "b", op: "=", value: "1" },
        { label: "c", op: "!~", value: "2" },
      ],
    },
    { name: "y", matchers: [] },
  ]);
});
