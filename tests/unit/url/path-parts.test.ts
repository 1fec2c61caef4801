// Names in paths: whatever a cluster is called, its link leads to it.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hrefApiCluster } from "@/lib/url/api-hrefs";
import { hrefCluster } from "@/lib/url/hrefs";
import { readDecodedPart, readPathPart, writePathPart } from "@/lib/url/path";

describe("a name in a path", () => {
  test.each([
    [".", "~."],
    ["..", "~.."],
    ["~", "~~"],
    ["~.", "~~."],
    ["...", "..."],
    ["a~b", "a~b"],
    ["a/b", "a%2Fb"],
  ])("%j is written %j", (name, part) => {
    expect(writePathPart(name)).toBe(part);
    expect(hrefCluster(name)).toBe(`/clusters/${part}`);
    expect(hrefApiCluster(name)).toBe(`/api/v1/clusters/${part}`);
  });

  test("comes back, through a URL as browsers read it", () => {
    const names = fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1 }),
      fc.constantFrom(".", "..", "~", "~.", "~~..", "%2e", "%", "?#"),
    );
    fc.assert(
      fc.property(names, (name) => {
        const part = new URL(`http://h${hrefCluster(name)}`).pathname.slice("/clusters/".length);
        expect(readPathPart(part)).toBe(name);
        expect(readDecodedPart(decodeURIComponent(part))).toBe(name);
      }),
    );
  });

  test("that is not written in today's way still counts as it stands: old links with a tilde in front lead on", () => {
    expect(readPathPart("~ops")).toBe("~ops");
    expect(readPathPart("%ff")).toBe("%ff");
  });

  test("with half a character makes a link instead of an exception", () => {
    expect(writePathPart("a\ud800")).toBe("a%EF%BF%BD");
  });
});
