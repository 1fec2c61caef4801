import { expect, test } from "vitest";
import { readWitnesses } from "@/lib/server/cluster/detail";
import { readMembers } from "@/lib/server/cluster/read-members";

test("a learner that sees a leader is no witness: three of three voters are counted", () => {
  const ids = ["m-0", "m-1", "m-2", "m-3"];
  const series = ids.flatMap((member) =>
    [
      ["up", 1],
      ["etcd_server_has_leader", 1],
      ["etcd_server_is_learner", member === "m-3" ? 1 : 0],
    ].map(([name, value]) => ({ labels: { __name__: String(name), instance: member }, values: [Number(value)] })),
  );
  const members = readMembers({
    known: [],
    metrics: { name: "members", timesUnixMs: [0], series },
    measured: undefined,
    memberLabel: "instance",
  });
  const counted = readWitnesses(undefined, members, 3).filter(({ yesCount }) => yesCount !== null);
  expect(counted.map(({ witness, yesCount, ofCount }) => [witness, yesCount, ofCount])).toEqual([
    ["server", 3, 3],
    ["probe", 3, 3],
  ]);
});
