// Blast radius: the fleet page names the zone of the demo's incident, one click narrows the page to the clusters with members there,
// another opens the zone's own page.
import { expect, test } from "./support/fixtures";
import { askClusters } from "./support/subjects";

/** Hosts of the demo are named after their zone: "gz-3-h02". */
const zoneOf = (host: string) => host.replace(/-h\d+$/, "");

/** The zones that most bad clusters have members in, counted without the product's own statistics; of a small fleet several may tie. */
async function findBadZones(baseURL: string | undefined): Promise<string[]> {
  const { rows } = await askClusters(baseURL, "health=down&health=burning&pageSize=1000");
  const counts = new Map<string, number>();
  for (const { hosts } of rows)
    for (const zone of new Set(hosts.map(zoneOf))) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].filter(([, count]) => count === most).map(([zone]) => zone);
}

test("the fleet page names the zone that its bad clusters share, with its lift, narrows to it and leads to it", async ({
  page,
  baseURL,
}) => {
  const zones = await findBadZones(baseURL);
  await page.goto("/");
  const blast = page.getByRole("region", { name: "Blast radius" });
  await expect(blast).toContainText(new RegExp(`on zone (${zones.join("|")}), which holds`));
  const zone = (await blast.innerText()).match(/on zone (\S+), which holds/)?.[1] ?? "";
  const finding = blast.getByRole("listitem").filter({ hasText: zone }).first();
  await expect(finding).toContainText(/\d(\.\d)?×/);
  const bad = Number((await finding.innerText()).match(/(\d+)\s*\/\s*\d+/)?.[1]);
  await finding.getByRole("link", { name: /bad/ }).first().click();
  await expect(page).toHaveURL(new RegExp(`\\?member_zone=${zone}$`));
  const chip = page.getByRole("link", { name: `Remove filter members in zone ${zone}` });
  await expect(chip).toBeVisible();
  // The same clusters that were counted, but for one that may have changed since.
  const there = `member_zone=${zone}&health=down&health=burning&pageSize=1`;
  expect(Math.abs((await askClusters(baseURL, there)).totalCount - bad)).toBeLessThanOrEqual(1);
  await chip.click();
  await expect(page).not.toHaveURL(/member_zone/);
  await finding.getByRole("link", { name: `Open the page of zone ${zone}` }).click();
  await expect(page).toHaveURL(new RegExp(`/zones/${zone}$`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(zone);
  await expect(
    page
      .getByRole("row")
      .filter({ hasText: /burning|down/ })
      .first(),
  ).toBeVisible();
});

test("a customer that is hurt narrows the page to its clusters, is then no finding itself, and one click widens it again", async ({
  page,
  baseURL,
}) => {
  await page.goto("/");
  const hurt = page.getByRole("region", { name: "Who is hurt" }).getByRole("listitem").first().getByRole("link");
  const customer = (await hurt.innerText()).split(/\s/)[0] ?? "";
  await hurt.click();
  await expect(page).toHaveURL(new RegExp(`\\?customer=${customer}`));
  const { totalCount } = await askClusters(baseURL, `customer=${customer}&pageSize=1`);
  await expect(page.getByText(`${totalCount} etcd cluster`)).toBeVisible();
  const blast = page.getByRole("region", { name: "Blast radius" });
  await expect(blast.getByText(/down or burning/)).toBeVisible();
  await expect(blast.getByRole("listitem").filter({ hasText: `customer ${customer}` })).toHaveCount(0);
  await page.getByRole("navigation", { name: "Filters" }).getByRole("link").first().click();
  await expect(page).not.toHaveURL(/customer=/);
});
