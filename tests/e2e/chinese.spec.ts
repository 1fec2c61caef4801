// Every page speaks one language, and fits a phone in it too.
import { hrefFleet } from "../../lib/url/hrefs";
import { expect, test } from "./support/fixtures";
import { findForeignTexts, readTexts } from "./support/language";
import { measureOverflow, PHONE } from "./support/overflow";
import { PAGES, withParameters } from "./support/pages";

test("English on a page is recognised", async ({ page }) => {
  await page.goto(withParameters(hrefFleet(), { lang: "en" }));
  expect(findForeignTexts(await readTexts(page)).length).toBeGreaterThan(20);
});

for (const { name, hrefOf } of PAGES) {
  test(`the ${name} page is whole in Chinese and fits a phone`, async ({ page, subjects }) => {
    await page.goto(withParameters(hrefOf(subjects), { lang: "zh-CN" }));
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page).toHaveTitle(/\S/);
    await expect
      .poll(async () => findForeignTexts(await readTexts(page)), { message: "English on the page" })
      .toEqual([]);
    await page.setViewportSize(PHONE);
    await expect.poll(() => measureOverflow(page), { message: "what sticks out sideways" }).toEqual([]);
  });
}
