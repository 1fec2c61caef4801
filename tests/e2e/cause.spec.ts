// The named cause, everywhere the fleet page shows it: framed on the map, dated on the scrubber, and what it did to the headline.
import { expect, test } from "./support/fixtures";
import { askApi } from "./support/subjects";

interface Blast {
  readonly findings: readonly { readonly values: readonly { readonly label: string; readonly value: string }[] }[];
}
interface Summary {
  readonly alertCounts: { readonly pageCount: number } | null;
  readonly budgetCounts: { readonly breached: number };
}

const MINUTE_MS = 60_000;
const STEP_MS = 5 * MINUTE_MS;
/** Nothing is renewed while the test looks. */
const STILL = "/?refresh=off";

test("the map frames the zone that the blast radius names, and the scrubber says when it began", async ({ page }) => {
  // A demo that is started again keeps its incident, which then began some time ago.
  await page.goto(`${STILL}&from=now-6h`);
  const blast = page.getByRole("region", { name: "Blast radius" });
  await expect(blast).toContainText(/on zone \S+, which holds/);
  const zone = (await blast.innerText()).match(/on zone (\S+), which holds/)?.[1] ?? "";
  const map = page.getByRole("region", { name: "Fleet map" });
  const frame = map.locator("[data-cause]");
  await expect(frame).toHaveCount(1);
  const box = await frame.boundingBox();
  if (!box) throw new Error("the frame has no place");
  await page.mouse.move(box.x + 10, box.y + 10);
  await expect(map).toContainText(new RegExp(`${zone} · `));
  const onset = page.locator("[data-onset=cause]");
  await expect(onset).toHaveText(new RegExp(`\\d\\d:\\d\\d ${zone} starts$`));
});

test("a past moment frames what stood out then, and nothing where nothing did", async ({ page, baseURL }) => {
  const at = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - 50 * MINUTE_MS;
  const { findings } = await askApi<Blast>(baseURL, `fleet/blast-radius?at=${at}`);
  await page.goto(`${STILL}&at=${new Date(at).toISOString()}`);
  await expect(page.getByText(/^map at /)).toBeVisible();
  await expect(page.locator("[data-cause]")).toHaveCount(findings[0]?.values.length === 1 ? 1 : 0);
});

test("the headline says how far alerts and budgets have moved since the window began", async ({ page, baseURL }) => {
  const from = Math.floor((Date.now() - 60 * MINUTE_MS) / STEP_MS) * STEP_MS;
  const then = await askApi<Summary>(baseURL, `fleet?at=${from}`);
  await page.goto(STILL);
  const head = page.getByRole("region", { name: "Counts and service levels of the fleet" });
  const alerts = head.getByRole("link").filter({ hasText: "Alerts" });
  const over = head.getByRole("link").filter({ hasText: "over budget" });
  for (const [cell, before] of [
    [alerts, then.alertCounts?.pageCount ?? 0],
    [over, then.budgetCounts.breached],
  ] as const) {
    const now = Number((await cell.innerText()).match(/\d+/)?.[0]);
    const change = now - before;
    const note = change === 0 ? /ticket|at risk/ : `${change > 0 ? "+" : "\u2212"}${Math.abs(change)} in 1 h`;
    await expect(cell).toContainText(note);
  }
});

test("the worst clusters show how they went through the window, in words too", async ({ page }) => {
  await page.goto(`${STILL}&from=now-6h`);
  const worst = page.getByRole("region", { name: "Worst clusters" });
  await expect(worst.getByRole("img", { name: /\d.* (down|burning)/ }).first()).toBeVisible();
});
