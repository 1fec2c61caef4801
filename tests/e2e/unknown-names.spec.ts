// A mistyped name is a real 404 over HTTP, and its page leads to what may have been meant.
import { expect, test } from "./support/fixtures";
import type { Subjects } from "./support/subjects";

interface Mistake {
  readonly path: string;
  /** what the page has to offer */
  readonly meant: string;
}

const mistype = (name: string) => `${name}x`;

const PAGES: readonly (readonly [string, (subjects: Subjects) => Mistake])[] = [
  ["product", ({ cluster: { product } }) => ({ path: `/business/${mistype(product)}`, meant: product })],
  ["customer", ({ cluster: { customer } }) => ({ path: `/customers/${mistype(customer)}`, meant: customer })],
  ["scenario", ({ cluster: { scenario } }) => ({ path: `/scenarios/${mistype(scenario)}`, meant: scenario })],
  ["K8s cluster", ({ k8s }) => ({ path: `/k8s/${mistype(k8s)}`, meant: k8s })],
  ["etcd cluster", ({ cluster: { id } }) => ({ path: `/clusters/${mistype(id)}`, meant: id })],
  ["side of troubleshooting", ({ cluster: { id } }) => ({ path: `/troubleshoot?etcd=${mistype(id)}`, meant: id })],
  ["panel", () => ({ path: "/panels/cluster-slos", meant: "cluster-slo" })],
];

for (const [what, mistake] of PAGES)
  test(`an unknown ${what} is a 404 with near matches`, async ({ page, consoleErrors, subjects }) => {
    const { path, meant } = mistake(subjects);
    const response = await page.goto(path);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("main").getByRole("link", { name: meant }).first()).toBeVisible();
    // The browser itself reports the 404 of the page that was asked for.
    expect(consoleErrors.splice(0).every((text) => text.includes("404"))).toBe(true);
  });
