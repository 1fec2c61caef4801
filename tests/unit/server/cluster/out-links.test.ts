import { expect, test } from "vitest";
import { listOutLinks } from "@/lib/server/cluster/out-links";

const ROW = {
  id: "pay/core 1",
  region: "gz",
  zone: "gz-3",
  product: "",
  scenario: "k8s-main",
  spec: "large",
  customer: "a&b",
};

test("a configured link carries the cluster, encoded, and leaves the window to the reader", () => {
  const links = {
    grafana: "https://g.example/d?c={etcd_cluster}&who={customer}&p={product}&from={fromUnixMs}&to={toUnixMs}",
    runbook: "https://wiki.example/{scenario}",
  };
  expect(listOutLinks(ROW, { links })).toEqual([
    { kind: "runbook", template: "https://wiki.example/k8s-main" },
    {
      kind: "grafana",
      template: "https://g.example/d?c=pay%2Fcore%201&who=a%26b&p=&from={fromUnixMs}&to={toUnixMs}",
    },
  ]);
});

test("what is not configured is no link", () => {
  expect(listOutLinks(ROW, { links: {} })).toEqual([]);
});
