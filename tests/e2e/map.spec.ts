// The map as a reader uses it: pointer, keyboard alone, legend, menus, table, and a rectangle drawn over clusters.
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import { openFleet } from "./support/fleet-page";
import { askApi } from "./support/subjects";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Nothing changes its colour while the test looks. */
const STILL = "/?refresh=off";

function findMap(page: Page): { map: Locator; cells: Locator; spoken: Locator } {
  const map = page.getByRole("region", { name: "Fleet map" });
  return { map, cells: map.getByRole("button", { name: /clusters by/ }), spoken: map.locator("[aria-live=polite]") };
}

/** Moves the keyboard to the next cluster that is not ok; answers with its id, its health and where its cell is. */
async function goToNextBad(page: Page): Promise<{ id: string; health: string; middle: Point }> {
  const { cells, spoken } = findMap(page);
  const before = await spoken.innerText();
  await cells.press("PageDown");
  await expect(spoken).not.toHaveText(before);
  return readCell(page);
}

async function readCell(page: Page): Promise<{ id: string; health: string; middle: Point }> {
  const { cells, spoken } = findMap(page);
  const [id = "", health = ""] = (await spoken.innerText()).split(", ");
  const box = await cells.locator("span[aria-hidden]").boundingBox();
  if (!box) throw new Error("no ring around the cell that has the keyboard");
  return { id, health, middle: { x: box.x + box.width / 2, y: box.y + box.height / 2 } };
}

/** Colour of the canvas there; the last number is how much of it covers the ground. */
async function readPixel(page: Page, { x, y }: Point): Promise<number[]> {
  return findMap(page)
    .cells.locator("canvas")
    .evaluate(
      (canvas, at) => {
        if (!(canvas instanceof HTMLCanvasElement)) throw new TypeError("not a canvas");
        const box = canvas.getBoundingClientRect();
        const scale = canvas.width / box.width;
        const context = canvas.getContext("2d");
        return [...(context?.getImageData((at.x - box.x) * scale, (at.y - box.y) * scale, 1, 1).data ?? [])];
      },
      { x, y },
    );
}

test("the keyboard finds a bad cluster, says who it is and opens it; the pointer shows a card and opens the same", async ({
  page,
}) => {
  await openFleet(page, STILL);
  const { map, cells } = findMap(page);
  await cells.focus();
  const bad = await goToNextBad(page);
  expect(bad.health).not.toBe("ok");
  await cells.press("ArrowRight");
  expect((await readCell(page)).id).not.toBe(bad.id);
  await cells.press("ArrowLeft");
  expect((await readCell(page)).id).toBe(bad.id);

  await cells.press("Escape");
  await page.mouse.move(bad.middle.x, bad.middle.y);
  await expect(map.getByText(bad.id, { exact: true })).toBeVisible();
  await expect(map.locator("b", { hasText: bad.id })).toBeVisible();
  await page.mouse.click(bad.middle.x, bad.middle.y);
  await expect(page).toHaveURL(new RegExp(`/clusters/${bad.id}\\?`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(bad.id);

  await page.goBack();
  await cells.focus();
  await goToNextBad(page);
  await cells.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/clusters/${bad.id}\\?`));
});

test("a class chosen in the legend keeps its colour, every other is dimmed and still there", async ({ page }) => {
  await openFleet(page, STILL);
  const { map, cells } = findMap(page);
  await cells.focus();
  const bad = await goToNextBad(page);
  await cells.press("End");
  let calm = await readCell(page);
  for (let tries = 0; calm.health !== "ok" && tries < 200; tries += 1) {
    await cells.press("ArrowLeft");
    calm = await readCell(page);
  }
  expect(calm.health).toBe("ok");
  const before = { bad: await readPixel(page, bad.middle), calm: await readPixel(page, calm.middle) };

  const legend = map.getByRole("button", { name: new RegExp(`^Show only ${bad.health}:`) });
  await legend.click();
  await expect(legend).toHaveAttribute("aria-pressed", "true");
  await expect.poll(() => readPixel(page, calm.middle)).not.toEqual(before.calm);
  expect((await readPixel(page, calm.middle))[3]).toBeGreaterThan(0);
  expect(await readPixel(page, bad.middle)).toEqual(before.bad);
  await legend.click();
  await expect.poll(() => readPixel(page, calm.middle)).toEqual(before.calm);
});

test("grouping and colour are chosen from menus, kept in the URL, and open so for the next reader", async ({
  page,
}) => {
  await openFleet(page);
  const { map } = findMap(page);
  await page.getByRole("button", { name: /^Group/ }).click();
  await page.getByRole("group", { name: "Rows" }).getByRole("menuitemradio", { name: "customer" }).click();
  await expect(page).toHaveURL(/group=customer/);
  await expect(map.getByRole("button", { name: /clusters by customer/ })).toBeVisible();

  await page.getByRole("button", { name: /^Colour/ }).click();
  await page.getByRole("menuitemradio", { name: "budget left" }).click();
  await expect(page).toHaveURL(/colour=left/);
  const overspent = map.getByRole("button", { name: /^Show only overspent: [1-9]/ });
  await expect(overspent).toBeVisible();

  await page.reload();
  await expect(overspent).toBeVisible();
  await expect(map.getByRole("button", { name: /clusters by customer/ })).toBeVisible();
});

test("the table view counts every cluster once", async ({ page, baseURL }) => {
  const { clusterCount } = await askApi<{ clusterCount: number }>(baseURL, "fleet");
  await openFleet(page);
  await page.getByRole("group", { name: "Fleet map" }).getByRole("button", { name: "Table" }).click();
  const table = page.getByRole("region", { name: "Fleet map" }).getByRole("table");
  await expect(table).toBeVisible();
  const totals = await table.locator("tbody tr td:last-child").allInnerTexts();
  expect(totals.reduce((sum, text) => sum + Number(text.replaceAll(/\D/g, "")), 0)).toBe(clusterCount);
});

test("a rectangle drawn over the whole map lists every cluster, the worst first", async ({ page, baseURL }) => {
  const { clusterCount } = await askApi<{ clusterCount: number }>(baseURL, "fleet");
  await openFleet(page);
  const box = await findMap(page).cells.boundingBox();
  if (!box) throw new Error("the map is not drawn");
  await page.mouse.move(box.x + 1, box.y + 1);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.move(box.x + box.width - 1, box.y + box.height - 1);
  await page.mouse.up();
  const selection = page.getByRole("region", { name: "Selected on the map" });
  await expect(selection.getByText(`${clusterCount} clusters`)).toBeVisible();
  await expect(selection.getByRole("row").nth(1)).toContainText(/down|burning/);
  await expect(page).toHaveURL(/\/$/);
  await selection.getByRole("button", { name: "Close the selection" }).click();
  await expect(selection).toHaveCount(0);
});
