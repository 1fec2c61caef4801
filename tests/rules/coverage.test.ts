// Scrape success against theory: what vanished still counts as expected, and surplus members do not make up for it.
import { expect, test } from "vitest";
import { runLayer } from "./run-layer";

const known = (cluster: string, region: string, expected: number, up?: string) => ({
  [`etcd_cluster_info{etcd_cluster="${cluster}",region="${region}"}`]: "1+0x20",
  [`etcd_cluster_expected_members{etcd_cluster="${cluster}",from="up"}`]: `${expected}+0x20`,
  ...(up === undefined ? {} : { [`etcd:members_up:count{etcd_cluster="${cluster}"}`]: up }),
});

test("members that answer over members that should, per region; a blind region answers 0", () => {
  expect(() =>
    runLayer({
      groups: ["identity"],
      onlyRecords: ["etcd:scrape_targets:count"],
      sampleInterval: "1m",
      evaluationInterval: "1m",
      series: {
        ...known("a", "r1", 3, "3+0x20"),
        ...known("b", "r1", 3, "1+0x20"),
        ...known("gone", "r1", 5),
        ...known("surplus", "r1", 3, "5+0x20"),
        ...known("blind", "r2", 3),
      },
      expect: [
        {
          query: "etcd:scrape_targets:count",
          at: "10m",
          samples: {
            '{region="r1",kind="expected"}': 14,
            '{region="r1",kind="answered"}': 7,
            '{region="r2",kind="expected"}': 3,
            '{region="r2",kind="answered"}': 0,
          },
        },
      ],
    }),
  ).not.toThrow();
});
