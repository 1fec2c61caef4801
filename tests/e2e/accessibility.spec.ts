// Every page holds WCAG 2.2 AA as far as a program can tell, in both themes, and fits a phone. A reader changes theme and width in
// place, so does the test.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./support/fixtures";
import { measureOverflow, PHONE } from "./support/overflow";
import { PAGES, withParameters } from "./support/pages";

const LEVEL_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Own pages have no frames; without legacy mode every look would open a tab of its own to gather those of frames. */
async function findViolations(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.setLegacyMode(true).analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${target} (${failureSummary})`).join(", ")}`,
  );
}

for (const { name, hrefOf } of PAGES) {
  test(`the ${name} page is accessible in light and dark, and fits a phone`, async ({ page, subjects }) => {
    await page.goto(withParameters(hrefOf(subjects), { theme: "light" }));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await findViolations(new AxeBuilder({ page }).withTags(LEVEL_AA)), "light").toEqual([]);
    await page.getByRole("button", { name: "Theme, language and help" }).click();
    await page.getByRole("menuitemradio", { name: "Dark" }).click();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await expect(page.getByRole("menu")).toHaveCount(0);
    // Colours move for a moment; a contrast in between is nobody's.
    await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
    // All else is the same page.
    expect(await findViolations(new AxeBuilder({ page }).withRules(["color-contrast"])), "dark").toEqual([]);

    await page.setViewportSize(PHONE);
    await expect.poll(() => measureOverflow(page), { message: "what sticks out sideways" }).toEqual([]);
  });
}
