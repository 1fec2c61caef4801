import type { Server } from "node:http";

/** What the config says about who stands in front; until it is told, nobody is trusted. */
export interface FrontSettings {
  readonly trustedProxies: readonly string[];
  readonly publicUrl: string | null;
}

/** The key on `globalThis` under which the app finds the front. */
export const FRONT: symbol;
export const PEER_HEADER: string;
export function configureFront(settings: FrontSettings): void;
export function isAddressRange(text: string): boolean;
/** Puts the front before the handlers of every HTTP server of this process; once. */
export function installFront(prototype?: Pick<Server, "emit">): void;
