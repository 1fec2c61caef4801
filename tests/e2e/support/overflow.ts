import type { Page } from "@playwright/test";

export const PHONE = { width: 390, height: 844 } as const;

/** The elements that make a page wider than its window; empty = it fits. */
export function measureOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll("body *")].filter(
      (one) => one.getBoundingClientRect().right > clientWidth,
    );
    const deepest = wide.filter((one) => !wide.some((other) => other !== one && one.contains(other)));
    return [`${scrollWidth} > ${clientWidth}`, ...deepest.slice(0, 5).map((one) => one.outerHTML.slice(0, 160))];
  });
}
