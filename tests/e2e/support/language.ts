// Finds text of the catalogues that stands on a page in the wrong language: an English message where a Chinese one exists.
import type { Page } from "@playwright/test";
import { AREAS } from "../../../lib/text/catalogue";

/** Words that are also names in the demo's fleet or in commands, so that they prove nothing. */
const SHORTEST = 3;
const GAP = /\{(\w+)(?:, number(?:, \w+)?)?\}/g;

function toPattern(message: string): RegExp | null {
  const words = message.replaceAll(GAP, "");
  if (/[{}]/.test(words) || !/[a-z]{3}/i.test(words) || words.trim().length < SHORTEST) return null;
  const parts = message.split(GAP).filter((_, index) => index % 2 === 0);
  return new RegExp(`^${parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".+")}$`);
}

const ENGLISH = Object.values(AREAS)
  .flatMap((messages) => Object.values(messages))
  .filter((message) => message.en !== message["zh-CN"])
  .flatMap((message) => toPattern(message.en) ?? []);

/** Every text node in sight of a reader, and what is only read out. */
export function readTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const holder = node.parentElement;
      if (holder && !holder.closest("script, style, template, noscript")) found.add((node.nodeValue ?? "").trim());
    }
    for (const one of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]"))
      for (const name of ["aria-label", "title", "placeholder", "alt"])
        found.add((one.getAttribute(name) ?? "").trim());
    return [...found].filter((text) => text !== "");
  });
}

/** Of these texts, the ones that are an English message with a Chinese counterpart. */
export function findForeignTexts(texts: readonly string[]): string[] {
  return texts.filter((text) => ENGLISH.some((pattern) => pattern.test(text)));
}
