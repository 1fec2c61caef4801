import { describe, expect, test } from "vitest";
import { ETCD_SIGNALS, judgeLine, K8S_SIGNALS, lastingSamples, orderOnsets } from "@/lib/diagnosis/signals";
import { judgeSides } from "@/lib/diagnosis/verdict";
import { findIndicator } from "@/lib/indicators/registry";
import { chooseSignals } from "@/lib/server/troubleshoot/signals";
import { etcdByK8s } from "@/lib/server/troubleshoot/subjects";
import { fakeSnapshot } from "@/tests/support/fleet-frames";

const past = Array.from({ length: 20 }, (_, index) => 0.008 + (index % 3) * 0.0005);

describe("a signal's departure", () => {
  test("is the first sample of a lasting one, with its farthest value", () => {
    const { baseline, onset } = judgeLine([...past, 0.008, 0.2, 0.4, 0.3, 0.3], 20, {
      unit: "seconds",
      worse: "higher",
    });
    expect(baseline).toBeCloseTo(0.0085);
    expect(onset).toMatchObject({ index: 21, peak: 0.4 });
  });

  test("is none for a lone spike, for a fall of what is bad when high, and without a past", () => {
    const spike = [...past, 0.4, 0.008, 0.008, 0.008];
    expect(judgeLine(spike, 20, { unit: "seconds", worse: "higher" }).onset).toBeNull();
    expect(judgeLine([...past, 0, 0, 0, 0], 20, { unit: "seconds", worse: "higher" }).onset).toBeNull();
  });

  test("is none while it stays under half of what is worth a look", () => {
    const values = [...past, ...Array.from({ length: 8 }, () => 0.02)];
    const limits = { warning: 0.05 };
    expect(judgeLine(values, 20, { unit: "seconds", worse: "higher", limits }).onset).toBeNull();
    const later = judgeLine([...values, 0.009, 0.1, 0.1, 0.1], 20, { unit: "seconds", worse: "higher", limits });
    expect(later.onset).toMatchObject({ index: 29, peak: 0.1 });
  });

  test("lasts longer than one bad moment colours the samples that look back at it", () => {
    expect(lastingSamples(120, 30)).toBe(5);
    expect(lastingSamples(120, 300)).toBe(3);
    const coloured = [...past, 0.4, 0.4, 0.4, 0.4, 0.008, 0.008];
    expect(judgeLine(coloured, 20, { unit: "seconds", worse: "higher" }, 5).onset).toBeNull();
  });

  test("without enough samples is not judged, which is not calm", () => {
    expect(judgeLine([0.4, 0.4, 0.4], 0, { unit: "seconds", worse: "higher" })).toEqual({
      baseline: null,
      baselineFrom: null,
      onset: null,
    });
  });

  test("of a young cluster is told against its own first samples, and says so", () => {
    const young = [...Array.from({ length: 20 }, () => null), ...past, 0.3, 0.4, 0.4, 0.3];
    expect(judgeLine(young, 20, { unit: "seconds", worse: "higher" })).toMatchObject({
      baselineFrom: "window",
      onset: { index: 40, peak: 0.4 },
    });
    expect(judgeLine([...past, ...past], 20, { unit: "seconds", worse: "higher" })).toMatchObject({
      baselineFrom: "before",
      onset: null,
    });
  });

  test("that was under way as the window opened is told with its own beginning", () => {
    const values = [...past, 0.3, 0.3, 0.3, 0.3, 0.3];
    expect(judgeLine(values, 22, { unit: "seconds", worse: "higher" }).onset?.index).toBe(20);
  });

  test("is a fall where low is bad, and either way where only change counts", () => {
    const up = Array.from({ length: 20 }, () => 3);
    expect(judgeLine([...up, 0, 0, 0], 20, { unit: "count", worse: "lower" }).onset?.index).toBe(20);
    const rate = Array.from({ length: 20 }, () => 100);
    expect(judgeLine([...rate, 400, 400, 400], 20, { unit: "perSecond", worse: "either" }).onset?.index).toBe(20);
    expect(judgeLine([...rate, 5, 5, 5], 20, { unit: "perSecond", worse: "either" }).onset?.index).toBe(20);
  });
});

test("onsets are numbered in order of time, those together alike", () => {
  expect(orderOnsets([91_000, null, 10_000, 35_000, 60_000], 30_000)).toEqual([3, null, 1, 1, 2]);
});

test("the verdict claims nothing before it is built", () => {
  expect(judgeSides()).toMatchObject({ direction: "inconclusive", confidence: null });
});

describe("what is asked", () => {
  const etcd = (id: string, isShown = true) => ({
    id,
    isShown,
    health: "ok" as const,
    failing: [],
    region: "",
    zone: "",
    customer: "",
    memberCount: 3,
    k8sClusters: [],
  });
  const k8s = (id: string, isShown = true) => ({ id, isShown, etcdClusters: [] });

  test("names only indicators that exist, twelve a side", () => {
    for (const id of [...ETCD_SIGNALS, ...K8S_SIGNALS]) expect(findIndicator(id)?.id).toBe(id);
    expect(ETCD_SIGNALS).toHaveLength(12);
    expect(K8S_SIGNALS).toHaveLength(12);
  });

  test.each([
    [1, 1, 24],
    [2, 1, 24],
    [1, 2, 24],
    [2, 2, 24],
    [1, 0, 12],
    [0, 1, 12],
  ])("is at most 24 queries for %i etcd and %i K8s clusters", (etcdCount, k8sCount, queries) => {
    const asked = chooseSignals({
      etcd: Array.from({ length: etcdCount }, (_, index) => etcd(`e-${index}`)),
      k8s: Array.from({ length: k8sCount }, (_, index) => k8s(`k-${index}`)),
    });
    expect(asked).toHaveLength(queries);
  });

  test("leaves out what is linked and not drawn", () => {
    expect(chooseSignals({ etcd: [etcd("e-1"), etcd("e-2", false)], k8s: [k8s("k-1", false)] })).toHaveLength(12);
  });
});

test("links are followed from K8s to every etcd cluster behind it", () => {
  const snapshot = fakeSnapshot([
    { id: "main-1", k8s: ["k-1", "k-2"] },
    { id: "events-1", k8s: ["k-1"] },
  ]);
  const links = etcdByK8s(snapshot);
  expect(links.get("k-1")?.map(({ id }) => id)).toEqual(["events-1", "main-1"]);
  expect(links.get("k-2")?.map(({ id }) => id)).toEqual(["main-1"]);
});
