// Pages hold WCAG 2.2 AA as far as a program can tell, in both themes.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./support/fixtures";

const PAGES = ["/", "/clusters", "/panels/fleet-headline"] as const;

for (const path of PAGES) {
  for (const theme of ["light", "dark"] as const) {
    test(`${path} is accessible in ${theme}`, async ({ page, baseURL }) => {
      let target: string = path;
      if (path === "/clusters") {
        const response = await fetch(`${baseURL}/api/v1/fleet/clusters?health=burning&pageSize=1`);
        const { rows }: { rows: { id: string }[] } = await response.json();
        target = `/clusters/${rows[0]?.id}`;
      }
      await page.goto(`${target}?theme=${theme}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag22aa"]).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target: where }) => where.join(" ")).join(", ")}`),
      ).toEqual([]);
    });
  }
}
