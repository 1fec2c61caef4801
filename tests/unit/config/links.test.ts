import { expect, test } from "vitest";
import { fillLink } from "@/lib/config/links";

test("fills names with percent-encoded values, so that no value changes the address", () => {
  const link = fillLink("https://g/d?c={etcd_cluster}&from={fromUnixMs}", { etcd_cluster: "a&b=/ü", fromUnixMs: 5 });
  expect(link).toBe("https://g/d?c=a%26b%3D%2F%C3%BC&from=5");
});

test("a name without a value becomes empty", () => {
  expect(fillLink("https://g/{zone}/x", {})).toBe("https://g//x");
});
