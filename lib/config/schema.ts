// The shape of raftboard.yaml after parsing: every key, its default and its bounds. Errors with path, line and remedy are made
// in parse-config.ts; this file only says what is valid. `raftboard.example.yaml` documents each key for people.
import { z } from "zod";
import { SCENARIO_INDICATORS } from "../contract/views2";

const labelName = z
  .string()
  .regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, "a Prometheus label name: letters, digits, underscore; not starting with a digit");
const durationSeconds = z.number().positive();
const ratio = z.number().gt(0).lt(1);
const selectorMatchers = z.string().min(1);

/** A secret is named, never written: environment variable or file (re-read on rotation). */
const secret = z.union([z.strictObject({ env: z.string().min(1) }), z.strictObject({ file: z.string().min(1) })]);

export const authSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({ kind: z.literal("basic"), username: z.string(), password: secret }),
  z.strictObject({ kind: z.literal("bearer"), token: secret }),
  z.strictObject({ kind: z.literal("header"), name: z.string(), value: secret }),
]);

export const DIALECTS = ["auto", "prometheus", "thanos", "victoriametrics", "mimir"] as const;

export const datasourceSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
    .default("main"),
  url: z.url({ protocol: /^https?$/ }),
  dialect: z.enum(DIALECTS).default("auto"),
  /** regions this source answers for; empty = all */
  regions: z.array(z.string()).default([]),
  auth: authSchema.default({ kind: "none" }),
  tenant: z.string().optional(),
  timeouts: z
    .strictObject({
      connectSeconds: durationSeconds.default(3),
      instantSeconds: durationSeconds.default(10),
      rangeSeconds: durationSeconds.default(20),
    })
    .prefault({}),
  // A page asks up to 24 queries at once and has to be there in two turns; Prometheus itself answers 20 at a time.
  concurrencyLimit: z.number().int().min(1).max(64).default(16),
  maxAnswerBytes: z
    .number()
    .int()
    .min(65_536)
    .default(64 * 1024 * 1024),
});

/** What `k8s_main_etcd` is while nobody has said it; it cannot be written. */
const UNSAID = "";
const LINK_LABEL = "etcd_cluster";
/** Labels that tell how something is scraped: equal values of them on both sides mean nothing. */
const SCRAPE_LABELS: ReadonlySet<string> = new Set(["job", "instance", "service", "endpoint", "container"]);

/** raw label name of each canonical label, as the etcd and kube-apiserver series carry it */
const labelNamesSchema = z.strictObject({
  etcd_cluster: labelName.default("etcd_cluster"),
  member: labelName.default("instance"),
  region: labelName.default("region"),
  zone: labelName.default("zone"),
  host: labelName.default("host"),
  product: labelName.default("product"),
  scenario: labelName.default("scenario"),
  spec: labelName.default("spec"),
  customer: labelName.default("customer"),
  k8s_cluster: labelName.default("k8s_cluster"),
  /** on kube-apiserver series: the etcd cluster that stores main objects, and the one for events where it is separate */
  k8s_main_etcd: labelName.default(UNSAID),
  k8s_events_etcd: labelName.default("etcd_events_cluster"),
});

/** One label that names the cluster on etcd's and on kube-apiserver's series alike links them by itself, unless another is named. */
export const labelsSchema = labelNamesSchema.overwrite((labels) => {
  if (labels.k8s_main_etcd !== UNSAID) return labels;
  const isShared = labels.etcd_cluster === labels.k8s_cluster && !SCRAPE_LABELS.has(labels.k8s_cluster);
  return { ...labels, k8s_main_etcd: isShared ? labels.k8s_cluster : LINK_LABEL };
});

const metricName = z.string().regex(/^[a-zA-Z_:][a-zA-Z0-9_:]*$/);

/** how a K8s cluster is linked to the etcd that stores its data, where no inventory file says it */
export const k8sLinksSchema = z.discriminatedUnion("from", [
  /** labels.k8s_main_etcd and labels.k8s_events_etcd on kube-apiserver's series */
  z.strictObject({ from: z.literal("labels") }),
  /** an info metric with one series per link: who, whose etcd, and which part of the data (all, main, events; other words mean all) */
  z.strictObject({
    from: z.literal("metric"),
    metric: metricName,
    etcdLabel: labelName.default("etcd_cluster"),
    k8sLabel: labelName.default("k8s_cluster"),
    roleLabel: labelName.default("role"),
  }),
  /** labels that the etcd and the kube-apiserver of one K8s cluster carry with equal values */
  z.strictObject({ from: z.literal("equal-labels"), labels: z.array(labelName).min(1) }),
]);

export const inventoryClusterSchema = z.strictObject({
  id: z.string().min(1),
  /** 0: they cannot be seen (managed control planes, kine), so none is expected */
  members: z.number().int().min(0).max(15).default(3),
  region: z.string().default(""),
  zone: z.string().default(""),
  product: z.string().default(""),
  scenario: z.string().default(""),
  spec: z.string().default(""),
  customer: z.string().default(""),
  k8s: z
    .array(z.strictObject({ id: z.string().min(1), role: z.enum(["all", "main", "events"]).default("all") }))
    .default([]),
});

export const inventorySchema = z.discriminatedUnion("from", [
  /** labels on `up` of the etcd job */
  z.strictObject({ from: z.literal("labels"), forgetAfterDays: z.number().int().min(1).max(28).default(7) }),
  /** an info metric with one series per cluster, carrying the raw labels; its value is the expected member count when `valueIsMemberCount` */
  z.strictObject({
    from: z.literal("metric"),
    metric: metricName,
    valueIsMemberCount: z.boolean().default(false),
    forgetAfterDays: z.number().int().min(1).max(28).default(7),
  }),
  /** a file beside the config: `{clusters: [...]}` */
  z.strictObject({ from: z.literal("file"), path: z.string().min(1) }),
]);

const sliObjectives = z.strictObject({
  availability: ratio.default(0.9995),
  write: ratio.default(0.999),
  read: ratio.default(0.999),
  disk: ratio.default(0.99),
  integrity: ratio.default(0.9999),
});

/** bounds must be bucket bounds of the histogram they are read from; checked in check-bounds.ts */
const latencyBounds = z.strictObject({
  /** etcd >= 3.7 etcd_server_request_duration_seconds: 0.001 x 2^n */
  serverHistogramSeconds: z
    .strictObject({ write: z.number().default(0.256), read: z.number().default(0.256) })
    .prefault({}),
  /** grpc_server_handling_seconds: 0.005 .. 10 */
  grpcSeconds: z.strictObject({ write: z.number().default(0.25), read: z.number().default(0.25) }).prefault({}),
  /** kube-apiserver etcd_request_duration_seconds: 0.005 .. 60, client's view. 0.5 only exists up to 1.24, 0.4 and 0.6 from 1.25: 1 exists in all */
  apiserverSeconds: z.strictObject({ write: z.number().default(1), read: z.number().default(1) }).prefault({}),
});

const diskBounds = z.strictObject({
  walFsyncSeconds: z.number().default(0.016),
  backendCommitSeconds: z.number().default(0.064),
});

/** per key, the first matching override that names it wins; what none names comes from the defaults */
export const overrideSchema = z.strictObject({
  match: z.strictObject({ scenario: z.string().optional(), spec: z.string().optional() }),
  objectives: z
    .strictObject({ availability: ratio, write: ratio, read: ratio, disk: ratio, integrity: ratio })
    .partial()
    .optional(),
  floors: z.strictObject({ write: ratio, read: ratio }).partial().optional(),
  latency: z
    .strictObject({
      serverHistogramSeconds: z.strictObject({ write: z.number(), read: z.number() }).partial(),
      grpcSeconds: z.strictObject({ write: z.number(), read: z.number() }).partial(),
      apiserverSeconds: z.strictObject({ write: z.number(), read: z.number() }).partial(),
    })
    .partial()
    .optional(),
  disk: z.strictObject({ walFsyncSeconds: z.number(), backendCommitSeconds: z.number() }).partial().optional(),
});

export const sloSchema = z.strictObject({
  objectives: sliObjectives.prefault({}),
  /** a minute is good when the good share of each part is at or over its floor */
  floors: z.strictObject({ write: ratio.default(0.95), read: ratio.default(0.95) }).prefault({}),
  latency: latencyBounds.prefault({}),
  disk: diskBounds.prefault({}),
  /** fewer events in a minute say nothing about its floor */
  minEventsPerMinute: z.number().int().min(1).default(10),
  /** bad events that a burn needs before it counts */
  minBadEvents: z.number().int().min(0).default(10),
  overrides: z.array(overrideSchema).default([]),
});

export const linksSchema = z.strictObject({
  runbook: z.string().optional(),
  grafana: z.string().optional(),
  prometheus: z.string().optional(),
  logs: z.string().optional(),
});

/** A source of a content security policy without paths or quotes, so that no entry can end the directive. */
const FRAME_ANCESTOR = /^(\*|file:|https?:\/\/(\*\.)?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:(\d{1,5}|\*))?)$/;
const FRAME_ANCESTOR_WORDS = "an origin such as https://wiki.example, https://*.example, or * for every page";

const OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
const PROXY_ADDRESS = new RegExp(
  `^(${OCTET}(\\.${OCTET}){3}(/(3[0-2]|[12]?\\d))?|(?=[^/]*:)[0-9A-Fa-f:.]{2,45}(/(12[0-8]|1[01]\\d|\\d{1,2}))?)$`,
);
const PROXY_WORDS = "an address such as 10.0.0.7 or ::1, or a range such as 10.0.0.0/8";

export const configSchema = z.strictObject({
  datasources: z.array(datasourceSchema).min(1),
  labels: labelsSchema.prefault({}),
  selectors: z
    .strictObject({
      etcd: selectorMatchers.default('job="etcd"'),
      apiserver: selectorMatchers.default('job="kube-apiserver"'),
      /** a series that is 1 while a cluster is in maintenance, carrying the raw etcd_cluster label; absent = none */
      maintenance: z.string().optional(),
    })
    .prefault({}),
  scrapeIntervalSeconds: z.number().int().min(5).max(120).default(15),
  inventory: inventorySchema.prefault({ from: "labels" }),
  k8sLinks: k8sLinksSchema.prefault({ from: "labels" }),
  regions: z.record(z.string(), z.strictObject({ title: z.string() })).default({}),
  /** per scenario: what its page shows, and whether its outages count as the customer's; scenarios.ts has the defaults */
  scenarios: z
    .record(
      z.string(),
      z.strictObject({
        isCore: z.boolean().optional(),
        indicators: z.array(z.enum(SCENARIO_INDICATORS)).min(1).optional(),
      }),
    )
    .default({}),
  slo: sloSchema.prefault({}),
  links: linksSchema.prefault({}),
  signIn: z.discriminatedUnion("kind", [z.strictObject({ kind: z.literal("none") })]).prefault({ kind: "none" }),
  embeds: z
    .strictObject({
      /** whose pages may frame an embed besides Raftboard's own: origins, `*` for every page of the web */
      frameAncestors: z.array(z.string().regex(FRAME_ANCESTOR, FRAME_ANCESTOR_WORDS)).default([]),
    })
    .prefault({}),
  server: z
    .strictObject({
      publicUrl: z.url().optional(),
      /** whose `Host` and `X-Forwarded-*` count; empty = nobody's */
      trustedProxies: z.array(z.string().regex(PROXY_ADDRESS, PROXY_WORDS)).default([]),
      fleetRefreshSeconds: z.number().int().min(5).max(300).default(30),
    })
    .prefault({}),
});
export type RaftboardConfig = z.infer<typeof configSchema>;
export type DatasourceConfig = z.infer<typeof datasourceSchema>;
export type LabelsConfig = z.infer<typeof labelsSchema>;
export type SloConfig = z.infer<typeof sloSchema>;
export type InventoryCluster = z.infer<typeof inventoryClusterSchema>;
