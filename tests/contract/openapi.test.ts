// The OpenAPI document and the route files say the same.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { buildOpenApi } from "@/lib/server/api/openapi";

const ROOT = join(import.meta.dirname, "../../app");

function listRoutes(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return listRoutes(path);
    return name === "route.ts" ? [path] : [];
  });
}

const routes = listRoutes(join(ROOT, "api"));
const documentSchema = z.object({ openapi: z.string(), paths: z.record(z.string(), z.object({ get: z.unknown() })) });
const { openapi, paths } = documentSchema.parse(JSON.parse(JSON.stringify(buildOpenApi())));

test("the document is OpenAPI 3.1 with every route under /api, and no other", () => {
  const expected = routes
    .map((file) => `/${relative(ROOT, file).replace(/\/route\.ts$/, "")}`.replaceAll(/\[(\w+)\]/g, "{$1}"))
    .filter((path) => !path.includes("[..."));
  expect(openapi).toMatch(/^3\.1\./);
  expect(Object.keys(paths).sort()).toEqual(expected.sort());
  expect(expected.length).toBeGreaterThanOrEqual(12);
});

test("every route file stays thin", () => {
  for (const file of routes) expect(readFileSync(file, "utf8").split("\n").length, file).toBeLessThanOrEqual(25);
});
