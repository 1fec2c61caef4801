import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { extendTailwindMerge } from "tailwind-merge";
import { expect, test } from "vitest";
import { cn } from "@/components/ui/cn";

const ROOT = resolve(import.meta.dirname, "../../../..");

/** The library with its table of all of Tailwind, and this project's names. */
const whole = extendTailwindMerge({
  extend: {
    theme: {
      text: ["axis", "small", "body", "section", "sentence", "verdict", "title", "ratio", "count"],
      radius: ["panel", "control", "bar", "cell"],
      shadow: ["float"],
    },
  },
});

function listSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Names of SVG and CSS that read like classes. */
const NOT_CLASSES =
  /\$|^(font-(family|size|variant-numeric|weight)|fill-rule|stroke-.*|text-color|border-w-.*|border-collapse|border-color.*)$/;

/** Every class that components use: the words of their texts that the library knows as one. */
function listClasses(): string[] {
  const files = ["components", "app", "lib/client"]
    .flatMap((folder) => listSources(join(ROOT, folder)))
    .filter((file) => !file.endsWith("/cn.ts"));
  const words = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/"([^"\n]*)"|`([^`]*)`/g)].flatMap(([, plain, template]) =>
      (plain ?? template ?? "").split(/\s+/),
    ),
  );
  return [...new Set(words)].filter(
    (word) => /^-?[a-z*@[]/.test(word) && !NOT_CLASSES.test(word) && whole(`${word} ${word}`) === word,
  );
}

test("two classes that components use are joined as the whole library would, in either order", () => {
  const classes = listClasses();
  expect(classes.length).toBeGreaterThan(300);
  // `hover:` and none, or two different ones, never stand for one another.
  const variantOf = (name: string) => name.slice(0, name.lastIndexOf(":") + 1);
  const wrong: string[] = [];
  for (const first of classes)
    for (const second of classes) {
      if (variantOf(first) !== variantOf(second)) continue;
      const both = `${first} ${second}`;
      if (first !== second && cn(both) !== whole(both)) wrong.push(`${both} -> ${cn(both)}`);
    }
  expect(wrong).toEqual([]);
});

test("what is false, null or empty adds nothing", () => {
  expect(cn("px-2", false, null, undefined, "", ["py-1"], { "text-t2": true, "text-t3": false })).toBe(
    "px-2 py-1 text-t2",
  );
});
