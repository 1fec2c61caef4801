import { expect, test } from "vitest";
import { fleetEvidence, joinEvidence, NO_EVIDENCE } from "@/lib/contract/evidence";
import { mayClaim, sayUniversal } from "@/lib/sentences/claims";
import { getTranslate } from "@/lib/text/get-translate";

const WHOLE = { ...NO_EVIDENCE, state: "ok", asOfUnixMs: 2 } as const;
const t = getTranslate("en");

test("none and all are said of a whole and fresh answer alone", () => {
  expect(sayUniversal(mayClaim(WHOLE), () => "none", t)).toBe("none");
  for (const state of ["partial", "empty", "error"] as const)
    expect(sayUniversal(mayClaim({ ...WHOLE, state }), () => "none", t)).not.toBe("none");
  expect(sayUniversal(mayClaim({ ...WHOLE, isStale: true }), () => "none", t)).not.toBe("none");
});

test("an answer made of a whole and a failed part is a part, as old as the oldest", () => {
  expect(joinEvidence(WHOLE, NO_EVIDENCE)).toMatchObject({ state: "partial", asOfUnixMs: 2 });
  expect(joinEvidence(WHOLE, { ...WHOLE, asOfUnixMs: 1 })).toMatchObject({ state: "ok", asOfUnixMs: 1 });
});

test("a fleet without a region is a part, and the region is named", () => {
  const notice = {
    level: "warning",
    messageId: "notice.fleet-regions-missing",
    values: { regions: "gz, sh" },
    detail: null,
  } as const;
  const status = { isLoaded: true, isStale: false, asOfUnixMs: 1, notice };
  expect(fleetEvidence(status, 5)).toMatchObject({ state: "partial", coverage: { missing: ["gz", "sh"] } });
  expect(fleetEvidence({ ...status, notice: null }, 0).state).toBe("empty");
});
