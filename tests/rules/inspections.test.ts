// Layer `inspections`: each inspection is found where it is true, keeps still where it is not, and says nothing where nobody looked.
//   [x] scrape skew and a slow follower are no inconsistency     [x] thresholds by scenario and spec equal lib/inspections
//   [x] an unseen leader is no missing one                       [x] no history is no growth
//   [x] not compared is not consistent                           [x] integrity: compared, consistent, free of alarms
import { expect, test } from "vitest";
import { INSPECTIONS } from "@/lib/inspections/registry";
import { resolveThresholds } from "@/lib/inspections/resolve-thresholds";
import { FOUND_SEVERITIES, type InspectionId, SEVERITY_CODES } from "@/lib/slo/inspections";
import { type Expectation, type LayerTest, members, runLayer } from "./run-layer";

function run(test: Partial<LayerTest> & Pick<LayerTest, "series" | "expect">) {
  expect(() =>
    runLayer({ groups: ["inspections"], sampleInterval: "1m", evaluationInterval: "1m", ...test }),
  ).not.toThrow();
}
const severities = (inspection: InspectionId, at: string, found: Record<string, number>): Expectation => ({
  query: `etcd:inspection:severity{inspection="${inspection}"}`,
  at,
  samples: Object.fromEntries(
    Object.entries(found).map(([cluster, code]) => [`{etcd_cluster="${cluster}",inspection="${inspection}"}`, code]),
  ),
});
const values = (inspection: InspectionId, at: string, found: Record<string, number>): Expectation => ({
  ...severities(inspection, at, found),
  query: `etcd:inspection:value{inspection="${inspection}"}`,
});
const known = (cluster: string, labels = "") => ({
  [`etcd_cluster_info{etcd_cluster="${cluster}"${labels}}`]: "1+0x200",
  [`etcd_cluster_expected_members{etcd_cluster="${cluster}",from="up"}`]: "3+0x200",
});
const REVISION = "etcd_debugging_mvcc_current_revision";
const KEYS = "etcd_debugging_mvcc_keys_total";
const APPLIED = "etcd_server_proposals_applied_total";
const steady = "1000+6x200";
const behind = (by: number) => `${1000 - by}+6x200`;

test("members that differ for ten minutes are found; skew, a slow follower and a short gap are not", () => {
  run({
    series: {
      ...known("same"),
      ...members("same", REVISION, steady, steady, behind(2)),
      ...known("apart"),
      ...members("apart", REVISION, steady, steady, behind(300)),
      ...known("keys"),
      ...members("keys", REVISION, steady, steady, steady),
      ...members("keys", KEYS, "500+0x200", "500+0x200", "420+0x200"),
      ...known("slow"),
      ...members("slow", REVISION, steady, steady, behind(300)),
      ...members("slow", APPLIED, "5000+6x200", "5000+6x200", "4600+6x200"),
      ...known("short"),
      ...members("short", REVISION, steady, steady, "1000+6x99 1294+6x4 1624+6x90"),
      ...known("busy"),
      ...members("busy", REVISION, "0+60000x200", "0+60000x200", "-20000+60000x200"),
      ...known("minority"),
      ...members("minority", REVISION, steady),
    },
    expect: [
      severities("member-consistency", "60m", { same: 0, apart: 3, keys: 3, slow: 0, short: 0, busy: 0 }),
      severities("member-consistency", "102m", { same: 0, apart: 3, keys: 3, slow: 0, short: 0, busy: 0 }),
      values("member-consistency", "60m", { same: 0, apart: 297, keys: 77, slow: 0, short: 0, busy: 0 }),
    ],
  });
});

test("integrity counts the minutes that were compared; an alarm or a difference makes them bad", () => {
  const sli = (name: string, samples: Record<string, number>): Expectation => ({
    query: `etcd:sli_${name}:1m{sli="integrity"}`,
    at: "60m",
    samples: Object.fromEntries(
      Object.entries(samples).map(([cluster, value]) => [`{etcd_cluster="${cluster}",sli="integrity"}`, value]),
    ),
  });
  run({
    series: {
      ...known("good"),
      ...members("good", REVISION, steady, steady, steady),
      ...known("apart"),
      ...members("apart", REVISION, steady, steady, behind(300)),
      ...known("full"),
      ...members("full", REVISION, steady, steady, steady),
      'etcd:alarm:bool{etcd_cluster="full",alarm="NOSPACE"}': "1+0x200",
      ...known("unseen"),
      ...members("unseen", REVISION, steady),
    },
    expect: [sli("total", { good: 1, apart: 1, full: 1 }), sli("good", { good: 1, apart: 0, full: 0 })],
  });
});

test("every severity is that of the first threshold reached, by scenario and spec as lib/inspections resolves them", () => {
  const definition = INSPECTIONS.find((one) => one.id === "db-quota");
  if (!definition) throw new Error("no db-quota");
  const cases = ["default", "large"].flatMap((spec) =>
    [0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.95].map((ratio) => ({ id: `${spec}-${ratio * 100}`, spec, ratio })),
  );
  const expected = cases.map(({ id, spec, ratio }) => {
    const thresholds = resolveThresholds(definition, { scenario: "s", spec });
    const level = FOUND_SEVERITIES.find((one) => ratio >= (thresholds[one] ?? Number.POSITIVE_INFINITY));
    return [id, SEVERITY_CODES[level ?? "ok"]] as const;
  });
  run({
    series: Object.assign(
      {},
      ...cases.map(({ id, spec, ratio }) => ({
        ...known(id, `,scenario="s",spec="${spec}"`),
        [`etcd:db_usage:ratio{etcd_cluster="${id}"}`]: `${ratio}+0x20`,
      })),
    ),
    expect: [severities("db-quota", "10m", Object.fromEntries(expected))],
  });
});

test("half of a large file free is a finding, of a small one it is not", () => {
  const file = (cluster: string, total: number, inUse: number) => ({
    ...known(cluster),
    ...members(cluster, "etcd_mvcc_db_total_size_in_bytes", `${total}+0x20`, `${total}+0x20`),
    ...members(cluster, "etcd_mvcc_db_total_size_in_use_in_bytes", `${inUse}+0x20`, `${total}+0x20`),
  });
  run({
    series: {
      ...file("large", 1e9, 2e8),
      ...file("half", 1e9, 4.9e8),
      ...file("small", 1e7, 1e6),
      ...file("tight", 1e9, 9e8),
    },
    expect: [
      severities("fragmentation", "10m", { large: 2, half: 1, small: 0, tight: 0 }),
      values("fragmentation", "10m", { large: 0.8, half: 0.51, small: 0, tight: 0.1 }),
    ],
  });
});

const version = (cluster: string, ...versions: readonly string[]) =>
  Object.fromEntries(
    versions.map((text, index) => {
      const [name = "", samples = "1+0x200"] = text.split(" | ");
      return [
        `etcd_server_version{job="etcd",etcd_cluster="${cluster}",instance="m${index % 3}",server_version="${name}"}`,
        samples,
      ];
    }),
  );

test("an upgrade that lasts over an hour is skew; 3.5.0 to 3.5.2 are known bad", () => {
  run({
    series: {
      ...version("one", "3.5.9", "3.5.9", "3.5.9"),
      ...version("skewed", "3.5.9", "3.5.9", "3.6.1"),
      ...version("rolling", "3.5.9", "3.5.9", "3.5.9 | 1+0x99 stale", "3.5.9", "3.5.9", "3.6.1 | _x100 1+0x100"),
      ...version("bad", "3.5.2", "3.5.1", "3.5.9"),
      ...version("fine", "3.5.20", "3.5.20", "3.5.20"),
    },
    expect: [
      severities("version-skew", "130m", { one: 0, skewed: 1, rolling: 0, bad: 2, fine: 0 }),
      severities("version-skew", "190m", { one: 0, skewed: 1, rolling: 1, bad: 2, fine: 0 }),
      values("known-bad-version", "130m", { one: 0, skewed: 0, rolling: 0, bad: 2, fine: 0 }),
      severities("known-bad-version", "130m", { one: 0, skewed: 0, rolling: 0, bad: 2, fine: 0 }),
    ],
  });
});

test("two leaders or none for three minutes are found; an unseen member is not judged", () => {
  const leaders = (cluster: string, ...samples: readonly string[]) => ({
    ...known(cluster),
    ...members(cluster, "etcd_server_is_leader", ...samples),
  });
  run({
    series: {
      ...leaders("one", "1+0x60", "0+0x60", "0+0x60"),
      ...leaders("two", "1+0x60", "1+0x60", "0+0x60"),
      ...leaders("none", "0+0x60", "0+0x60", "0+0x60"),
      ...leaders("moving", "1+0x9 0+0x50", "0+0x10 1+0x50", "0+0x60"),
      ...leaders("unseen", "0+0x60", "0+0x60"),
    },
    expect: [severities("split-leadership", "11m", { one: 0, two: 3, none: 3, moving: 0 })],
  });
});

test("keys are compared with yesterday's; a cluster without history or with few keys is not growing", () => {
  const keys = (cluster: string, samples: string) => ({
    ...known(cluster),
    [`etcd:keys:count{etcd_cluster="${cluster}"}`]: samples,
  });
  run({
    sampleInterval: "10m",
    evaluationInterval: "10m",
    series: {
      ...keys("still", "50000+0x200"),
      ...keys("growing", "50000+0x143 80000+0x50"),
      ...keys("doubling", "50000+0x143 120000+0x50"),
      ...keys("tiny", "50+0x143 500+0x50"),
      ...keys("young", "_x140 50000+0x50"),
    },
    expect: [severities("key-growth", "26h", { still: 0, growing: 1, doubling: 2, tiny: 0 })],
  });
});

test("bytes per put, over ten minutes", () => {
  const puts = (cluster: string, bytes: number) => ({
    ...members(cluster, "etcd_mvcc_put_total", "0+600x60", "0+600x60"),
    ...members(cluster, "etcd_debugging_mvcc_total_put_size_in_bytes", `0+${600 * bytes}x60`, `0+${600 * bytes}x60`),
  });
  run({
    series: { ...puts("small", 2_000), ...puts("big", 200_000), ...members("idle", "etcd_mvcc_put_total", "5+0x60") },
    expect: [
      severities("big-values", "30m", { small: 0, big: 2 }),
      values("big-values", "30m", { small: 2_000, big: 200_000 }),
    ],
  });
});

test("a cluster that was never compared ages from when it is known, one that stopped from its last comparison", () => {
  const gone = "1000+6x30 stale";
  run({
    series: {
      ...known("fresh"),
      ...members("fresh", REVISION, steady, steady, steady),
      ...known("stopped"),
      ...members("stopped", REVISION, gone, gone, gone),
      ...known("never"),
    },
    expect: [
      values("inspection-freshness", "40m", { fresh: 0, stopped: 600, never: 2_400 }),
      severities("inspection-freshness", "40m", { fresh: 0, stopped: 1, never: 2 }),
    ],
  });
});
