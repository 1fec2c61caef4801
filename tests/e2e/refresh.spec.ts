// What is live is asked again, what is over is not, and nobody asks for a tab that nobody sees. Time is the test's own.
import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";

const MINUTE_MS = 60_000;

/** Counts the page's calls of the API from now on. */
function countCalls(page: Page): { readonly count: () => number; readonly reset: () => void } {
  let calls = 0;
  page.on("request", (request) => {
    if (new URL(request.url()).pathname.startsWith("/api/v1/")) calls += 1;
  });
  return {
    count: () => calls,
    reset: () => {
      calls = 0;
    },
  };
}

/** The parts that come after the first paint are here, and what they asked for is answered. */
async function settle(page: Page): Promise<void> {
  await page.clock.runFor(2_000);
  await expect(page.getByRole("slider")).toBeVisible();
  await page.waitForLoadState("networkidle");
}

async function setVisibility(page: Page, state: "hidden" | "visible"): Promise<void> {
  await page.evaluate((next) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => next });
    Object.defineProperty(document, "hidden", { configurable: true, get: () => next === "hidden" });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}

test("a live page asks again every half minute; hidden it rests, and asks once on return", async ({ page }) => {
  await page.clock.install();
  await page.goto("/");
  await settle(page);
  const calls = countCalls(page);
  await page.clock.runFor(40_000);
  await expect.poll(calls.count).toBeGreaterThan(0);
  await page.waitForLoadState("networkidle");

  await setVisibility(page, "hidden");
  calls.reset();
  await page.clock.runFor(5 * MINUTE_MS);
  expect(calls.count(), "calls of a hidden tab").toBe(0);

  await setVisibility(page, "visible");
  await expect.poll(calls.count).toBeGreaterThan(0);
  await page.waitForLoadState("networkidle");
});

test("nothing is renewed under a hand that drags; what was due comes when it lets go", async ({ page }) => {
  await page.clock.install();
  await page.goto("/");
  await settle(page);
  const slider = page.getByRole("slider");
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (!box) throw new Error("the scrubber has no size");
  await page.mouse.move(box.x + box.width / 2, box.y + 20);
  await page.mouse.down();
  const calls = countCalls(page);
  await page.clock.runFor(2 * MINUTE_MS);
  expect(calls.count(), "calls while dragging").toBe(0);
  await page.mouse.up();
  await expect.poll(calls.count).toBeGreaterThan(0);
});

test("a window that is over says so, never asks again, and leads back to the present", async ({ page }) => {
  const to = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - 2 * MINUTE_MS;
  const from = to - 30 * MINUTE_MS;
  const clock = (unixMs: number) => new Date(unixMs).toISOString().slice(11, 16);
  await page.clock.install();
  await page.goto(`/?from=${from}&to=${to}`);
  await expect(page.getByText(`viewing ${clock(from)} – ${clock(to)} UTC`)).toBeVisible();
  await settle(page);
  const calls = countCalls(page);
  await page.clock.runFor(5 * MINUTE_MS);
  expect(calls.count(), "calls about a window that is over").toBe(0);

  await page.getByRole("button", { name: "Jump to live" }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByText(/^viewing/)).toHaveCount(0);
  await expect.poll(calls.count).toBeGreaterThan(0);
});
