// Inspections every minute: facts from raw series, the value of each inspection, its severity; integrity from them.
// One severity series for every cluster that could be inspected, 0 when all is well: absent means that nobody could look.
import { INSPECTIONS } from "../inspections/registry";
import type { InspectionDefinition, ThresholdOverride } from "../inspections/types";
import type { RawSources } from "../slis/context";
import { matchLabel, orElse, select } from "../slis/expression";
import { CONSISTENCY_INSPECTION, FOUND_SEVERITIES, type InspectionId, SEVERITY_CODES } from "../slo/inspections";
import { RECORDED, RECORDED_STEPS } from "../slo/recorded-series";
import { chooseByCluster, listChoices } from "./choose";
import type { RecordingRule } from "./types";
import type { World } from "./world";

/** How long the time of the last look is carried on. The rule renews it every minute, so this only bridges missed evaluations. */
const CARRY_SECONDS = 3_600;

function of(record: string, id: InspectionId): string {
  return `max by (etcd_cluster) (${select(record, matchLabel("inspection", id))})`;
}

/** Raw part, for the whole fleet or one shard. A fact that two inspections use is recorded once, by the one that names it. */
export function buildRawInspectionRules(sources: RawSources): RecordingRule[] {
  return INSPECTIONS.flatMap((inspection) =>
    inspection.buildFacts(sources).map(({ fact, expr }) => ({
      record: RECORDED_STEPS.inspectionFact,
      labels: { fact },
      expr,
    })),
  );
}

/** When the members were compared last; a cluster that never was: since it is known. */
function buildSeenRule(world: World): RecordingRule {
  const looked = `${of(RECORDED.inspectionValue, CONSISTENCY_INSPECTION)} * 0 + time()`;
  const before = `max by (etcd_cluster) (last_over_time(${RECORDED_STEPS.inspectionSeen}[${world.range(CARRY_SECONDS)}]))`;
  const known = `max by (etcd_cluster) (${RECORDED.info})`;
  return {
    record: RECORDED_STEPS.inspectionSeen,
    expr: `(\n${orElse(looked, before, `${known} * 0 + time()`)}\n)\nand on (etcd_cluster) ${RECORDED.info}`,
  };
}

function buildSeverityRule(definition: InspectionDefinition): RecordingRule {
  const value = of(RECORDED.inspectionValue, definition.id);
  const found = FOUND_SEVERITIES.flatMap((level) => {
    const fallback = definition.thresholds[level];
    if (fallback === undefined) return [];
    const choices = listChoices<ThresholdOverride>(definition.overrides, fallback, (one) => one.thresholds[level]);
    return [`(${chooseByCluster(choices, (threshold) => `${value} >= ${threshold}`)}) ^ 0 * ${SEVERITY_CODES[level]}`];
  });
  return {
    record: RECORDED.inspectionSeverity,
    labels: { inspection: definition.id },
    expr: orElse(...found, `${value} * 0`),
  };
}

/** Minutes in which the members were compared; good when they agreed and no alarm was up. */
function buildIntegrityRules(): RecordingRule[] {
  const severity = of(RECORDED.inspectionSeverity, CONSISTENCY_INSPECTION);
  const alarmed = `max by (etcd_cluster) (${RECORDED.alarm})`;
  return [
    { record: RECORDED.sliTotal, labels: { sli: "integrity" }, expr: `${severity} ^ 0` },
    {
      record: RECORDED.sliGood,
      labels: { sli: "integrity" },
      expr: `(${severity} == bool 0)\n* on (etcd_cluster)\n(${alarmed} * 0 or ${severity} ^ 0)`,
    },
  ];
}

/** Every minute, from recorded series only. */
export function buildInspectionRules(world: World): RecordingRule[] {
  const value = (definition: InspectionDefinition): RecordingRule => ({
    record: RECORDED.inspectionValue,
    labels: { inspection: definition.id },
    expr: definition.buildValue(world.sources),
  });
  const isLook = (definition: InspectionDefinition) => definition.id === CONSISTENCY_INSPECTION;
  return [
    ...INSPECTIONS.filter(isLook).map(value),
    buildSeenRule(world),
    ...INSPECTIONS.filter((definition) => !isLook(definition)).map(value),
    ...INSPECTIONS.map(buildSeverityRule),
    ...buildIntegrityRules(),
  ];
}
