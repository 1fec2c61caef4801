// Loopback ports: a free one, and whether a wanted one is taken. Free ones come from below the range that systems give to outgoing
// connections (32768 and up on Linux, 49152 elsewhere): a server that ends and starts again on its port, minutes later, must not find
// somebody's connection there. Chosen by chance, since several programs may look for one at the same moment.
import { randomInt } from "node:crypto";
import { createServer } from "node:net";

const FIRST = 20_000;
const END = 32_000;
const TRIES = 200;

/** Given to somebody in this process, who may not listen yet. */
const given = new Set();

export function isPortFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

export async function freePort() {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const port = randomInt(FIRST, END);
    if (given.has(port) || !(await isPortFree(port))) continue;
    given.add(port);
    return port;
  }
  throw new Error(`no free port on 127.0.0.1 from ${FIRST} to ${END - 1}`);
}

/** So many, all different. */
export async function freePorts(count) {
  const ports = [];
  while (ports.length < count) ports.push(await freePort());
  return ports;
}
