import { expect, test } from "vitest";
import { readAlertChoice } from "@/lib/server/alerts/list";
import { hrefAlerts } from "@/lib/url/hrefs";

test("tier and state stand in the address and are read back, each more than once", () => {
  const choice = { tier: ["page", "ticket"], state: ["pending"] } as const;
  const search = new URL(hrefAlerts({ region: ["gz"] }, choice), "http://raftboard").searchParams;
  expect(search.getAll("region")).toEqual(["gz"]);
  expect(readAlertChoice(search.getAll("tier"), search.getAll("state"))).toEqual(choice);
});

test("what is no tier and no state is passed over by the page", () => {
  expect(readAlertChoice("page", "firing")).toEqual({ tier: ["page"], state: ["firing"] });
  expect(readAlertChoice(["urgent", "other"], undefined)).toEqual({ tier: ["other"], state: [] });
});
