// The recorded codes are the decisions of lib/slo: both are run on one table each and must agree.
// Budget traps: young history, negative budget, coverage, nothing known. Health: every branch and its precedence.
import { expect, test } from "vitest";
import { computeBurnRate, computeEventBudgetRemaining, computeMinuteBudgetRemaining } from "@/lib/slo/budget";
import { type BudgetEvidence, classifyBudget } from "@/lib/slo/classify-budget";
import { classifyHealth, type HealthEvidence } from "@/lib/slo/classify-health";
import { BUDGET_CODES, HEALTH_CODES } from "@/lib/slo/vocabulary";
import { runLayer } from "./run-layer";

const OBJECTIVE = 0.999;

interface BudgetCase {
  readonly hours: number;
  readonly badPerHour: number;
  readonly error6h: number | null;
}
/** Hour tiles of 60 minutes; `hours` of history, `badPerHour` bad minutes or events of 60 in each. */
const BUDGET_CASES: Readonly<Record<string, BudgetCase>> = {
  untouched: { hours: 672, badPerHour: 0, error6h: 0 },
  breached: { hours: 672, badPerHour: 1, error6h: 0 },
  "half-left": { hours: 672, badPerHour: 0.03, error6h: 0 },
  "little-left": { hours: 672, badPerHour: 0.05, error6h: 0 },
  "half-left-burning": { hours: 672, badPerHour: 0.03, error6h: 0.0011 },
  "half-left-steady": { hours: 672, badPerHour: 0.03, error6h: 0.0009 },
  young: { hours: 100, badPerHour: 0, error6h: 0 },
  "young-overspent": { hours: 100, badPerHour: 10, error6h: 0 },
  "just-seen": { hours: 336, badPerHour: 0.03, error6h: 0 },
  unseen: { hours: 0, badPerHour: 0, error6h: null },
};

function expectBudget({ hours, badPerHour, error6h }: BudgetCase, unit: "minutes" | "events") {
  const counts = { goodCount: hours * (60 - badPerHour), totalCount: hours * 60 };
  const remaining =
    hours === 0
      ? null
      : unit === "minutes"
        ? computeMinuteBudgetRemaining(hours * badPerHour, OBJECTIVE)
        : computeEventBudgetRemaining(counts, OBJECTIVE);
  const evidence: BudgetEvidence = {
    coverageRatio: hours / 672,
    budgetRemainingRatio: remaining,
    burnRate6h: computeBurnRate(error6h, OBJECTIVE),
  };
  return { remaining, code: BUDGET_CODES[classifyBudget(evidence)] };
}

test("budget left and its code are the same in rules and in lib/slo", () => {
  const series: Record<string, string> = {};
  const remaining: Record<string, number> = {};
  const codes: Record<string, number> = {};
  for (const [cluster, one] of Object.entries(BUDGET_CASES)) {
    series[`etcd_cluster_info{etcd_cluster="${cluster}"}`] = "1+0x700";
    for (const sli of ["availability", "write"] as const) {
      const labels = `etcd_cluster="${cluster}",sli="${sli}"`;
      const gap = `_x${680 - one.hours}`;
      series[`etcd:objective:ratio{${labels}}`] = `${OBJECTIVE}+0x700`;
      if (one.error6h !== null)
        series[`etcd:burn_rate:ratio{${labels},window="6h"}`] = `${one.error6h / (1 - OBJECTIVE)}+0x700`;
      if (one.hours > 0) {
        series[`etcd:sli_total:tile1h{${labels}}`] = `${gap} 60+0x${one.hours - 1}`;
        series[`etcd:sli_good:tile1h{${labels}}`] = `${gap} ${60 - one.badPerHour}+0x${one.hours - 1}`;
      }
      const expected = expectBudget(one, sli === "availability" ? "minutes" : "events");
      if (expected.remaining !== null) remaining[`{${labels}}`] = expected.remaining;
      codes[`{${labels}}`] = expected.code;
    }
  }
  expect(() =>
    runLayer({
      groups: ["slow"],
      sampleInterval: "1h",
      // 679 h = 7 x 97 h: 28-day sums are dear, and only the last evaluation is asked for.
      evaluationInterval: "97h",
      series,
      expect: [
        { query: "etcd:budget_remaining:ratio", at: "679h", samples: remaining },
        { query: "etcd:budget:code", at: "679h", samples: codes },
      ],
    }),
  ).not.toThrow();
});

const QUIET: HealthEvidence = {
  hasQuorum: true,
  isPartBadNow: false,
  isMinuteFresh: true,
  isPartBadRecently: false,
  isPagePairFiring: false,
  isTicketPairFiring: false,
  quorumMarginCount: 1,
  fullQuorumMarginCount: 1,
};
const BLIND: HealthEvidence = { ...QUIET, hasQuorum: null, isMinuteFresh: false, quorumMarginCount: null };

const HEALTH_CASES: Readonly<Record<string, HealthEvidence>> = {
  quiet: QUIET,
  blind: BLIND,
  "quorum-lost": { ...QUIET, hasQuorum: false, quorumMarginCount: -1 },
  "part-bad": { ...QUIET, isPartBadNow: true, isPartBadRecently: true },
  "part-bad-and-burning": { ...QUIET, isPartBadNow: true, isPartBadRecently: true, isPagePairFiring: true },
  "part-was-bad": { ...QUIET, isPartBadRecently: true },
  burning: { ...QUIET, isPagePairFiring: true, isTicketPairFiring: true },
  ticket: { ...QUIET, isTicketPairFiring: true },
  "no-margin": { ...QUIET, quorumMarginCount: 0 },
  "one-member": { ...QUIET, quorumMarginCount: 0, fullQuorumMarginCount: 0 },
  "writes-without-majority": { ...QUIET, quorumMarginCount: -1 },
  "only-a-minute": { ...BLIND, isMinuteFresh: true },
  "blind-but-burning": { ...BLIND, isPagePairFiring: true },
  "unknown-expectation": { ...QUIET, quorumMarginCount: null, fullQuorumMarginCount: null },
};

/** Series that state the evidence, over 20 minutes at 15 s; part series are minutes, so every fourth sample. */
function describeHealth(cluster: string, evidence: HealthEvidence): Record<string, string> {
  const label = `etcd_cluster="${cluster}"`;
  const series: Record<string, string> = { [`etcd_cluster_info{${label}}`]: "1+0x80" };
  if (evidence.fullQuorumMarginCount !== null) {
    series[`etcd_cluster_expected_members{${label},from="up"}`] = `${2 * evidence.fullQuorumMarginCount + 1}+0x80`;
  }
  if (evidence.hasQuorum !== null) series[`etcd:quorum_now:bool{${label}}`] = `${Number(evidence.hasQuorum)}+0x80`;
  if (evidence.quorumMarginCount !== null)
    series[`etcd:quorum_margin:count{${label}}`] = `${evidence.quorumMarginCount}+0x80`;
  const part = `etcd:part_bad:1m{${label},part="write"}`;
  if (evidence.isPartBadNow) series[part] = "1+0x80";
  else if (evidence.isPartBadRecently) series[part] = "0+0x62 1+0x2 0+0x14";
  else if (evidence.isMinuteFresh) series[part] = "0+0x80";
  else series[part] = "0+0x8 stale";
  if (evidence.isPagePairFiring)
    series[`etcd:burn_pair:firing{${label},sli="write",tier="page",pair="1h5m"}`] = "1+0x80";
  if (evidence.isTicketPairFiring)
    series[`etcd:burn_pair:firing{${label},sli="disk",tier="ticket",pair="1d2h"}`] = "1+0x80";
  return series;
}

test("health is the same in rules and in lib/slo, one code for every known cluster", () => {
  const series = Object.assign(
    {},
    ...Object.entries(HEALTH_CASES).map(([cluster, one]) => describeHealth(cluster, one)),
  );
  const samples = Object.fromEntries(
    Object.entries(HEALTH_CASES).map(([cluster, one]) => [
      `{etcd_cluster="${cluster}"}`,
      HEALTH_CODES[classifyHealth(one)],
    ]),
  );
  expect(() =>
    runLayer({
      groups: ["now"],
      onlyRecords: ["etcd:health_shade:value", "etcd:health:code"],
      sampleInterval: "15s",
      evaluationInterval: "15s",
      series,
      expect: [{ query: "etcd:health:code", at: "19m", samples }],
    }),
  ).not.toThrow();
});
