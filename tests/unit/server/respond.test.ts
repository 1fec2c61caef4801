import { expect, test } from "vitest";
import { matchesEtag, respond, respondProblem, weakEtag } from "@/lib/server/respond";

const body = { text: '{"a":1}', contentType: "application/json" };
const ask = (ifNoneMatch?: string) =>
  new Request("http://x/api", { headers: ifNoneMatch === undefined ? {} : { "if-none-match": ifNoneMatch } });

test("an answer carries a weak ETag, timing and security headers", async () => {
  const response = respond(ask(), { ...body, dataState: "ok" }, { handlerMs: 1.234, upstreamMs: 20 });
  expect(response.status).toBe(200);
  expect(response.headers.get("etag")).toMatch(/^W\/"[\w-]{22}"$/);
  expect(response.headers.get("server-timing")).toBe("handler;dur=1.2, upstream;dur=20.0");
  expect(response.headers.get("x-data-state")).toBe("ok");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(response.headers.get("referrer-policy")).toBe("no-referrer");
  expect(response.headers.get("cross-origin-resource-policy")).toBe("same-origin");
  expect(await response.text()).toBe(body.text);
});

test("the same body asked for by its ETag is a 304 without a body", async () => {
  const etag = respond(ask(), body, { handlerMs: 1 }).headers.get("etag") ?? "";
  const again = respond(ask(etag), body, { handlerMs: 1 });
  expect(again.status).toBe(304);
  expect(again.headers.get("etag")).toBe(etag);
  expect(await again.text()).toBe("");
  expect(respond(ask(etag), { ...body, text: "{}" }, { handlerMs: 1 }).status).toBe(200);
});

test.each([
  [null, false],
  ['W/"x"', true],
  ['"x"', true],
  ['"y", W/"x"', true],
  ["*", true],
  ['"y"', false],
])("If-None-Match %s matches: %s", (header, expected) => {
  expect(matchesEtag(header, 'W/"x"')).toBe(expected);
});

test("an ETag follows its own text where the body carries milliseconds", () => {
  expect(weakEtag("a")).not.toBe(weakEtag("b"));
  const one = respond(ask(), { ...body, etagText: "same" }, { handlerMs: 1 });
  const two = respond(ask(), { ...body, text: "other", etagText: "same" }, { handlerMs: 1 });
  expect(one.headers.get("etag")).toBe(two.headers.get("etag"));
});

test("a problem is RFC 9457, never cached", async () => {
  const response = respondProblem({
    type: "about:blank",
    title: "Bad",
    status: 400,
    detail: "page: x",
    parameter: "page",
  });
  expect(response.headers.get("content-type")).toContain("application/problem+json");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.json()).toMatchObject({ status: 400, parameter: "page" });
});
