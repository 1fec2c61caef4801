import "server-only";
// Tells the front on the HTTP server (bin/front.mjs) whom the config trusts. The front is preloaded and outside of the build, so the
// two meet at a symbol; a server that was started without it loads it now, since forwarding headers would be believed otherwise.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { RaftboardConfig } from "../config/schema";
import { CONFIG_EXIT_CODE } from "./config";

const FRONT = Symbol.for("raftboard.front");

function findConfigure(): ((settings: unknown) => void) | null {
  const front: unknown = Reflect.get(globalThis, FRONT);
  const configure: unknown = typeof front === "object" && front !== null && Reflect.get(front, "configureFront");
  return typeof configure === "function" ? (settings) => Reflect.apply(configure, front, [settings]) : null;
}

/** In production there is no way around the front: a start that cannot load it ends. */
export async function tellFront({ server }: Pick<RaftboardConfig, "server">): Promise<void> {
  if (findConfigure() === null && process.env.NODE_ENV === "production") {
    const file = join(process.cwd(), "bin", "front.mjs");
    await import(/* turbopackIgnore: true */ /* webpackIgnore: true */ pathToFileURL(file).href).catch(() => {
      process.stderr.write(
        `Start Raftboard with npm start, or with node --import ./bin/front.mjs: ${file} is missing.\n`,
      );
      process.exit(CONFIG_EXIT_CODE);
    });
  }
  findConfigure()?.({ trustedProxies: server.trustedProxies, publicUrl: server.publicUrl ?? null });
}
