import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FILTER_LABELS as CONTRACT_FILTERS, ROLLUP_LABELS } from "@/lib/contract/pages";
import { BUDGET_STATES, HEALTHS } from "@/lib/slo/vocabulary";
import { CATALOGUE } from "@/lib/text/catalogue";
import { LOCALES } from "@/lib/text/locale";
import {
  CODECS,
  COLOUR_CHOICES,
  COMPARE_CHOICES,
  FILTER_PARAMETERS,
  GROUP_LABELS,
  REFRESH_CHOICES,
  resolveTimeZone,
  THEME_CHOICES,
  type UrlState,
} from "@/lib/url/parameters";
import { buildSearch, DEFAULT_URL_STATE, patchSearch, readUrlState, toClusterFilter, withState } from "@/lib/url/state";
import type { TimePoint } from "@/lib/url/time-point";

const timePoint: fc.Arbitrary<TimePoint> = fc.oneof(
  fc.record({ kind: fc.constant("fixed" as const), unixMs: fc.integer({ min: 0, max: 8.64e15 }) }),
  fc.record({
    kind: fc.constant("relative" as const),
    agoSeconds: fc.integer({ min: 0, max: 1e10 }).map((milliseconds) => milliseconds / 1000),
  }),
);
const text = fc.string({ unit: "grapheme", maxLength: 40 }).filter((value) => !/\p{Cc}|\p{Cs}/u.test(value));
const texts = fc.uniqueArray(text, { maxLength: 5 });
const key = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,20}$/);
const stateArbitrary: fc.Arbitrary<UrlState> = fc.record({
  from: timePoint,
  to: timePoint,
  tz: fc.constantFrom("utc", "local", "Asia/Shanghai", "America/Argentina/Buenos_Aires", "Etc/GMT+8"),
  refresh: fc.constantFrom(...REFRESH_CHOICES),
  compare: fc.constantFrom(null, ...COMPARE_CHOICES),
  theme: fc.constantFrom(...THEME_CHOICES),
  lang: fc.constantFrom(null, ...LOCALES),
  kiosk: fc.boolean(),
  region: texts,
  zone: texts,
  member_zone: texts,
  host: texts,
  product: texts,
  scenario: texts,
  spec: texts,
  customer: texts,
  version: texts,
  health: fc.uniqueArray(fc.constantFrom(...HEALTHS)),
  budget: fc.uniqueArray(fc.constantFrom(...BUDGET_STATES)),
  q: text,
  group: fc.uniqueArray(fc.constantFrom(...GROUP_LABELS), { minLength: 1, maxLength: 2 }),
  sort: fc.option(fc.record({ key, isDescending: fc.boolean() }), { nil: null }),
  page: fc.integer({ min: 1, max: 1_000_000 }),
  pageSize: fc.integer({ min: 1, max: 1_000 }),
  colour: fc.constantFrom(...COLOUR_CHOICES),
  at: fc.option(fc.integer({ min: 0, max: 8.64e15 }), { nil: null }),
  cols: fc.option(fc.uniqueArray(key, { minLength: 1, maxLength: 10 }), { nil: null }),
});

describe("round trip", () => {
  test("any state survives the way into the URL and back, without a problem", () => {
    fc.assert(
      fc.property(stateArbitrary, (state) => {
        const search = buildSearch(state);
        expect(readUrlState(new URLSearchParams(search))).toEqual({ values: state, problems: [] });
        expect(buildSearch(readUrlState(new URLSearchParams(search)).values)).toBe(search);
      }),
      { numRuns: 300 },
    );
  });

  test("each parameter alone survives, and only it is written", () => {
    fc.assert(
      fc.property(stateArbitrary, (state) => {
        for (const parameter of Object.keys(CODECS) as (keyof UrlState)[]) {
          if (parameter === "from" || parameter === "to") continue;
          const search = buildSearch({ [parameter]: state[parameter] });
          expect(readUrlState(new URLSearchParams(search)).values[parameter]).toEqual(state[parameter]);
          expect(new Set(new URLSearchParams(search).keys()).size).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 100 },
    );
  });

  test("defaults are left out", () => {
    expect(buildSearch(DEFAULT_URL_STATE)).toBe("");
    expect(buildSearch({})).toBe("");
  });
});

test("whatever stands in the URL, a usable state comes out, and it writes back cleanly", () => {
  const names = fc.oneof(fc.constantFrom(...Object.keys(CODECS), "__proto__", "constructor", "toString"), fc.string());
  fc.assert(
    fc.property(fc.array(fc.tuple(names, fc.string())), (pairs) => {
      const { values, problems } = readUrlState(new URLSearchParams(pairs));
      expect(readUrlState(new URLSearchParams(buildSearch(values)))).toEqual({ values, problems: [] });
      for (const problem of problems) expect(Object.keys(CATALOGUE)).toContain(problem.messageId);
    }),
    { numRuns: 500 },
  );
});

describe("nothing is dropped silently", () => {
  test.each([
    ["from=yesterday", "url.bad-time"],
    ["to=2026-02-30", "url.bad-time"],
    ["tz=Mars/Olympus", "url.bad-zone"],
    ["tz=%2B08:00", "url.bad-zone"],
    ["refresh=1s", "url.bad-choice"],
    ["theme=pink", "url.bad-choice"],
    ["lang=fr", "url.bad-choice"],
    ["compare=2d", "url.bad-choice"],
    ["kiosk=yes", "url.bad-choice"],
    ["health=down&health=sick", "url.bad-choice"],
    ["budget=rich", "url.bad-choice"],
    ["group=region,region", "url.bad-group"],
    ["group=region,zone,host", "url.bad-group"],
    ["sort=--burn", "url.bad-sort"],
    ["page=0", "url.bad-number"],
    ["page=1e3", "url.bad-number"],
    ["pageSize=100000", "url.bad-number"],
    ["at=now-1h", "url.bad-moment"],
    ["cols=a,,b", "url.bad-columns"],
    ["region=a%00b", "url.bad-text"],
    [`q=${"x".repeat(300)}`, "url.too-long"],
    ["page=2&page=3", "url.repeated"],
    ["regoin=gz", "url.unknown-parameter"],
  ])("%s", (search, messageId) => {
    const { problems } = readUrlState(new URLSearchParams(search));
    expect(problems.map((problem) => problem.messageId)).toEqual([messageId]);
    expect(problems[0]?.parameter).toBe(search.split("=")[0]);
  });

  test("good values beside a bad one stay", () => {
    expect(readUrlState({ health: ["down", "sick", "blind", "down"] }).values.health).toEqual(["down", "blind"]);
  });

  test("a page's own parameters are not problems", () => {
    expect(readUrlState({ etcd: "a" }, { otherParameters: ["etcd"] }).problems).toEqual([]);
  });
});

test("old spellings still open", () => {
  expect(readUrlState({ color: "budget" })).toEqual({
    values: { ...DEFAULT_URL_STATE, colour: "budget" },
    problems: [],
  });
  expect(patchSearch("?color=budget", {})).toBe("?colour=budget");
});

test("an empty filter value means without that label, and is kept", () => {
  expect(buildSearch({ customer: [""] })).toBe("?customer=");
  expect(readUrlState(new URLSearchParams("customer=")).values.customer).toEqual([""]);
});

test("a patch changes its keys alone and leaves parameters of others", () => {
  expect(patchSearch("?region=gz&etcd=a%2Fb&page=3", { page: 1, health: ["down"] })).toBe(
    "?region=gz&health=down&etcd=a%2Fb",
  );
});

describe("withState carries the page's window, zone, theme and language", () => {
  const state = readUrlState(
    new URLSearchParams("from=now-6h&tz=local&theme=dark&lang=zh-CN&refresh=off&region=gz&page=2"),
  ).values;

  test("and nothing else", () => {
    expect(withState("/clusters/a", state)).toBe("/clusters/a?from=now-6h&tz=local&refresh=off&theme=dark&lang=zh-CN");
  });

  test("what the link says itself wins", () => {
    expect(withState("/clusters/a?to=1700000000000&theme=light#slo", state)).toBe(
      "/clusters/a?to=1700000000000&theme=light&tz=local&refresh=off&lang=zh-CN#slo",
    );
  });

  test("a default page adds nothing", () => expect(withState("/alerts", DEFAULT_URL_STATE)).toBe("/alerts"));
});

test("the zone to format in", () => {
  expect(["utc", "local", "Asia/Tokyo"].map((tz) => resolveTimeZone(tz, "Europe/Berlin"))).toEqual([
    "UTC",
    "Europe/Berlin",
    "Asia/Tokyo",
  ]);
});

test("filters and groupings of the URL are those of the contract", () => {
  expect([...FILTER_PARAMETERS].sort()).toEqual([...CONTRACT_FILTERS].sort());
  expect([...GROUP_LABELS].sort()).toEqual([...ROLLUP_LABELS, "health"].sort());
});

test("a filter that is not set is absent, since an empty list would match nothing", () => {
  expect(toClusterFilter(DEFAULT_URL_STATE)).toEqual({});
  expect(toClusterFilter({ ...DEFAULT_URL_STATE, region: ["gz"], q: "pay" })).toEqual({ region: ["gz"], q: "pay" });
});
