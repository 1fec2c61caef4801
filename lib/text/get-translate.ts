// Server-side translation from the whole catalogue; the browser gets its messages from the page instead.
import { getMessages } from "./catalogue";
import { findIn } from "./compile";
import type { Locale } from "./locale";
import { createTranslate, type Translate } from "./translate";

const cache = new Map<Locale, Translate>();

export function getTranslate(locale: Locale): Translate {
  const cached = cache.get(locale);
  if (cached) return cached;
  const translate = createTranslate(locale, findIn(getMessages(locale)));
  cache.set(locale, translate);
  return translate;
}
