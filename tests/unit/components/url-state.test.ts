import { expect, test } from "vitest";
import { readAddress } from "@/lib/client/url-state";
import { readUrlState } from "@/lib/url/state";

test("an address is read once, however many ask", () => {
  expect(readAddress("region=gz")).toBe(readAddress("region=gz"));
});

test("what another address says alike stays the same object, and what differs does not", () => {
  const before = readAddress("region=gz,sh&group=product,spec&colour=health&from=now-6h").values;
  const after = readAddress("region=gz,sh&group=product,spec&colour=budget&from=now-1h").values;
  expect(after.region).toBe(before.region);
  expect(after.group).toBe(before.group);
  expect(after.to).toBe(before.to);
  expect(after.colour).toBe("budget");
  expect(after.from).not.toEqual(before.from);
});

test("nothing of an earlier address is left in a later one", () => {
  for (const search of ["region=gz&q=bank&sort=-burn", "", "lang=zh-CN&region=gz&at=1", "q=x"])
    expect(readAddress(search)).toMatchObject(readUrlState(new URLSearchParams(search)));
});

test("another colour of the map changes neither what links carry nor what lists show", () => {
  const before = readAddress("region=gz&theme=dark");
  const after = readAddress("region=gz&theme=dark&colour=burn");
  expect(after.values.colour).toBe("burn");
  expect(after.carried).toBe(before.carried);
  expect(after.list).toBe(before.list);
});

test("a part that says something else is another object and says it", () => {
  const before = readAddress("region=gz");
  const filtered = readAddress("region=sh");
  expect(filtered.carried).toBe(before.carried);
  expect(filtered.list.region).toEqual(["sh"]);
  const shifted = readAddress("region=sh&from=now-6h");
  expect(shifted.carried).not.toBe(filtered.carried);
  expect(shifted.carried.from).toEqual({ kind: "relative", agoSeconds: 21_600 });
});
