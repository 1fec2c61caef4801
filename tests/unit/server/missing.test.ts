// What a page leaves open keeps its whole answer open: a page that broke before it knew what was missing hung for a minute.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { loadPage, settleWithin } from "@/lib/server/missing";

const views = resolve(import.meta.dirname, "../../../app/(views)");
const read = (path: string) => readFileSync(join(views, path), "utf8");
const files = readdirSync(views, { recursive: true, encoding: "utf8" });

describe("what is missing", () => {
  test("is waited for a while and no longer", async () => {
    await expect(settleWithin(new Promise(() => {}), 5)).resolves.toBeNull();
    await expect(settleWithin(Promise.resolve(1), 1_000)).resolves.toBe(1);
  });

  test("does not hide why a page broke", async () => {
    const broken = () => Promise.reject(new Error("broken"));
    await expect(loadPage(broken)).rejects.toThrow("broken");
  });

  test("is told by every page that may not be found, before anything that could break", () => {
    const waiting = files.filter((file) => file.endsWith("not-found.tsx") && read(file).includes("waitForMissing"));
    expect(waiting.length).toBeGreaterThanOrEqual(10);
    for (const file of waiting) expect(read(file.replace("not-found.tsx", "page.tsx")), file).toContain("loadPage(");
  });
});
