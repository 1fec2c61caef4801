import { parser } from "@prometheus-io/lezer-promql";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  aggregate,
  escapeRegex,
  histogramQuantile,
  matcher,
  matcherIn,
  overWindow,
  printNumber,
  quoteLabelValue,
  selector,
} from "@/lib/query/promql";
import { SCOPE_ALL, type Scope } from "@/lib/query/types";

/** Node names of the syntax tree, in order: equal structures give equal lists; a broken query shows the error node. */
function structure(query: string): string[] {
  const names: string[] = [];
  parser.parse(query).iterate({ enter: (node) => void names.push(node.name) });
  return names;
}

/** What a Go-like reader makes of our double-quoted literal. */
function readLiteral(literal: string): string {
  return JSON.parse(literal);
}

const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(
      '"',
      "\\",
      "}",
      "{",
      "#",
      "\n",
      "\r",
      "`",
      "'",
      ",",
      "=",
      "~",
      " ",
      "|",
      "(",
      "$",
      "a",
      "\u2028",
    ),
  }),
  fc.constantFrom('a"} or vector(1)) # ', '\\"}', "\\", "\n} or up #", '"', "`} or up", "\ud800", "\u0000"),
);
const query = (value: string, scope: Scope) =>
  aggregate(
    "sum",
    ["region"],
    overWindow("rate", selector("etcd_requests_total", [matcher("region", "=", value)], scope), 300),
  );

describe("a label value, however hostile", () => {
  const expected = structure(query("plain", SCOPE_ALL));

  test("never changes the structure of an equality matcher", () => {
    fc.assert(
      fc.property(hostile, (value) => {
        expect(structure(query(value, SCOPE_ALL))).toEqual(expected);
      }),
    );
  });

  test("never changes the structure of a list of values", () => {
    const of = (values: string[]) => `count(${selector("up", [matcherIn("job", values)], SCOPE_ALL)})`;
    const listed = structure(of(["a", "b"]));
    fc.assert(
      fc.property(fc.uniqueArray(hostile, { minLength: 2, maxLength: 6 }), (values) => {
        expect(structure(of(values))).toEqual(listed);
      }),
    );
  });

  test("never changes the structure of a scope", () => {
    const scoped = (ids: string[]) => structure(query("plain", { kind: "clusters", clusterIds: ids }));
    const one = scoped(["c1"]);
    fc.assert(
      fc.property(hostile, (id) => {
        expect(scoped([id])).toEqual(one);
      }),
    );
  });

  test("reads back as itself", () => {
    fc.assert(
      fc.property(hostile, (value) => {
        expect(readLiteral(quoteLabelValue(value))).toBe(value.replace(/\p{Surrogate}/gu, "\ufffd"));
      }),
    );
  });

  test("matches only itself when escaped into a pattern", () => {
    fc.assert(
      fc.property(hostile, hostile, (value, other) => {
        const pattern = new RegExp(`^(?:${escapeRegex(value)})$`);
        expect(pattern.test(value)).toBe(true);
        expect(pattern.test(other)).toBe(other === value);
      }),
    );
  });
});

describe("a selection", () => {
  test("of no values matches nothing: not every series, not series without the label", () => {
    const none = matcherIn("etcd_cluster", []);
    expect(none.op).toBe("=~");
    const pattern = new RegExp(`^(?:${none.value})$`);
    for (const text of ["", "a", "\n", "etcd-1"]) expect(pattern.test(text)).toBe(false);
  });

  test("is the same text for the same values in any order and with repeats", () => {
    expect(matcherIn("k", ["b", "a", "b"])).toEqual(matcherIn("k", ["a", "b"]));
  });

  test("of one value is an equality", () => {
    expect(matcherIn("k", ["a.b"])).toEqual({ name: "k", op: "=", value: "a.b" });
  });
});

describe("scope", () => {
  test("all adds no matcher", () => {
    expect(selector("up", [], SCOPE_ALL)).toBe("up");
  });

  test("of clusters is in the selector, on the label that carries the cluster there", () => {
    const scope: Scope = { kind: "clusters", clusterIds: ["b", "a"] };
    expect(selector("up", [matcher("job", "=", "etcd")], scope, "etcd_name")).toBe('up{job="etcd",etcd_name=~"a|b"}');
  });

  test("of no clusters selects nothing", () => {
    expect(selector("up", [], { kind: "clusters", clusterIds: [] })).toBe('up{etcd_cluster=~"[^\\\\s\\\\S]"}');
  });

  test("cannot be widened by a matcher on the same label", () => {
    const text = selector("up", [matcher("etcd_cluster", "=~", ".*")], { kind: "clusters", clusterIds: ["a"] });
    expect(text).toBe('up{etcd_cluster=~".*",etcd_cluster="a"}');
  });
});

describe("names and numbers", () => {
  test.each(["", "9a", "a b", 'up{job="x"}', "a-b", "é"])("%j is refused as a metric name", (name) => {
    expect(() => selector(name, [], SCOPE_ALL)).toThrow(RangeError);
  });

  test.each(["", "a:b", "a b", '"', "9"])("%j is refused as a label name", (name) => {
    expect(() => matcher(name, "=", "x")).toThrow(RangeError);
    expect(() => matcherIn(name, ["x"])).toThrow(RangeError);
    expect(() => aggregate("sum", [name], "up")).toThrow(RangeError);
  });

  test("only finite numbers are printed", () => {
    expect(printNumber(0.25)).toBe("0.25");
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => printNumber(value)).toThrow(RangeError);
    expect(() => histogramQuantile(1, "x")).toThrow(RangeError);
  });
});
