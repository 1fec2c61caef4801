// From facts of a data source to what is wrong and what to do next, gravest first. Each finding is one sentence with its command; what
// was not answered yields no finding. Rule: docs/configuration.md "The first ten minutes".
import type { RaftboardConfig } from "../config/schema";
import { quoteLabelValue } from "../query/promql";
import { MIN_COVERAGE_RATIO } from "../slo/burn-pairs";
import { RECORDED } from "../slo/recorded-series";
import { clusterLabelOf, SIDES, type Side } from "./questions";
import type { SideSurvey, Survey } from "./survey";

export interface DiscoveryFinding {
  /** message id: `discovery.<kind>` */
  readonly kind: string;
  /** blocking: no cluster can be known; wrong: numbers are missing or wrong; note: worth knowing */
  readonly severity: "blocking" | "wrong" | "note";
  readonly values: Readonly<Record<string, string | number>>;
}

const RULES_COMMAND = "npx raftboard rules --out rules";
const DOCTOR_COMMAND = "npx raftboard doctor";
/** Names of labels that say which cluster a series is of, the likeliest first. */
const CLUSTER_LABELS = ["cluster", "etcd_cluster", "cluster_name", "cluster_id", "k8s_cluster", "kubernetes_cluster"];
const DAY_SECONDS = 86_400;
const WINDOW_DAYS = 28;

/** A label of these series that names a cluster; null = none does. */
export function proposeClusterLabel(samples: SideSurvey["samples"], preferred: string): string | null {
  const carries = (name: string) => samples.length > 0 && samples.every((labels) => (labels[name] ?? "") !== "");
  return [preferred, ...CLUSTER_LABELS].find(carries) ?? null;
}

function describeLabels(samples: SideSurvey["samples"]): string {
  const names = new Set(samples.flatMap((labels) => Object.keys(labels)));
  names.delete("__name__");
  return [...names].sort().join(", ");
}

/** The selector matches nothing: what looks like it instead. */
function findSelector(config: RaftboardConfig, side: Side, { selectedCount, jobs }: SideSurvey): DiscoveryFinding[] {
  if (selectedCount !== 0 || jobs === null) return [];
  const selector = config.selectors[side];
  const severity = side === "etcd" ? ("blocking" as const) : ("wrong" as const);
  const [first] = jobs;
  if (!first) return [{ kind: `no-${side}`, severity, values: { selector, command: DOCTOR_COMMAND } }];
  const label = clusterLabelOf(config, side);
  const proposed = proposeClusterLabel(first.samples, label);
  const base = {
    job: first.job,
    count: first.count,
    side,
    selector,
    key: `selectors.${side}`,
    proposedSelector: `job=${quoteLabelValue(first.job)}`,
    labelKey: side === "etcd" ? "labels.etcd_cluster" : "labels.k8s_cluster",
    command: RULES_COMMAND,
  };
  if (proposed === null)
    return [{ kind: "selector-no-label", severity, values: { ...base, labels: describeLabels(first.samples) } }];
  return [{ kind: "selector", severity, values: { ...base, label: proposed } }];
}

/** The selector matches, but the label that names the cluster is not there. */
function findLabel(config: RaftboardConfig, survey: Survey, side: Side): DiscoveryFinding[] {
  const { selectedCount, namedCount, samples } = survey.sides[side];
  if (selectedCount === null || selectedCount === 0 || namedCount !== 0) return [];
  const label = clusterLabelOf(config, side);
  const values = {
    selector: config.selectors[side],
    label,
    key: side === "etcd" ? "labels.etcd_cluster" : "labels.k8s_cluster",
    count: selectedCount,
    labels: describeLabels(samples),
    marker: RECORDED.configObjective,
    command: DOCTOR_COMMAND,
  };
  const severity = side === "etcd" ? ("blocking" as const) : ("wrong" as const);
  const hasRules = (survey.ruleObjectives?.size ?? 0) > 0;
  return [{ kind: hasRules ? "label-rules-run" : "label", severity, values }];
}

function findRules(survey: Survey): DiscoveryFinding[] {
  const { ruleObjectives, haveRulesRunLately, clusterCount, sides } = survey;
  const named = sides.etcd.namedCount ?? 0;
  const values = { marker: RECORDED.configObjective, info: RECORDED.info, count: named, command: RULES_COMMAND };
  if (ruleObjectives === null) return [];
  if (ruleObjectives.size === 0) {
    if (haveRulesRunLately) return [{ kind: "rules-stopped", severity: "blocking", values }];
    const kind = (clusterCount ?? 0) > 0 ? "rules-foreign" : "rules-absent";
    return [{ kind, severity: "blocking", values }];
  }
  if (clusterCount === 0 && named > 0) return [{ kind: "rules-see-nothing", severity: "blocking", values }];
  return [];
}

const INPUTS = [
  { label: "etcd_selector", key: "selectors.etcd", read: (config: RaftboardConfig) => config.selectors.etcd },
  {
    label: "apiserver_selector",
    key: "selectors.apiserver",
    read: (config: RaftboardConfig) => config.selectors.apiserver,
  },
  {
    label: "etcd_cluster_label",
    key: "labels.etcd_cluster",
    read: (config: RaftboardConfig) => config.labels.etcd_cluster,
  },
  {
    label: "k8s_cluster_label",
    key: "labels.k8s_cluster",
    read: (config: RaftboardConfig) => config.labels.k8s_cluster,
  },
  {
    label: "scrape_interval_seconds",
    key: "scrapeIntervalSeconds",
    read: (config: RaftboardConfig) => String(config.scrapeIntervalSeconds),
  },
] as const;

/** Rules that were made for another config than this. */
function findForeignRules(config: RaftboardConfig, { ruleInputs, ruleObjectives }: Survey): DiscoveryFinding[] {
  for (const labels of ruleInputs ?? []) {
    const other = INPUTS.find(({ label, read }) => (labels[label] ?? "") !== read(config));
    if (!other) continue;
    const values = { key: other.key, theirs: labels[other.label] ?? "", ours: other.read(config) };
    return [{ kind: "rules-of-other", severity: "wrong", values: { ...values, command: RULES_COMMAND } }];
  }
  for (const [sli, ours] of Object.entries(config.slo.objectives)) {
    const theirs = ruleObjectives?.get(sli);
    if (theirs === undefined || Math.abs(theirs - ours) < 1e-9) continue;
    const values = { key: `slo.objectives.${sli}`, theirs: String(theirs), ours: String(ours) };
    return [{ kind: "rules-of-other", severity: "wrong", values: { ...values, command: RULES_COMMAND } }];
  }
  return [];
}

/** Above this, no interval of the config fits. */
const MOST_SECONDS = 120;
/** Scrapes that are late now and then are no other interval. */
const LATE_RATIO = 1.2;

function findInterval({ scrapeIntervalSeconds }: RaftboardConfig, { sides }: Survey): DiscoveryFinding[] {
  return SIDES.flatMap((side): DiscoveryFinding[] => {
    const measured = sides[side].scrapeIntervalSeconds;
    if (measured === null || measured <= scrapeIntervalSeconds * LATE_RATIO) return [];
    const values = { side, measured, configured: scrapeIntervalSeconds, most: MOST_SECONDS, command: RULES_COMMAND };
    return [{ kind: measured > MOST_SECONDS ? "interval-too-long" : "interval", severity: "wrong", values }];
  }).slice(0, 1);
}

function findBuckets({ buckets }: Survey): DiscoveryFinding[] {
  return buckets.flatMap(({ family, boundSeconds, countCount, bucketCount, side, sli }): DiscoveryFinding[] => {
    if (countCount === null || bucketCount === null || countCount === 0 || bucketCount >= countCount) return [];
    const values = { family, bound: String(boundSeconds), count: countCount, lacking: countCount - bucketCount, side };
    return [{ kind: `bucket-${sli}`, severity: "wrong", values: { ...values, command: DOCTOR_COMMAND } }];
  });
}

function findRetention({ retentionSeconds }: Survey): DiscoveryFinding[] {
  if (retentionSeconds === null || retentionSeconds >= (WINDOW_DAYS + 1) * DAY_SECONDS) return [];
  const days = Math.round((retentionSeconds / DAY_SECONDS) * 10) / 10;
  const coverage = Math.min(100, Math.floor((days / WINDOW_DAYS) * 100));
  const kind = days < WINDOW_DAYS / 2 ? "retention-no-budget" : "retention-short";
  return [{ kind, severity: "wrong", values: { days, coverage, needed: WINDOW_DAYS + 1 } }];
}

/** Budgets are known from half of the window on: how long that will take at the earliest. */
function findYouth({ coverageRatio, clusterCount, retentionSeconds }: Survey): DiscoveryFinding[] {
  if (!clusterCount || coverageRatio === null || coverageRatio >= MIN_COVERAGE_RATIO) return [];
  if (retentionSeconds !== null && retentionSeconds < MIN_COVERAGE_RATIO * WINDOW_DAYS * DAY_SECONDS) return [];
  const inTenths = (days: number) => Math.ceil(days * 10) / 10;
  const days = inTenths((MIN_COVERAGE_RATIO - coverageRatio) * WINDOW_DAYS);
  const values = { seen: inTenths(coverageRatio * WINDOW_DAYS), days, command: "npx raftboard rules --backfill" };
  return [{ kind: "young", severity: "note", values }];
}

const ORDER = { blocking: 0, wrong: 1, note: 2 } as const;

/** What is wrong, gravest first; empty = nothing that this can tell. */
export function findProblems(config: RaftboardConfig, survey: Survey): readonly DiscoveryFinding[] {
  return [
    ...findSelector(config, "etcd", survey.sides.etcd),
    ...findLabel(config, survey, "etcd"),
    ...findRules(survey),
    ...findForeignRules(config, survey),
    ...findInterval(config, survey),
    ...findSelector(config, "apiserver", survey.sides.apiserver),
    ...findLabel(config, survey, "apiserver"),
    ...findBuckets(survey),
    ...findRetention(survey),
    ...findYouth(survey),
  ].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}
