import { expect, test } from "vitest";
import { formatRange, formatTileRange, minuteRange, type RawSources } from "@/lib/slis/context";
import { aggregateAs, matchBound, matchLabel } from "@/lib/slis/expression";
import { SLIS } from "@/lib/slis/registry";
import { CATALOGUE } from "@/lib/text/catalogue";

const sources: RawSources = {
  labels: {
    etcd_cluster: "etcd_cluster",
    member: "instance",
    region: "region",
    zone: "zone",
    host: "host",
    product: "product",
    scenario: "scenario",
    spec: "spec",
    customer: "customer",
    k8s_cluster: "k8s_cluster",
    k8s_main_etcd: "etcd_cluster",
    k8s_events_etcd: "etcd_events_cluster",
  },
  shard: "",
  etcdMatchers: 'job="etcd"',
  apiserverMatchers: 'job="kube-apiserver"',
  scrapeIntervalSeconds: 15,
  shardMatchers: "",
  timeScale: 1,
};

test("a label that has its canonical name already is not rewritten", () => {
  expect(aggregateAs("sum", [{ canonical: "zone", raw: "zone" }], "x")).not.toContain("label_replace");
});

test("swapped labels go through spare names, so that neither is read after it was overwritten", () => {
  const text = aggregateAs(
    "sum",
    [
      { canonical: "region", raw: "zone" },
      { canonical: "zone", raw: "region" },
    ],
    "x",
  );
  expect(text).toContain('"spare_region", "$1", "zone"');
  expect(text).toContain('"region", "$1", "spare_region"');
});

test("a hostile label value stays a value", () => {
  expect(matchLabel("region", 'a"} or vector(1) #')).toBe('region="a\\"} or vector(1) #"');
});

test("whole bounds match both spellings of a bucket", () => {
  expect(matchBound(1)).toBe('le=~"1(\\\\.0)?"');
  expect(matchBound(0.256)).toBe('le="0.256"');
});

test("ranges: four scrapes but never under a minute, tiles a millisecond short, all of them scalable", () => {
  expect(minuteRange(sources)).toBe("1m");
  expect(minuteRange({ ...sources, scrapeIntervalSeconds: 30 })).toBe("2m");
  expect(formatTileRange(sources, 300)).toBe("4m59s999ms");
  expect(formatRange({ ...sources, timeScale: 1 / 60 }, 90)).toBe("1s500ms");
});

test("every SLI has its question and its explanation in the catalogue", () => {
  expect(SLIS.flatMap((sli) => [sli.question, sli.docs]).filter((id) => !(id in CATALOGUE))).toEqual([]);
});
