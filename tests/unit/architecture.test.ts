// The house rules of docs/architecture.md, checked: who may import whom, and who may do I/O.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const ORDER = [
  "units",
  "text",
  "stats",
  "query",
  "slo",
  "contract",
  "url",
  "scales",
  "sentences",
  "slis",
  "indicators",
  "inspections",
  "diagnosis",
  "config",
  "rules",
  "discovery",
  "datasources",
  "panels",
  "render",
  "server",
];
const BROWSER_ROOMS = new Set(["units", "text", "slo", "contract", "url", "scales", "sentences"]);
const APP_ROOMS = new Set(["server", "contract", "url", "text"]);
const IO_MODULES =
  /^(node:)?(fs|net|http|https|dns|child_process|worker_threads|tls|dgram)(\/|$)|^(undici|pino|prom-client)$/;

function listSources(dir: string): string[] {
  return readdirSync(dir).flatMap((name) => {
    const path = join(dir, name);
    if (statSync(path).isDirectory()) return listSources(path);
    return /\.tsx?$/.test(name) && !name.endsWith(".d.ts") ? [path] : [];
  });
}

interface Import {
  readonly file: string;
  readonly target: string;
  readonly isTypeOnly: boolean;
}

function readImports(file: string): Import[] {
  const text = readFileSync(file, "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false);
  const found: Import[] = [];
  source.forEachChild((node) => {
    const isImport = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
    if (!isImport || !node.moduleSpecifier || !ts.isStringLiteral(node.moduleSpecifier)) return;
    const specifier = node.moduleSpecifier.text;
    const isTypeOnly = ts.isImportDeclaration(node) ? node.importClause?.isTypeOnly === true : node.isTypeOnly;
    const target = specifier.startsWith("@/")
      ? specifier.slice(2)
      : specifier.startsWith(".")
        ? relative(root, join(dirname(file), specifier))
        : specifier;
    found.push({ file: relative(root, file), target, isTypeOnly });
  });
  for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
    if (!fileName.startsWith("node:") && !IO_MODULES.test(fileName)) continue;
    if (!found.some((known) => known.target === fileName))
      found.push({ file: relative(root, file), target: fileName, isTypeOnly: false });
  }
  return found;
}

function room(path: string): string {
  return path.split("/")[1] ?? "";
}

const libImports = listSources(join(root, "lib")).flatMap(readImports);
const describeImport = (found: Import) => `${found.file} imports ${found.target}`;

test("a room of lib imports only rooms to its left", () => {
  const wrong = libImports.filter(({ file, target }) => {
    if (!target.startsWith("lib/")) return false;
    const from = room(file);
    const to = room(target);
    if (from === to) return false;
    if (from === "client") return !BROWSER_ROOMS.has(to);
    return to === "client" || ORDER.indexOf(to) < 0 || ORDER.indexOf(to) > ORDER.indexOf(from);
  });
  expect(wrong.map(describeImport)).toEqual([]);
});

test("lib imports neither app nor components", () => {
  expect(
    libImports.filter(({ target }) => /^(app|components|demo|bin|tests)\//.test(target)).map(describeImport),
  ).toEqual([]);
});

test("a dialect never imports another dialect", () => {
  const dialect = (path: string) => path.match(/^lib\/datasources\/([^/]+)\/./)?.[1];
  const wrong = libImports.filter(({ file, target }) => {
    const from = dialect(file);
    const to = dialect(`${target}/`.replace(/\/\/$/, "/"));
    return from !== undefined && to !== undefined && from !== to && to !== "common";
  });
  expect(wrong.map(describeImport)).toEqual([]);
});

test("only lib/server does I/O", () => {
  expect(
    libImports.filter(({ file, target }) => IO_MODULES.test(target) && room(file) !== "server").map(describeImport),
  ).toEqual([]);
});

test("every file of lib/server is marked server-only", () => {
  const unmarked = listSources(join(root, "lib/server")).filter(
    (file) => !/^import "server-only";/m.test(readFileSync(file, "utf8")),
  );
  expect(unmarked.map((file) => relative(root, file))).toEqual([]);
});

test("components and lib/client use only what may ship to a browser", () => {
  const imports = [...listSources(join(root, "components")), ...listSources(join(root, "lib/client"))].flatMap(
    readImports,
  );
  const wrong = imports.filter(
    ({ target, isTypeOnly }) =>
      (target.startsWith("lib/") && room(target) !== "client" && !BROWSER_ROOMS.has(room(target)) && !isTypeOnly) ||
      target.startsWith("app/"),
  );
  expect(wrong.map(describeImport)).toEqual([]);
});

test("app uses only components, server, contract, url and text", () => {
  const wrong = listSources(join(root, "app"))
    .flatMap(readImports)
    .filter(({ target }) => target.startsWith("lib/") && !APP_ROOMS.has(room(target)));
  expect(wrong.map(describeImport)).toEqual([]);
});

test("only lib/server/upstream looks into the results of queries", () => {
  const wrong = listSources(join(root, "lib/server"))
    .map((file) => relative(root, file))
    .filter((file) => !/^lib\/server\/(upstream|query)\//.test(file))
    .filter((file) => /\brunQueries\b|\.value\.frame\b/.test(readFileSync(join(root, file), "utf8")));
  expect(wrong).toEqual([]);
});
