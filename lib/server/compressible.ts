import "server-only";
// Next 16.4 copies every header of a route handler's answer as a list, and its compression knows a Content-Type only as a text: API
// answers and embeds left uncompressed (vercel/next.js#98007). A list of one type is made a text again; drop this file when Next does.
import { subscribe } from "node:diagnostics_channel";
import { ServerResponse } from "node:http";
import { processState } from "./process-state";

/** Official, and said of every request before anybody handles it. */
const CHANNEL = "http.server.request.start";

/** Gives `response` a `setHeader` that understands a Content-Type in a list of one. */
export function takeContentTypeAsText(response: Pick<ServerResponse, "setHeader">): void {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => {
    const isOnlyType = Array.isArray(value) && value.length === 1 && name.toLowerCase() === "content-type";
    return setHeader(name, isOnlyType ? (value[0] ?? "") : value);
  };
}

/** For all responses of this process from now on; once. */
export function keepAnswersCompressible(): void {
  processState("compressible", () => {
    subscribe(CHANNEL, (message) => {
      const response: unknown = typeof message === "object" && message !== null && Reflect.get(message, "response");
      if (response instanceof ServerResponse) takeContentTypeAsText(response);
    });
    return true;
  });
}
