// The bar at every width between a phone and a wide screen, with the longest that it has to say: nothing sticks out sideways.
import { expect, test } from "./support/fixtures";

const FIXED = "/?from=2026-11-19T10:02:00Z&to=2026-11-19T10:41:00Z";

for (const width of [390, 640, 768, 1024, 1200, 1280, 1440]) {
  test(`the bar fits ${width} px, live and for a window that is over`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const href of ["/inspections", FIXED]) {
      await page.goto(href);
      await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), href).toBeLessThanOrEqual(width);
    }
  });
}
