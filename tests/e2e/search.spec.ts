// The palette with the keyboard alone: everything that has a page is found by name, a typo included, and Enter opens it.
import type { Page } from "@playwright/test";
import {
  hrefAlerts,
  hrefBusiness,
  hrefCluster,
  hrefCoverage,
  hrefCustomers,
  hrefInspections,
  hrefK8s,
  hrefPanel,
  hrefRegion,
  hrefScenarios,
  hrefTroubleshoot,
  hrefZone,
} from "../../lib/url/hrefs";
import { expect, test } from "./support/fixtures";

async function typeInPalette(page: Page, text: string): Promise<void> {
  const field = page.getByRole("combobox");
  // A page that was just opened may not hear keys yet.
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(field).toBeFocused({ timeout: 2_000 });
  }).toPass();
  await page.keyboard.type(text);
  await expect(field).toHaveValue(text);
}

/** Two neighbouring letters change places. */
function misspell(text: string): string {
  const at = [...text].findIndex((letter, index) => index > 0 && /\w/.test(letter) && letter !== text[index + 1]);
  return `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;
}

test("a misspelt cluster is found and opened without the mouse", async ({ page, subjects }) => {
  const { id } = subjects.cluster;
  await page.goto("/coverage");
  await typeInPalette(page, misspell(id));
  const option = page
    .getByRole("option")
    .filter({ has: page.getByText(id, { exact: true }) })
    .first();
  await expect(option).toBeVisible();
  for (let tries = 0; tries < 20 && (await option.getAttribute("aria-selected")) !== "true"; tries += 1)
    await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(id);
  await expect(page).toHaveURL(new RegExp(`${hrefCluster(id)}$`));
});

type Wanted = readonly [group: string, text: string, href: string];

/** Types each name, goes down to it and opens it. */
async function openEach(page: Page, wanted: readonly Wanted[]): Promise<void> {
  for (const [group, text, href] of wanted) {
    await typeInPalette(page, text);
    const options = page.getByRole("group", { name: group, exact: true }).getByRole("option");
    const option = options.filter({ hasText: text }).first();
    await expect(option, `${text} among ${group}`).toBeVisible();
    for (let tries = 0; tries < 40 && (await option.getAttribute("aria-selected")) !== "true"; tries += 1)
      await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page, text).toHaveURL(new RegExp(`${href.replace("?", "\\?")}$`));
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
}

test("what belongs to the fleet is found by its name and leads to its page", async ({ page, subjects }) => {
  const { cluster, k8s } = subjects;
  await page.goto("/alerts");
  await openEach(page, [
    ["Kubernetes clusters", k8s, hrefK8s(k8s)],
    ["Customers", cluster.customer, hrefCustomers(cluster.customer)],
    ["Regions", cluster.region, hrefRegion(cluster.region)],
    ["Zones", cluster.zone, hrefZone(cluster.zone)],
    ["Products", cluster.product, hrefBusiness(cluster.product)],
    ["Scenarios", cluster.scenario, hrefScenarios(cluster.scenario)],
  ]);
});

test("inspections, panels and pages are found by their names and open", async ({ page }) => {
  await page.goto("/alerts");
  await openEach(page, [
    ["Inspections", "Fragmentation", hrefInspections({}, ["fragmentation"])],
    ["Panels", "WAL fsync", hrefPanel("cluster-wal-fsync")],
    ["Pages", "Troubleshoot", hrefTroubleshoot()],
    ["Pages", "Alerts", hrefAlerts()],
    ["Pages", "Monitoring coverage", hrefCoverage()],
  ]);
});

test("what is nowhere is said to be nowhere, and Escape leads back", async ({ page }) => {
  await page.goto("/alerts");
  await typeInPalette(page, "zzqqxxvv");
  await expect(page.getByText("Nothing matches “zzqqxxvv”")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveURL(/\/alerts$/);
});
