// The front on a real HTTP server and real sockets: what nobody may forge, what is refused, and that no answer goes out bare.
import { createServer, request, Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { configureFront, installFront, PEER_HEADER } from "@/bin/front.mjs";

installFront(Server.prototype);
const server = createServer((asked, answer) => {
  if (asked.url === "/embed") answer.setHeader("Content-Security-Policy", "frame-ancestors *");
  answer.end(JSON.stringify({ url: asked.url, headers: asked.headers }));
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => server.close());
beforeEach(() => configureFront({ trustedProxies: [], publicUrl: null }));

interface Seen {
  readonly status: number;
  readonly head: Record<string, string | string[] | undefined>;
  readonly body: string;
}

function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Seen> {
  return new Promise((done, fail) => {
    const sent = request({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
      let body = "";
      answer.on("data", (chunk) => {
        body += chunk;
      });
      answer.on("end", () => done({ status: answer.statusCode ?? 0, head: answer.headers, body }));
    });
    sent.on("error", fail);
    sent.end();
  });
}
const seenHeaders = async (headers: Record<string, string>) => JSON.parse((await ask("/", headers)).body).headers;

function say(text: string): Promise<string> {
  return new Promise((done) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.on("close", () => done(answer));
  });
}

const FORGED = {
  host: "evil.example",
  "x-forwarded-host": "evil.example",
  "x-forwarded-proto": "https",
  "x-forwarded-for": "6.6.6.6",
  "x-real-ip": "6.6.6.6",
  forwarded: "for=6.6.6.6;host=evil.example",
  [PEER_HEADER]: "6.6.6.6",
};

describe("who asks", () => {
  test("is the peer, whatever an unlisted one writes", async () => {
    const headers = await seenHeaders(FORGED);
    expect(JSON.stringify(headers)).not.toMatch(/evil|6\.6\.6\.6|https/);
    expect(headers).toMatchObject({ host: `127.0.0.1:${port}`, [PEER_HEADER]: "127.0.0.1" });
  });

  test("is what a listed proxy says in its own place, not what a client wrote before it", async () => {
    configureFront({ trustedProxies: ["127.0.0.0/8", "10.0.0.0/8"], publicUrl: null });
    const headers = await seenHeaders({
      ...FORGED,
      "x-forwarded-for": "6.6.6.6, 192.0.2.7, 10.1.2.3",
      "x-forwarded-host": "evil.example, raft.example",
    });
    expect(headers).toMatchObject({ host: "raft.example", [PEER_HEADER]: "192.0.2.7", "x-forwarded-proto": "https" });
    expect(headers.forwarded).toBeUndefined();
  });

  test("is answered under the public name where one is configured", async () => {
    configureFront({ trustedProxies: [], publicUrl: "https://raft.example/" });
    expect(await seenHeaders(FORGED)).toMatchObject({ host: "raft.example", "x-forwarded-proto": "https" });
  });
});

describe("what is refused", () => {
  test.each([
    ["GET", "/clusters/%ff", 400],
    ["GET", "/clusters/%", 400],
    ["GET", "/api/v1/panels/x%00y", 400],
    ["TRACE", "/", 405],
    ["PUT", "/api/v1/fleet", 405],
    ["GET", "/clusters/%E2%82%AC?q=%E0%A4%A", 200],
  ])("%s %s is %i, with security headers", async (method, path, status) => {
    const { status: got, head } = await ask(path, {}, method);
    expect(got).toBe(status);
    expect(head).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" });
    expect(head["content-security-policy"]).toContain("frame-ancestors 'none'");
  });

  test("what is no HTTP is answered with security headers too", async () => {
    for (const text of ["NONSENSE\r\n\r\n", `GET /${"a".repeat(40_000)} HTTP/1.1\r\nHost: h\r\n\r\n`])
      expect(await say(text)).toMatch(/^HTTP\/1\.1 4\d\d .*X-Content-Type-Options: nosniff/s);
  });

  test("a whole address in the request line is a path here, and its host counts for nothing", async () => {
    const answer = await say(
      "GET http://evil.example/a?b=1 HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    );
    expect(answer).toContain('"url":"/a?b=1"');
    expect(answer).not.toContain("evil");
  });
});

test("an answer that says who may frame it keeps its own policy", async () => {
  const { head } = await ask("/embed");
  expect(head["content-security-policy"]).toBe("frame-ancestors *");
  expect(head["x-frame-options"]).toBeUndefined();
});
