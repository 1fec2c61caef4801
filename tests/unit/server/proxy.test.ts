// What every page answers with, whatever its route: proved on proxy.ts itself, since layouts and next.config cannot do it.
import { NextRequest } from "next/server";
import { describe, expect, test } from "vitest";
import { config, proxy } from "@/proxy";

const get = (path: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(new URL(path, "http://raftboard.example"), { headers }));
/** What Next hands on to the page: headers of the request, as the proxy overrides them. */
const handedOn = (response: Response, name: string) => response.headers.get(`x-middleware-request-${name}`);
const policyOf = (response: Response) => response.headers.get("content-security-policy") ?? "";
const nonceOf = (response: Response) => /'nonce-([^']+)'/.exec(policyOf(response))?.[1];

describe("the policy of pages", () => {
  test("no page can be framed by another origin, and no inline script runs without the page's nonce", () => {
    const response = get("/");
    expect(policyOf(response)).toContain("frame-ancestors 'none'");
    expect(response.headers.get("x-frame-options")).toBe("DENY");
    const script = policyOf(response)
      .split("; ")
      .find((rule) => rule.startsWith("script-src"));
    expect(script).toMatch(/^script-src 'self' 'nonce-[A-Za-z0-9+/=]{22,}' 'strict-dynamic'$/);
    expect(handedOn(response, "x-nonce")).toBe(nonceOf(response));
    expect(handedOn(response, "content-security-policy")).toBe(policyOf(response));
  });

  test("each answer has a nonce of its own", () => {
    const nonces = Array.from({ length: 50 }, () => nonceOf(get("/clusters/a")));
    expect(new Set(nonces).size).toBe(50);
  });

  test("transport security is demanded over https only", () => {
    expect(get("/").headers.get("strict-transport-security")).toBeNull();
    expect(get("/", { "x-forwarded-proto": "https" }).headers.get("strict-transport-security")).toMatch(/^max-age=\d+/);
  });

  test("a client cannot hand the page a nonce or a language of its own choice in a header", () => {
    const response = get("/", { "x-nonce": "mine", "x-raftboard-lang": "xx" });
    expect(handedOn(response, "x-nonce")).not.toBe("mine");
    expect(handedOn(response, "x-raftboard-lang")).toBe("en");
  });
});

describe("what layouts cannot read from the URL", () => {
  test.each([
    ["/?lang=zh-CN&theme=dark&kiosk=1", {}, ["zh-CN", "dark", "1"]],
    ["/", { "accept-language": "zh-CN,zh;q=0.9" }, ["zh-CN", "auto", "0"]],
    ["/", { "accept-language": "de, zh;q=0.3" }, ["en", "auto", "0"]],
    ["/?lang=en", { "accept-language": "zh" }, ["en", "auto", "0"]],
    ["/?lang=klingon&theme=mauve&kiosk=yes", {}, ["en", "auto", "0"]],
  ])("%s %j is stamped as %j", (path, headers, expected) => {
    const response = get(path, headers);
    expect(["lang", "theme", "kiosk"].map((name) => handedOn(response, `x-raftboard-${name}`))).toEqual(expected);
  });
});

test("API, embeds and pictures keep headers of their own; every page gets these", () => {
  const pattern = new RegExp(`^${config.matcher[0]}$`);
  for (const path of ["/api/v1/fleet", "/embed/fleet-headline", "/icon.svg", "/_next/static/a.js"])
    expect(pattern.test(path), path).toBe(false);
  for (const path of [
    "/",
    "/clusters/a",
    "/business",
    "/inspections",
    "/embedded",
    "/iconx",
    "/favicon.ico",
    "/i/t/x.png",
  ])
    expect(pattern.test(path), path).toBe(true);
});
