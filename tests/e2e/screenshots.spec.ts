// The pictures of the README, made by the same walk. They go to the test's output folder; RAFTBOARD_SCREENSHOTS=1 renews docs/images.
import { resolve } from "node:path";
import { expect, test } from "./support/fixtures";

const SHOTS = [
  { name: "fleet-light", path: "/?theme=light", width: 1440, isWhole: true },
  { name: "fleet-dark", path: "/?theme=dark", width: 1440, isWhole: true },
  { name: "fleet-phone", path: "/?theme=light", width: 390, isWhole: true },
  { name: "fleet-zh", path: "/?theme=light&lang=zh-CN", width: 1440, isWhole: true },
  { name: "cluster-light", path: "/clusters/{burning}?theme=light", width: 1440, isWhole: true },
  { name: "cluster-dark", path: "/clusters/{burning}?theme=dark", width: 1440, isWhole: true },
  { name: "cluster-phone", path: "/clusters/{burning}?theme=light", width: 390, isWhole: true },
] as const;

for (const shot of SHOTS) {
  test(`${shot.name} fits its width`, async ({ page, baseURL }, info) => {
    const response = await fetch(`${baseURL}/api/v1/fleet/clusters?health=burning&sort=-burn&pageSize=1`);
    const { rows }: { rows: { id: string }[] } = await response.json();
    await page.setViewportSize({ width: shot.width, height: 900 });
    await page.goto(shot.path.replace("{burning}", rows[0]?.id ?? ""));
    await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
    await page.evaluate(async () => {
      for (let top = 0; top < document.body.scrollHeight; top += 600) {
        window.scrollTo(0, top);
        await new Promise((done) => setTimeout(done, 120));
      }
      window.scrollTo(0, 0);
    });
    await page.waitForLoadState("networkidle");
    const folder = process.env.RAFTBOARD_SCREENSHOTS === "1" ? resolve("docs/images") : info.outputDir;
    await page.screenshot({ path: resolve(folder, `${shot.name}.png`), fullPage: shot.isWhole });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, "pixels that overflow sideways").toBeLessThanOrEqual(0);
  });
}
