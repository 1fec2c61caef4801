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
    expect(readAddress(search)).toEqual(readUrlState(new URLSearchParams(search)));
});
