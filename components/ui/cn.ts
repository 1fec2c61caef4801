// Joins class names; a later class wins over an earlier one of the same kind.
import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ["axis", "small", "body", "section", "sentence", "verdict", "title", "ratio", "count"],
      radius: ["panel", "control", "bar", "cell"],
      shadow: ["float"],
    },
  },
});

export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
