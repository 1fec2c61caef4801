import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

/** Opens the fleet page and waits for a part that only its script draws: from then on keys and clicks are heard. */
export async function openFleet(page: Page, href = "/"): Promise<void> {
  await page.goto(href);
  await expect(page.getByRole("slider")).toBeVisible();
}
