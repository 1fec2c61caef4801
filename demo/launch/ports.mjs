// Loopback ports: a free one, and whether a wanted one is taken.
import { createServer } from "node:net";

function tryListen(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen(port, "127.0.0.1", () => {
      const found = server.address().port;
      server.close(() => resolve(found));
    });
  });
}

export async function freePort() {
  const port = await tryListen(0);
  if (port === undefined) throw new Error("no free port on 127.0.0.1");
  return port;
}

export async function isPortFree(port) {
  return (await tryListen(port)) !== undefined;
}
