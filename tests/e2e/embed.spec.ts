// An embed and a picture in somebody else's page, the share dialog, and the card of a pasted link.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "./support/fixtures";

let host: Server;
let body = "";

test.beforeAll(async () => {
  host = createServer((_request, response) => response.setHeader("Content-Type", "text/html").end(body));
  await new Promise<void>((done) => host.listen(0, "127.0.0.1", done));
});

test.afterAll(async () => {
  await new Promise((done) => host.close(done));
});

function hostUrl(): string {
  const { port } = host.address() as AddressInfo;
  return `http://127.0.0.1:${port}/`;
}

test("a page of another origin shows an embed and a picture, without script or cookie", async ({ page, baseURL }) => {
  body = `<iframe src="${baseURL}/embed/fleet-headline?lang=en" width="640" height="240"></iframe>
    <img alt="picture" src="${baseURL}/api/v1/panels/fleet-headline/image.png?lang=zh-CN">`;
  const requested: string[] = [];
  page.on("request", (request) => requested.push(request.url()));
  await page.goto(hostUrl());
  const embed = page.frameLocator("iframe");
  await expect(embed.getByRole("heading")).toBeVisible();
  await expect(embed.getByRole("link", { name: "Open in Raftboard" })).toBeVisible();
  const width = () => page.getByAltText("picture").evaluate((image) => (image as HTMLImageElement).naturalWidth);
  await expect.poll(width).toBe(800);
  expect(requested.filter((url) => url.includes("/_next/"))).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
});

test("a low frame keeps title, state and data time, and drops the sentence", async ({ page, baseURL }) => {
  await page.setViewportSize({ width: 480, height: 150 });
  await page.goto(`${baseURL}/embed/fleet-headline?lang=en`);
  await expect(page.getByRole("heading")).toBeVisible();
  await expect(page.locator("p.s")).toBeHidden();
  await expect(page.getByText(/data to/)).toBeVisible();
});

test("a panel's menu shares it, pinned unless live is asked for", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/?lang=en");
  const id = await page.evaluate(async () => {
    const answer: { rows: { id: string }[] } = await (await fetch("/api/v1/fleet/clusters?pageSize=1")).json();
    return answer.rows[0]?.id ?? "";
  });
  await page.goto(`/panels/cluster-latency?cluster=${id}&lang=en`);
  await page.getByRole("button", { name: "Panel menu" }).click();
  await page.getByRole("menuitem", { name: "Share…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/^Pinned to .* UTC$/)).toBeVisible();
  const text = dialog.getByRole("textbox", { name: "Text to copy" });
  await expect(text).toHaveValue(/from=\d{13}&to=\d{13}/);
  await dialog.getByRole("button", { name: "Embed", exact: true }).click();
  await dialog.getByRole("button", { name: "Live" }).click();
  await expect(text).toHaveValue(/^<iframe src="[^"]*from=now-1h&amp;to=now/);
  await expect(dialog.frameLocator("iframe").getByRole("heading")).toBeVisible();
  await dialog.getByRole("button", { name: "Copy embed code" }).click();
  await expect(page.getByText("Live embed code copied")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("<iframe");
});

test("every pasted link has a card with a picture that can be fetched", async ({ page, request }) => {
  for (const path of ["/", "/business"]) {
    await page.goto(path);
    await expect(page.locator('meta[property="og:title"]')).toHaveAttribute("content", /.+/);
    await expect(page.locator('meta[name="twitter:card"]')).toHaveAttribute("content", "summary_large_image");
    const url = (await page.locator('meta[property="og:image"]').getAttribute("content")) ?? "";
    const picture = await request.get(url);
    expect(picture.headers()["content-type"]).toBe("image/png");
  }
});
