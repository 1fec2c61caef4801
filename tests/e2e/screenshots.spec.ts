// The pictures of the README, made by the same walk. They go to the test's output folder; RAFTBOARD_SCREENSHOTS=1 renews docs/images.
import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import { measureOverflow } from "./support/overflow";
import { PAGES, withParameters } from "./support/pages";

interface Shot {
  /** of the file */
  readonly name: string;
  readonly page: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly widthPx: number;
}

const DESK_PX = 1440;
const PHONE_PX = 390;
const light = { theme: "light", lang: "en" };
const dark = { theme: "dark", lang: "en" };
const inLight = (page: string): Shot => ({ name: `${page}-light`, page, parameters: light, widthPx: DESK_PX });

const SHOTS: readonly Shot[] = [
  inLight("fleet"),
  { name: "fleet-dark", page: "fleet", parameters: dark, widthPx: DESK_PX },
  { name: "fleet-phone", page: "fleet", parameters: light, widthPx: PHONE_PX },
  { name: "fleet-zh", page: "fleet", parameters: { theme: "light", lang: "zh-CN" }, widthPx: DESK_PX },
  inLight("cluster"),
  { name: "cluster-dark", page: "cluster", parameters: dark, widthPx: DESK_PX },
  { name: "cluster-phone", page: "cluster", parameters: light, widthPx: PHONE_PX },
  ...["business", "customers", "customer", "scenarios", "zone", "troubleshoot", "k8s"].map(inLight),
  ...["inspections", "alerts", "coverage"].map(inLight),
];

/** Charts below the fold load when they come near. */
async function showAll(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let top = 0; top < document.body.scrollHeight; top += 600) {
      window.scrollTo(0, top);
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
    window.scrollTo(0, 0);
  });
  await page.waitForLoadState("networkidle");
}

for (const { name, page: pageName, parameters, widthPx } of SHOTS) {
  test(`${name} fits its width`, async ({ page, subjects }, info) => {
    const shown = PAGES.find((one) => one.name === pageName);
    if (!shown) throw new Error(`there is no page ${pageName}`);
    await page.setViewportSize({ width: widthPx, height: 900 });
    await page.goto(withParameters(shown.hrefOf(subjects), parameters));
    await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
    await showAll(page);
    const folder = process.env.RAFTBOARD_SCREENSHOTS === "1" ? resolve("docs/images") : info.outputDir;
    await page.screenshot({ path: resolve(folder, `${name}.png`), fullPage: true });
    expect(await measureOverflow(page), "what sticks out sideways").toEqual([]);
  });
}
