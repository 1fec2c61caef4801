// API shapes of troubleshooting: both sides of etcd and Kubernetes on one time axis, and of one K8s cluster.
import { z } from "zod";
import { HEALTHS, SLI_IDS } from "../slo/vocabulary";
import { UNITS } from "../units/unit";
import { clusterRowSchema } from "./fleet";
import { noticeSchema } from "./panel-result";

const nullableNumber = z.number().nullable();

export const TROUBLE_SIDES = ["etcd", "k8s", "host"] as const;
export type TroubleSide = (typeof TROUBLE_SIDES)[number];

export const VERDICT_DIRECTIONS = [
  "etcd-to-k8s",
  "k8s-to-etcd",
  "shared-infrastructure",
  "unrelated",
  "inconclusive",
] as const;

/** `before`: the hour before the window; `window`: its own earliest samples, since that hour has too few. */
export const BASELINE_SOURCES = ["before", "window"] as const;
export type BaselineSource = (typeof BASELINE_SOURCES)[number];

export const LINK_ROLES = ["all", "main", "events"] as const;

/** One indicator of one cluster over the window. Values are on the answer's `timesUnixMs`; null = no sample. */
export const troubleSignalSchema = z.strictObject({
  side: z.enum(TROUBLE_SIDES),
  /** id of the indicator */
  id: z.string(),
  /** id of the etcd or K8s cluster that it is about */
  subject: z.string(),
  title: z.string(),
  unit: z.enum(UNITS),
  /** first sample of the first lasting departure from the baseline; null = it did nothing, was not judged, or has no data */
  onsetUnixMs: nullableNumber,
  /** 1 = departed first; equal numbers departed together; null without an onset */
  order: z.number().int().nullable(),
  /** median of what `baselineFrom` names; null = not enough samples */
  baseline: nullableNumber,
  /** null = no line of it has a baseline: it was not judged, which is not "did nothing" */
  baselineFrom: z.enum(BASELINE_SOURCES).nullable(),
  /** farthest value of the departure, or the newest value where there was none */
  peak: nullableNumber,
  /** value from which it is worth a look; null = only its own past counts */
  bound: nullableNumber,
  /** worst first; `name` "" for a single line */
  lines: z.array(z.strictObject({ name: z.string(), values: z.array(nullableNumber) })),
});
export type TroubleSignal = z.infer<typeof troubleSignalSchema>;

const etcdSubjectSchema = z.strictObject({
  id: z.string(),
  health: z.enum(HEALTHS),
  failing: z.array(z.enum([...SLI_IDS, "quorum", "clients", "margin"])),
  region: z.string(),
  zone: z.string(),
  customer: z.string(),
  memberCount: z.number().int().nullable(),
  k8sClusters: z.array(z.strictObject({ id: z.string(), role: z.enum(LINK_ROLES) })),
  /** false: linked, but its signals are not in this answer */
  isShown: z.boolean(),
});
export type EtcdSubject = z.infer<typeof etcdSubjectSchema>;

const k8sSubjectSchema = z.strictObject({
  id: z.string(),
  etcdClusters: z.array(z.strictObject({ id: z.string(), role: z.enum(LINK_ROLES) })),
  isShown: z.boolean(),
});
export type K8sSubject = z.infer<typeof k8sSubjectSchema>;

export const troubleshootSchema = z.strictObject({
  asOfUnixMs: nullableNumber,
  isStale: z.boolean(),
  /** the side that was asked about */
  from: z.enum(["etcd", "k8s"]),
  id: z.string(),
  range: z.strictObject({ fromUnixMs: z.number(), toUnixMs: z.number(), stepSeconds: z.number() }),
  timesUnixMs: z.array(z.number()),
  etcd: z.array(etcdSubjectSchema),
  k8s: z.array(k8sSubjectSchema),
  signals: z.array(troubleSignalSchema),
  verdict: z.strictObject({
    direction: z.enum(VERDICT_DIRECTIONS),
    /** 0..1; null while nothing was judged */
    confidence: nullableNumber,
    /** the verdict in words, in the language of the call */
    text: z.string(),
    evidence: z.array(z.strictObject({ order: z.number().int(), timeUnixMs: z.number(), text: z.string() })),
  }),
  /** clusters that share a zone or a host with the etcd clusters, and how many of them are not ok now */
  neighbours: z.array(
    z.strictObject({
      label: z.enum(["zone", "host"]),
      value: z.string(),
      badCount: z.number().int(),
      totalCount: z.number().int(),
    }),
  ),
  notices: z.array(noticeSchema),
});
export type Troubleshoot = z.infer<typeof troubleshootSchema>;

/** One K8s cluster: the etcd clusters behind it and what its kube-apiservers see now. */
export const k8sDetailSchema = z.strictObject({
  id: z.string(),
  asOfUnixMs: nullableNumber,
  isStale: z.boolean(),
  etcdClusters: z.array(z.strictObject({ role: z.enum(LINK_ROLES), row: clusterRowSchema })),
  /** null = no sample now */
  apiserver: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      unit: z.enum(UNITS),
      value: nullableNumber,
      bound: nullableNumber,
    }),
  ),
  notices: z.array(noticeSchema),
});
export type K8sDetail = z.infer<typeof k8sDetailSchema>;
