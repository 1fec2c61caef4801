// All messages of the product, joined from their areas. Duplicate ids across areas fail a unit test.
import type { Locale } from "./locale";
import { common } from "./messages/common";
import { fleet } from "./messages/fleet";

export const AREAS = { common, fleet };

export const CATALOGUE = { ...common, ...fleet };
export type MessageId = keyof typeof CATALOGUE;

/** Flat id -> ICU text in one language: what the server hands to a page. */
export function getMessages(locale: Locale): Record<string, string> {
  return Object.fromEntries(Object.entries(CATALOGUE).map(([id, message]) => [id, message[locale]]));
}
