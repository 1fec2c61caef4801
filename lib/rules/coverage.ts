// Scrape success against theory, per region: members that answer over members that should, also where targets vanished.
// A handful of series, so that 28 days cost a page nothing. Rule: docs/recorded-series.md "Coverage".
import { RECORDED, RECORDED_STEPS } from "../slo/recorded-series";
import type { RecordingRule } from "./types";

/** Every minute, after identity. A region without an answer has 0 answered, never nothing. */
export function buildScrapeRules(): RecordingRule[] {
  const record = RECORDED.scrapeTargets;
  const expected = `max by (etcd_cluster) (${RECORDED.expectedMembers})`;
  const up = `max by (etcd_cluster) (${RECORDED_STEPS.membersUp})`;
  // More members than expected answer: a wrong inventory, not a better coverage.
  const answered = `((${up} <= on (etcd_cluster) ${expected}) or (${expected} and on (etcd_cluster) ${up}))`;
  const perRegion = (inner: string) =>
    `sum by (region) (\n  ${inner}\n  * on (etcd_cluster) group_left (region)\n  topk by (etcd_cluster) (1, ${RECORDED.info})\n)`;
  return [
    { record, labels: { kind: "expected" }, expr: perRegion(expected) },
    {
      record,
      labels: { kind: "answered" },
      expr: `${perRegion(answered)}\nor\nsum by (region) (${record}{kind="expected"}) * 0`,
    },
  ];
}
