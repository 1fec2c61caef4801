// The main path as a newcomer walks it: from the fleet to a burning cluster, which SLI burns, in which zone; the same for a
// colleague. On Prometheus and on VictoriaMetrics: playwright.config.ts runs it once for each.
import { formatRatio } from "../../lib/units/ratio";
import { expect, test } from "./support/engine";

interface Row {
  readonly id: string;
  readonly zone: string;
  readonly failing: readonly string[];
}

async function findClusters(baseURL: string | undefined, query: string): Promise<Row[]> {
  const response = await fetch(`${baseURL}/api/v1/fleet/clusters?${query}`);
  expect(response.status).toBe(200);
  const { rows }: { rows: Row[] } = await response.json();
  return rows;
}

async function findBurning(baseURL: string | undefined): Promise<Row> {
  const [first] = await findClusters(baseURL, "health=burning&sort=-burn&pageSize=1");
  if (!first) throw new Error("the demo's incident burns no cluster");
  return first;
}

test("the first paint of / has the counts in it, without any script", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto("/");
  const response = await fetch(`${baseURL}/api/v1/fleet`);
  const summary: { clusterCount: number } = await response.json();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Fleet/);
  await expect(page.locator("body")).toContainText(`${summary.clusterCount} etcd clusters`);
  await context.close();
});

test("a newcomer clicks from / to a burning cluster and sees which SLI burns and in which zone", async ({
  page,
  browser,
  baseURL,
}) => {
  const burning = await findBurning(baseURL);
  await page.goto("/");
  await page.getByRole("row").filter({ hasText: "burning" }).first().getByRole("link").first().click();
  await expect(page).toHaveURL(/\/clusters\//);
  const title = await page.getByRole("heading", { level: 1 }).innerText();
  await expect(page.getByText(/^burning, not ok since|^burning$/).first()).toBeVisible();
  await expect(page.getByText(/too fast/).first()).toBeVisible();
  const [shown] = await findClusters(baseURL, `q=${encodeURIComponent(title)}`);
  expect(shown?.id).toBe(title);
  await expect(page.getByRole("navigation", { name: "Where you are" })).toContainText(shown?.zone ?? burning.zone);

  const colleague = await browser.newContext({ baseURL });
  const other = await colleague.newPage();
  await other.goto(page.url());
  await expect(other.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(other.getByText(/too fast/).first()).toBeVisible();
  await colleague.close();
});

test("every panel of a cluster page draws or says why it does not", async ({ page, baseURL }) => {
  const burning = await findBurning(baseURL);
  await page.goto(`/clusters/${burning.id}`);
  const disk = page.locator("details").filter({ has: page.getByRole("heading", { name: "Disk", exact: true }) });
  // What is healthy is folded to a line of facts, and asks for nothing until it is opened.
  await expect(page.locator("details:not([open]) summary").first()).toContainText(/\d/);
  await page.getByRole("button", { name: "Open all" }).click();
  await expect(disk).toHaveAttribute("open", "");
  await page.evaluate(async () => {
    for (let top = 0; top < document.body.scrollHeight; top += 500) {
      window.scrollTo(0, top);
      await new Promise((done) => setTimeout(done, 150));
    }
  });
  await expect(page.getByRole("heading", { name: /WAL fsync/ })).toBeVisible();
  await expect.poll(() => page.locator(".recharts-line").count(), { timeout: 30_000 }).toBeGreaterThan(10);
  await expect(page.getByText("Retry")).toHaveCount(0);
});

test("an unknown cluster answers 404 and offers near matches", async ({ page, consoleErrors, baseURL }) => {
  const burning = await findBurning(baseURL);
  const mistyped = `${burning.id.slice(0, -1)}x`;
  const response = await page.goto(`/clusters/${mistyped}`);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("link", { name: burning.id, exact: true })).toBeVisible();
  // The browser itself reports the 404 of the page that was asked for.
  expect(consoleErrors.splice(0).every((text) => text.includes("404"))).toBe(true);
});

test("a bad value in the URL is named on the page, and the default is used", async ({ page }) => {
  await page.goto("/?from=banana");
  await expect(page.getByText(/banana/)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Fleet/);
});

test("the page and the API show the same numbers of a panel", async ({ page, baseURL }) => {
  const burning = await findBurning(baseURL);
  await page.goto(`/panels/cluster-slo?cluster=${burning.id}`);
  const response = await fetch(`${baseURL}/api/v1/panels/cluster-slo?cluster=${burning.id}`);
  const result: { data: { slos: { sli: string; valueRatio: number | null; objectiveRatio: number }[] } } =
    await response.json();
  const write = result.data.slos.find(({ sli }) => sli === "write");
  if (!write || write.valueRatio === null) throw new Error(`no writes of ${burning.id} are known`);
  const shown = formatRatio(write.valueRatio, { objectiveRatio: write.objectiveRatio, style: "number" });
  await expect(page.locator("main")).toContainText(shown);
});

test("Chinese and dark come from the URL and stay while walking", async ({ page }) => {
  await page.goto("/?lang=zh-CN&theme=dark");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("row").filter({ hasText: "燃烧" }).first().getByRole("link").first().click();
  await expect(page).toHaveURL(/lang=zh-CN/);
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
});
