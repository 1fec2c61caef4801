// The scrubber: every moment of the window, with keys and by dragging, in the URL, and the same for the next person.
import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import { openFleet } from "./support/fleet-page";
import { askApi } from "./support/subjects";

interface History {
  readonly fromUnixMs: number;
  readonly stepSeconds: number;
  readonly stepCount: number;
  readonly worstStep: number | null;
  readonly counts: Readonly<Record<"down" | "burning" | "degraded" | "blind", readonly number[]>>;
}

const MINUTE_MS = 60_000;

/** A window that is over, so that nothing moves while the test looks; its end holds the demo's incident. */
function pinnedWindow(): { from: number; to: number } {
  const to = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - 2 * MINUTE_MS;
  return { from: to - 60 * MINUTE_MS, to };
}

function findSlider(page: Page) {
  return page.getByRole("slider", { name: "Clusters that were not ok, over the window" });
}

async function readStep(page: Page): Promise<number> {
  return Number(await findSlider(page).getAttribute("aria-valuenow"));
}

function readMoment(page: Page): string | null {
  return new URL(page.url()).searchParams.get("at");
}

/** "down 1" … of the legend: what the map shows. */
function readLegend(page: Page): Promise<string[]> {
  return page
    .getByRole("region", { name: "Fleet map" })
    .getByRole("button", { name: /^Show only/ })
    .allInnerTexts();
}

test("x goes to the worst moment, and its URL shows the same moment to the next person", async ({
  page,
  browser,
  baseURL,
}) => {
  const { from, to } = pinnedWindow();
  const history = await askApi<History>(baseURL, `fleet/history?from=${from}&to=${to}`);
  await openFleet(page, `/?from=${from}&to=${to}`);
  await page.keyboard.press("x");
  await expect(findSlider(page)).toHaveAttribute("aria-valuenow", String(history.worstStep));
  const worst = history.worstStep ?? -1;
  for (const health of ["down", "burning"] as const) {
    const count = history.counts[health][worst] ?? 0;
    if (count > 0)
      await expect(findSlider(page)).toHaveAttribute("aria-valuetext", new RegExp(`\\b${count} ${health}`));
  }
  await expect.poll(() => readMoment(page)).not.toBeNull();
  await expect(page.getByText(/^map at /)).toBeVisible();
  await expect
    .poll(async () => (await readLegend(page)).find((text) => text.startsWith("down")))
    .toMatch(new RegExp(`\\b${history.counts.down[worst]}$`));

  const next = await browser.newContext({ baseURL, timezoneId: "Asia/Shanghai" });
  const other = await next.newPage();
  await openFleet(other, page.url());
  await expect(findSlider(other)).toHaveAttribute("aria-valuenow", String(worst));
  await expect.poll(() => readLegend(other)).toEqual(await readLegend(page));
  await expect(other.getByText(/^map at /)).toHaveText(await page.getByText(/^map at /).innerText());
  await next.close();
});

test("keys and dragging choose a moment, the URL keeps where it rests, and one click leads back to now", async ({
  page,
}) => {
  await openFleet(page);
  const slider = findSlider(page);
  await slider.focus();
  await slider.press("Home");
  await expect.poll(() => readStep(page)).toBe(0);
  const first = readMoment(page);
  expect(first).not.toBeNull();
  await slider.press("ArrowRight");
  await expect.poll(() => readStep(page)).toBe(1);
  expect(readMoment(page)).not.toBe(first);

  const box = await slider.boundingBox();
  if (!box) throw new Error("the scrubber has no size");
  const last = Number(await slider.getAttribute("aria-valuemax"));
  await page.mouse.move(box.x + box.width * 0.25, box.y + 20);
  await page.mouse.down();
  const beforeDrag = readMoment(page);
  await page.mouse.move(box.x + box.width / 2, box.y + 20, { steps: 4 });
  // While it moves only the map follows.
  await expect.poll(async () => Math.abs((await readStep(page)) - last / 2)).toBeLessThanOrEqual(1);
  expect(readMoment(page)).toBe(beforeDrag);
  await page.mouse.up();
  await expect.poll(() => readMoment(page)).not.toBe(beforeDrag);

  await page.getByRole("button", { name: "Back to now" }).click();
  await expect.poll(() => readMoment(page)).toBeNull();
  await expect(page.getByText(/^map at /)).toHaveCount(0);
});
