// Rules split by region. Once a region's zero-fill read the steps of all regions and recorded zeros for clusters that were not
// its own: a healthy fleet read `down`.
import { expect, test } from "vitest";
import { buildRuleGroups } from "@/lib/rules/build-rule-groups";
import { RECORDED_STEPS } from "@/lib/slo/recorded-series";
import { buildConfig, runLayer } from "./run-layer";

const regions = { gz: { title: "Guangzhou" }, sh: { title: "Shanghai" } };
const steps = Object.values(RECORDED_STEPS);

test("a region's zero-fill reads only the steps that the region itself recorded", () => {
  const groups = buildRuleGroups(buildConfig({ regions }), { scope: "global" }).filter(({ name }) =>
    name.includes("-raw-"),
  );
  expect(groups.length).toBeGreaterThanOrEqual(6);
  const filled = groups.flatMap(({ name, rules }) =>
    rules
      .filter(({ expr }) => /\*\s*0\b/.test(expr))
      .map(({ record, labels, expr }) => ({ name, record, labels, expr })),
  );
  expect(filled.length).toBeGreaterThan(0);
  for (const { name, record, labels, expr } of filled) {
    for (const step of steps) {
      const selectors = [...expr.matchAll(new RegExp(`${step}(?![a-z0-9_:])({[^}]*})?`, "g"))].map(([text]) => text);
      for (const selector of selectors) expect(selector, `${name} ${record}`).toContain(`shard="${labels?.shard}"`);
    }
  }
});

test("clusters of two regions each keep their own latency from the kube-apiserver", () => {
  const per15s = (count: number) => `0+${count}x120`;
  const buckets = (region: string, k8s: string, within: number, total: number) => {
    const labels = `job="kube-apiserver",k8s_cluster="${k8s}",region="${region}",instance="x",operation="create",type="pods"`;
    return {
      [`etcd_request_duration_seconds_bucket{${labels},le="1"}`]: per15s(within),
      [`etcd_request_duration_seconds_count{${labels}}`]: per15s(total),
    };
  };
  runLayer({
    groups: ["minute-raw-gz", "minute-raw-sh", "minute-raw-other-regions"],
    settings: { regions },
    onlyRecords: [RECORDED_STEPS.k8sReading, RECORDED_STEPS.apiserverYoung, RECORDED_STEPS.k8sRequests],
    sampleInterval: "15s",
    evaluationInterval: "1m",
    series: {
      ...buckets("gz", "k-gz", 100, 100),
      ...buckets("sh", "k-sh", 50, 100),
      ...buckets("fra", "k-fra", 25, 100),
    },
    expect: [
      {
        query: `max by (k8s_cluster) (${RECORDED_STEPS.k8sRequests}{sli="write",role="all",event="within"})`,
        at: "20m",
        samples: { '{k8s_cluster="k-gz"}': 400, '{k8s_cluster="k-sh"}': 200, '{k8s_cluster="k-fra"}': 100 },
      },
      {
        query: `count(${RECORDED_STEPS.k8sRequests}{sli="write",role="all",event="within"})`,
        at: "20m",
        samples: { "{}": 3 },
      },
    ],
  });
});
