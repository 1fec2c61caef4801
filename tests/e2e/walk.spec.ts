// The walk of an incident without the address bar: from an alert to its cluster, to the other side and back, to whom it hurts, and up.
// Every step is a click on what a reader sees.
import { expect, test } from "./support/fixtures";
import { askApi } from "./support/subjects";

interface AlertGroup {
  readonly id: string | null;
  readonly customer: string;
  readonly alerts: readonly { readonly name: string; readonly sinceUnixMs: number | null }[];
}

interface Walked {
  readonly id: string;
  readonly customer: string;
  readonly k8s: string;
  readonly startUnixMs: number;
}

/** A cluster that has an alert, a customer and a K8s cluster. Alerts need some minutes after the demo's start. */
async function findAlerted(baseURL: string | undefined): Promise<Walked | null> {
  const { rows } = await askApi<{ rows: AlertGroup[] }>(baseURL, "alerts");
  for (const { id, customer, alerts } of rows) {
    const startUnixMs = alerts[0]?.sinceUnixMs ?? null;
    if (id === null || customer === "" || startUnixMs === null) continue;
    const { k8sClusters } = await askApi<{ k8sClusters: { id: string }[] }>(baseURL, `clusters/${id}`);
    if (k8sClusters[0]) return { id, customer, k8s: k8sClusters[0].id, startUnixMs };
  }
  return null;
}

async function waitForAlerted(baseURL: string | undefined): Promise<Walked> {
  const found: Walked[] = [];
  const look = async () => found.push(...[await findAlerted(baseURL)].filter((one) => one !== null));
  await expect.poll(look, { timeout: 100_000 }).toBeGreaterThan(0);
  const [first] = found;
  if (first === undefined) throw new Error("no cluster has an alert, a customer and a K8s cluster");
  return first;
}

test("an alert leads to its cluster, to Kubernetes, back to etcd, to both on one axis, to the customer and to level 1", async ({
  page,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const { id, customer, k8s, startUnixMs } = await waitForAlerted(baseURL);
  const main = page.getByRole("main");
  const views = page.getByRole("navigation", { name: "Views" });
  const title = page.getByRole("heading", { level: 1 });

  await page.goto("/");
  await views.getByRole("link", { name: "Alerts" }).click();
  await expect(title).toHaveText("Alerts");
  await main
    .getByRole("link", { name: new RegExp(`^${id} `) })
    .first()
    .click();
  await expect(title).toHaveText(id);
  await expect(main.getByRole("status").filter({ hasText: /^Opened at the start of/ })).toBeVisible();
  const arrived = new URL(page.url()).searchParams;
  expect(arrived.get("alert")).toBeTruthy();
  // It opens at the alert's start, whenever it is clicked.
  expect(Number(arrived.get("from"))).toBeLessThan(startUnixMs);

  await main.getByRole("region", { name: "Now" }).getByRole("link", { name: k8s, exact: true }).click();
  await expect(title).toHaveText(k8s);
  await main
    .getByRole("region", { name: "etcd clusters behind it" })
    .getByRole("link", { name: id, exact: true })
    .first()
    .click();
  await expect(title).toHaveText(id);

  await main.getByRole("link", { name: "Troubleshoot" }).click();
  await expect(title).toHaveText("Is it etcd or Kubernetes?");
  const etcd = main.getByRole("region", { name: `etcd ${id}`, exact: true });
  await expect(etcd).toBeVisible();
  await expect(main.getByRole("region", { name: `Kubernetes ${k8s}`, exact: true })).toBeVisible();
  await main.getByRole("link", { name: "K8s → etcd" }).click();
  await expect(page).toHaveURL(new RegExp(`k8s=${k8s}`));

  await etcd.getByRole("link", { name: customer, exact: true }).click();
  await expect(title).toContainText(customer);
  await expect(main.getByRole("link", { name: id }).first()).toBeVisible();
  await views.getByRole("link", { name: "Fleet" }).click();
  await expect(title).toHaveText("Fleet");
});

test("a cluster leads up to its zone and region, and sideways to its product and scenario", async ({
  page,
  subjects,
}) => {
  const { id, region, zone, product, scenario } = subjects.cluster;
  const title = page.getByRole("heading", { level: 1 });
  const crumbs = page.getByRole("navigation", { name: "Where you are" });
  const openCluster = async () => {
    await page.goto(`/clusters/${id}`);
    await expect(title).toHaveText(id);
  };
  await openCluster();
  await crumbs.getByRole("link", { name: zone, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/zones/${zone}$`));
  await expect(title).toContainText(zone);
  await page.goBack();
  await crumbs.getByRole("link", { name: region, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/regions/${region}$`));
  await page.goBack();
  await page.getByRole("main").getByRole("link", { name: product, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/business/${product}$`));
  await page.goBack();
  await page.getByRole("main").getByRole("link", { name: scenario, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/scenarios/${scenario}$`));
  await expect(title).toContainText(scenario);
});
