// Next's own compression and Next's own way of sending a handler's answer, behind a real server: what arrives is what counts.
import { createServer, IncomingMessage, request, ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { Socket } from "node:net";
import { gunzipSync } from "node:zlib";
import { NodeNextRequest, NodeNextResponse } from "next/dist/server/base-http/node";
import { sendResponse } from "next/dist/server/send-response";
import { expect, test } from "vitest";
import { keepAnswersCompressible, takeContentTypeAsText } from "@/lib/server/compressible";

type Compress = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
const compress: Compress = createRequire(import.meta.url)("next/dist/compiled/compression")();

const JSON_TYPE = "application/json; charset=utf-8";
const TEXT = JSON.stringify({ rows: Array.from({ length: 500 }, (_, id) => ({ id, health: "ok" })) });

interface Received {
  readonly encoding: string | undefined;
  readonly contentType: string | undefined;
  readonly vary: string | undefined;
  readonly body: Buffer;
}

/** One answer of a handler with these headers, as a browser receives it. */
async function receive(headers: readonly (readonly [string, string])[]): Promise<Received> {
  const server = createServer((incoming, outgoing) => {
    compress(incoming, outgoing, () => undefined);
    const answer = new Response(TEXT, { headers: headers.map(([name, value]): [string, string] => [name, value]) });
    void sendResponse(new NodeNextRequest(incoming), new NodeNextResponse(outgoing), answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  try {
    return await new Promise<Received>((resolve, reject) => {
      const sent = request({ host: "127.0.0.1", port, headers: { "accept-encoding": "gzip" } }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const { vary, "content-encoding": encoding, "content-type": contentType } = response.headers;
          resolve({ encoding, contentType, vary, body: Buffer.concat(chunks) });
        });
      });
      sent.once("error", reject);
      sent.end();
    });
  } finally {
    server.close();
  }
}

test("an answer of a handler leaves compressed, with its type and what it varies by", async () => {
  keepAnswersCompressible();
  const { encoding, contentType, vary, body } = await receive([
    ["content-type", JSON_TYPE],
    ["vary", "Accept-Language"],
  ]);
  expect(encoding).toBe("gzip");
  expect(contentType).toBe(JSON_TYPE);
  expect(vary).toMatch(/Accept-Language.*Accept-Encoding/);
  expect(gunzipSync(body).toString()).toBe(TEXT);
});

test("a picture is left as it is: it is compressed already", async () => {
  keepAnswersCompressible();
  const { encoding, body } = await receive([["content-type", "image/png"]]);
  expect(encoding).toBeUndefined();
  expect(body.toString()).toBe(TEXT);
});

test("headers with several values, and types that are texts already, are passed on as they come", () => {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  takeContentTypeAsText(response);
  response.setHeader("Set-Cookie", ["a=1"]);
  response.setHeader("Vary", ["Accept-Language", "Accept-Encoding"]);
  response.setHeader("Content-Type", "text/html");
  expect(response.getHeaders()).toEqual({
    "set-cookie": ["a=1"],
    vary: ["Accept-Language", "Accept-Encoding"],
    "content-type": "text/html",
  });
});
