import { expect, test } from "vitest";
import { getMemberRole, listMemberFacts } from "@/components/cluster/member-facts";
import { splitBold } from "@/lib/client/fleet-bold";
import { composeClusterNow } from "@/lib/client/fleet-cluster-now";
import type { ClusterDetail, Member } from "@/lib/contract/fleet";
import { getTranslate } from "@/lib/text/get-translate";

const t = getTranslate("en");
const slo: ClusterDetail["slos"][number] = {
  sli: "write",
  objectiveRatio: 0.999,
  valueRatio: 0.9996,
  budget: "at-risk",
  budgetRemainingRatio: 0.57,
  badMinutes: null,
  allowedMinutes: null,
  burnRate1h: 28.6,
  burnRate6h: 9.3,
  exhaustedInHours: 41,
  isBurning: true,
  coverageRatio: 1,
};
interface RowFacts {
  readonly health: ClusterDetail["row"]["health"];
  readonly failing: readonly ClusterDetail["row"]["failing"][number][];
  readonly isInMaintenance: boolean;
}
type Witnesses = Readonly<Record<"server" | "client" | "probe", "yes" | "no" | "blind">>;
const SEEN: Witnesses = { server: "yes", client: "yes", probe: "yes" };
const say = (row: Partial<RowFacts>, slos: ClusterDetail["slos"] = [], seen: Witnesses = SEEN) => {
  const witnesses = (["server", "client", "probe"] as const).map((witness) => ({
    witness,
    state: seen[witness],
    yesCount: null,
    ofCount: null,
  }));
  const facts: RowFacts = { health: "ok", failing: [], isInMaintenance: false, ...row };
  return splitBold(composeClusterNow({ row: facts, slos, witnesses }, t, "en"))
    .map((part) => part.text)
    .join("");
};

test("a burning cluster says which SLI, how fast, and when it is gone", () => {
  expect(say({ health: "burning", failing: ["write"] }, [slo])).toBe(
    "Spending the write budget 9.3× too fast, gone in 41 h.",
  );
});

test("an overspent budget is not given a time to live", () => {
  const overspent = { ...slo, budgetRemainingRatio: -0.1, budget: "breached" as const, exhaustedInHours: null };
  expect(say({ health: "burning" }, [overspent])).toContain("already overspent");
});

test("a lost quorum is said before anything else", () => {
  expect(say({ health: "down", failing: ["quorum", "write"] }, [slo])).toMatch(/^Not serving: quorum is lost\./);
});

test("members that do not answer the scraper alone may be behind a metrics port that wants TLS or credentials, and that is said", () => {
  const unseen = { health: "blind", failing: [] } as const;
  expect(say(unseen, [], { server: "blind", client: "blind", probe: "no" })).toMatch(
    /check address, TLS and credentials/,
  );
  for (const known of ["server", "client"] as const)
    expect(say(unseen, [], { server: "blind", client: "blind", probe: "no", [known]: "no" })).not.toMatch(/TLS/);
});

test("a blind cluster is never called fine and never given a burn", () => {
  expect(say({ health: "blind" }, [slo])).toBe(
    "Nothing fresh is known: neither members nor clients nor the scraper can be seen.",
  );
});

const member: Member = {
  id: "m-1",
  zone: "gz-1",
  host: "h1",
  version: "3.5.21",
  isUp: true,
  hasLeader: true,
  isLeader: false,
  isLearner: false,
  startedAtUnixMs: 0,
  dbSizeBytes: 100,
  dbSizeInUseBytes: 50,
  raftLagCount: 0,
  residentMemoryBytes: 1,
  openFdCount: 1,
  maxFdCount: 10,
  walFsyncSecondsP99: 0.006,
};

test("the member that differs stands out, its healthy siblings do not", () => {
  const slow = { ...member, id: "m-2", walFsyncSecondsP99: 0.48 };
  const worse = (one: Member) =>
    listMemberFacts(one, [member, slow], 86_400_000, { t, locale: "en" }).flatMap((fact) =>
      fact.isWorse ? [fact.id] : [],
    );
  expect(worse(slow)).toEqual(["fsync"]);
  expect(worse(member)).toEqual([]);
});

test("a member without samples is not seen, one that is down is down", () => {
  expect(getMemberRole({ ...member, isUp: null, hasLeader: null })).toBe("blind");
  expect(getMemberRole({ ...member, isUp: false })).toBe("down");
  expect(getMemberRole({ ...member, isLeader: true })).toBe("leader");
});
