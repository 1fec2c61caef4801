// Stands before Next's handler on the HTTP server: loaded with `node --import ./bin/front.mjs` by `npm start`, the demo and a
// standalone build, since nothing inside Next sees a request this early. It believes forwarding headers of listed proxies only, stamps
// the peer's address, refuses what Next would answer with 500, and sees that every answer has security headers. Plain JavaScript on
// built-ins: it runs before anything else is there. Nobody is trusted until the app has read its config and says who is.
import { Server } from "node:http";
import { BlockList, isIP } from "node:net";

export const FRONT = Symbol.for("raftboard.front");
/** Who asks, as far as listed proxies can be believed; never what a client wrote. */
export const PEER_HEADER = "x-raftboard-peer";

const METHODS = new Set(["GET", "HEAD", "POST", "OPTIONS"]);
const ALLOW = [...METHODS].join(", ");
/** What proxies write about the request that they got, and what only this server may say to itself. */
const FORWARDING =
  /^(forwarded|x-forwarded(-.*)?|x-real-ip|x-client-ip|x-cluster-client-ip|true-client-ip|cf-connecting-ip|fastly-client-ip|x-original-.*|x-rewrite-url|x-host|x-http-host-override|x-nonce|x-raftboard-.*|x-middleware-.*)$/;
const HOST = /^[A-Za-z0-9.:[\]_-]{1,255}$/;
const CONTENT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

let trusted = new BlockList();
let publicHost = null;
let publicScheme = null;

/** An address as `net.BlockList` wants it: IPv4 that came over an IPv6 socket is IPv4. */
function plainAddress(text = "") {
  const bare = text.trim().replace(/^\[(.*)\](:\d+)?$/, "$1");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare);
  return mapped?.[1] ?? bare.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
}

/** One address ("10.0.0.7", "::1") or a range ("10.0.0.0/8"). */
function parseRange(text) {
  const [address = "", bits, ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return null;
  const most = version === 4 ? 32 : 128;
  const prefix = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  return prefix <= most ? { address, prefix, family: version === 4 ? "ipv4" : "ipv6" } : null;
}

export function isAddressRange(text) {
  return parseRange(text) !== null;
}

export function configureFront({ trustedProxies, publicUrl }) {
  const list = new BlockList();
  for (const text of trustedProxies) {
    const range = parseRange(text);
    if (range !== null) list.addSubnet(range.address, range.prefix, range.family);
  }
  trusted = list;
  const url = publicUrl === null ? null : new URL(publicUrl);
  publicHost = url?.host ?? null;
  publicScheme = url?.protocol.slice(0, -1) ?? null;
}

function isTrusted(address) {
  const version = isIP(address);
  return version !== 0 && trusted.check(address, version === 4 ? "ipv4" : "ipv6");
}

/** All values of a header, in order of writing. Proxies add to the right: the last one is the listed proxy's own. */
function valuesOf(headers, name) {
  return [headers[name] ?? []]
    .flat()
    .join(",")
    .split(",")
    .map((value) => value.trim())
    .filter((value) => value !== "");
}

/** The newest address that no listed proxy has; the peer itself where it is none. */
function clientOf(peer, forwardedFor) {
  let client = peer;
  for (const hop of [...forwardedFor].reverse()) {
    if (!isTrusted(client)) break;
    const address = plainAddress(hop);
    if (isIP(address) === 0) break;
    client = address;
  }
  return client;
}

function socketHost({ localAddress, localPort }) {
  const address = plainAddress(localAddress);
  return `${address.includes(":") ? `[${address}]` : address}:${localPort}`;
}

/** A name that anybody can make point here counts for nothing: this machine's own address, `localhost` and the public name do. */
function ownHost(host, socket) {
  if (publicHost !== null) return publicHost;
  const name = host?.replace(/:\d+$/, "");
  const local = plainAddress(socket.localAddress);
  const isOwn = name === "localhost" || name === local || name === `[${local}]`;
  return host !== undefined && isOwn ? host : socketHost(socket);
}

/** Headers that say who asked for what, made true. */
function settleHeaders(request) {
  const { headers, socket } = request;
  const peer = plainAddress(socket.remoteAddress);
  const isListed = isTrusted(peer);
  const said = (name) => (isListed ? valuesOf(headers, name) : []);
  const client = clientOf(peer, said("x-forwarded-for"));
  const proto = said("x-forwarded-proto").at(-1);
  const host = said("x-forwarded-host").at(-1) ?? (isListed ? headers.host : undefined);
  for (const name of Object.keys(headers)) if (FORWARDING.test(name)) delete headers[name];
  const scheme = proto === "https" || proto === "http" ? proto : undefined;
  headers.host = host !== undefined && HOST.test(host) ? host : ownHost(headers.host, socket);
  headers["x-forwarded-host"] = headers.host;
  headers["x-forwarded-proto"] = scheme ?? (publicHost === headers.host ? (publicScheme ?? "http") : "http");
  headers["x-forwarded-for"] = client;
  headers[PEER_HEADER] = client;
}

const isStatic = (url) => url.startsWith("/_next/static/") || url === "/icon.svg" || url.startsWith("/icon.svg?");

/** Headers that the answer lacks when it is sent. A policy that names who may frame it has said that already. */
function missingHeaders(response, url) {
  const add = { "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer" };
  if (!response.hasHeader("Cross-Origin-Resource-Policy")) add["Cross-Origin-Resource-Policy"] = "same-origin";
  const isPlainFile = isStatic(url) && response.statusCode < 400;
  if (!response.hasHeader("Content-Security-Policy") && !isPlainFile) {
    add["Content-Security-Policy"] = CONTENT_POLICY;
    add["X-Frame-Options"] = "DENY";
  }
  return Object.entries(add).filter(([name]) => !response.hasHeader(name));
}

/** Every way out of a response leads through `writeHead`. */
function completeHeaders(response, url) {
  const writeHead = response.writeHead;
  response.writeHead = function (status, ...rest) {
    if (!response.headersSent) {
      response.statusCode = status;
      for (const [name, value] of missingHeaders(response, url)) response.setHeader(name, value);
    }
    return writeHead.call(this, status, ...rest);
  };
}

function refuse(request, response, status, title, detail, headers = {}) {
  const isProblem = request.url?.startsWith("/api/");
  const problem = { type: "about:blank", title, status, detail };
  const body = isProblem ? JSON.stringify(problem) : `${title}. ${detail}\n`;
  response.writeHead(status, {
    "Content-Type": isProblem ? "application/problem+json; charset=utf-8" : "text/plain; charset=utf-8",
    "Content-Length": Buffer.byteLength(body),
    "Cache-Control": "no-store",
    ...headers,
  });
  response.end(request.method === "HEAD" ? undefined : body);
  request.resume();
}

/** The path of a request, whatever form its target has; null = none that could be asked for. */
function pathOf(target) {
  if (target.startsWith("/")) return target;
  if (!/^https?:\/\//i.test(target) || !URL.canParse(target)) return null;
  const { pathname, search } = new URL(target);
  return `${pathname}${search}`;
}

function isReadable(path) {
  try {
    return !decodeURIComponent(path.split("?", 1)[0]).includes("\0");
  } catch {
    return false;
  }
}

/** True when the request was answered here. */
function stand(request, response) {
  completeHeaders(response, request.url ?? "/");
  if (!METHODS.has(request.method ?? "")) {
    refuse(request, response, 405, "Method not allowed", `Allowed: ${ALLOW}.`, { Allow: ALLOW });
    return true;
  }
  if (request.method === "OPTIONS" && request.url === "*") {
    response.writeHead(204, { Allow: ALLOW });
    response.end();
    return true;
  }
  const path = pathOf(request.url ?? "");
  if (path === null || !isReadable(path)) {
    refuse(request, response, 400, "Bad address", "The path is not valid UTF-8 in percent encoding.");
    return true;
  }
  request.url = path;
  settleHeaders(request);
  return false;
}

/** What is not HTTP at all never becomes a request; it is answered on the bare socket. */
function answerBroken(error, socket) {
  if (!socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const status = error.code === "HPE_HEADER_OVERFLOW" ? "431 Request Header Fields Too Large" : "400 Bad Request";
  const lines = [
    `HTTP/1.1 ${status}`,
    "Connection: close",
    "Content-Length: 0",
    "X-Content-Type-Options: nosniff",
    "X-Frame-Options: DENY",
    "Referrer-Policy: no-referrer",
    "Cross-Origin-Resource-Policy: same-origin",
    `Content-Security-Policy: ${CONTENT_POLICY}`,
  ];
  socket.end(`${lines.join("\r\n")}\r\n\r\n`);
}

/** Puts the front before the handlers of every HTTP server of this process; once. */
export function installFront(prototype = Server.prototype) {
  if (Object.hasOwn(prototype, FRONT)) return;
  Object.defineProperty(prototype, FRONT, { value: true });
  const emit = prototype.emit;
  prototype.emit = function (event, first, second, ...rest) {
    if ((event === "request" || event === "checkContinue") && stand(first, second)) return true;
    if (event === "clientError") {
      answerBroken(first, second);
      return true;
    }
    // Nothing here speaks another protocol; Next would hold the socket open.
    if (event === "upgrade") {
      answerBroken({}, second);
      return true;
    }
    return emit.call(this, event, first, second, ...rest);
  };
}

if (globalThis[FRONT] === undefined) {
  globalThis[FRONT] = { configureFront, isAddressRange };
  installFront();
}
// A standalone build listens where HOSTNAME says, which containers set to their own name without being asked.
if (process.argv[1]?.endsWith("server.js")) process.env.HOSTNAME = process.env.RAFTBOARD_HOST || "127.0.0.1";
