// The cluster table: ordered, filtered and cut into pages by the server, columns in the URL, and the whole filtered list as CSV.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import { openFleet } from "./support/fleet-page";
import { askClusters } from "./support/subjects";

function findTable(page: Page) {
  return page.getByRole("region", { name: "Clusters", exact: true }).getByRole("table");
}

function readIds(page: Page): Promise<string[]> {
  return findTable(page).locator("tbody tr td:nth-child(2)").allInnerTexts();
}

/** The list of clusters hears clicks last of the page: one that came too early is made again. */
async function openColumns(page: Page): Promise<void> {
  await expect(async () => {
    await page.getByRole("button", { name: "Columns" }).click();
    await expect(page.getByRole("checkbox", { name: "version" })).toBeVisible({ timeout: 2_000 });
  }).toPass();
}

async function askIds(baseURL: string | undefined, query: string): Promise<string[]> {
  const { rows } = await askClusters(baseURL, query);
  return rows.map(({ id }) => id);
}

test("headers sort on the server, both ways, over all pages", async ({ page, baseURL }) => {
  await openFleet(page, "/?sort=id");
  await findTable(page).getByRole("columnheader", { name: "cluster" }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=-id/);
  const descending = await askIds(baseURL, "sort=-id&pageSize=50");
  await expect.poll(() => readIds(page)).toEqual(descending);
  expect(descending).toEqual([...descending].sort().reverse());

  await page.getByRole("navigation", { name: "Pages of the list" }).getByRole("link", { name: "Next" }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect.poll(() => readIds(page)).toEqual(await askIds(baseURL, "sort=-id&pageSize=50&page=2"));

  // Another order begins at its first page.
  await findTable(page).getByRole("columnheader", { name: "cluster" }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=id/);
  await expect(page).not.toHaveURL(/page=/);
  await expect.poll(() => readIds(page)).toEqual([...(await askIds(baseURL, "sort=id&pageSize=50"))]);
});

test("chosen columns stay in the URL and open so for the next reader", async ({ page }) => {
  await openFleet(page, "/?sort=id");
  const version = findTable(page).getByRole("columnheader", { name: "version" });
  await expect(findTable(page)).toBeVisible();
  await expect(version).toHaveCount(0);
  await openColumns(page);
  await page.getByRole("checkbox", { name: "version" }).click();
  await expect(version).toBeVisible();
  await expect(page).toHaveURL(/cols=[^&]*version/);
  await page.reload();
  await expect(version).toBeVisible();
  await openColumns(page);
  await page.getByRole("button", { name: "As at first" }).click();
  await expect(version).toHaveCount(0);
  await expect(page).not.toHaveURL(/cols=/);
});

test("the CSV holds the rows of the filter, all of them, in the order of the table", async ({
  page,
  baseURL,
  subjects,
}) => {
  const region = encodeURIComponent(subjects.cluster.region);
  const all = await askIds(baseURL, `region=${region}&sort=id&pageSize=1000`);
  await openFleet(page, `/?region=${region}&sort=id`);
  await expect(page.getByRole("link", { name: /region/ }).first()).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSV" }).click(),
  ]);
  const lines = (await readFile(await download.path(), "utf8")).trim().split(/\r?\n/);
  const idColumn = (lines[0] ?? "").replace("\ufeff", "").split(",").indexOf("id");
  expect(idColumn).toBeGreaterThanOrEqual(0);
  expect(lines.slice(1).map((line) => line.split(",")[idColumn])).toEqual(all);
});
