// Do the members hold the same data? Members that differ in revision or in number of keys although the log is applied and little
// is written: 3.5.0-3.5.2 lost atomicity, auth and defragmentation bugs did too. Rule: docs/inspections.md "Member consistency".
import { minuteRange, perEtcdCluster, type RawSources, selectEtcd } from "../../slis/context";
import { CONSISTENCY_INSPECTION } from "../../slo/inspections";
import { EXPECTED_MEMBERS, factNow, factOver } from "../facts";
import type { InspectionDefinition, InspectionFact } from "../types";

const REVISION = "etcd_debugging_mvcc_current_revision";
const PERSISTENT_SECONDS = 600;
/** Members are scraped up to one interval apart, and a scrape may be late by one. */
const SCRAPES_APART = 2;

function spread(sources: RawSources, fact: string, metric: string): InspectionFact {
  const series = selectEtcd(sources, metric);
  return { fact, expr: `${perEtcdCluster(sources, "max", series)} - ${perEtcdCluster(sources, "min", series)}` };
}

/** What neither members that apply late nor scrapes at different moments explain; negative where they explain more. */
function unexplained(sources: RawSources, fact: string): string {
  const least = factOver(sources, "min", fact, PERSISTENT_SECONDS);
  const behind = factOver(sources, "max", "applied-spread", PERSISTENT_SECONDS);
  const perSecond = factOver(sources, "max", "revisions-per-second", PERSISTENT_SECONDS);
  const secondsApart = SCRAPES_APART * sources.scrapeIntervalSeconds * sources.timeScale;
  return `(${least} - (${behind} or ${least} * 0) - ${secondsApart} * ${perSecond})`;
}

export const memberConsistency: InspectionDefinition = {
  id: CONSISTENCY_INSPECTION,
  title: "inspection.member-consistency.title",
  question: "inspection.member-consistency.question",
  docs: "inspection.member-consistency.docs",
  preconditions: "inspection.member-consistency.preconditions",
  remedy: "inspection.member-consistency.remedy",
  unit: "count",
  thresholds: { critical: 1 },
  overrides: [],
  buildFacts: (sources) => [
    spread(sources, "revision-spread", REVISION),
    spread(sources, "keys-spread", "etcd_debugging_mvcc_keys_total"),
    spread(sources, "applied-spread", "etcd_server_proposals_applied_total"),
    {
      fact: "revisions-per-second",
      expr: perEtcdCluster(sources, "max", `rate(${selectEtcd(sources, REVISION)}[${minuteRange(sources)}])`),
    },
    { fact: "members-compared", expr: perEtcdCluster(sources, "count", selectEtcd(sources, REVISION)) },
  ],
  buildValue: (sources) => {
    const revisions = unexplained(sources, "revision-spread");
    const keys = unexplained(sources, "keys-spread");
    const isCompared = `(${factNow("members-compared")} > on (etcd_cluster) (${EXPECTED_MEMBERS} / 2))`;
    return `clamp_min(\n  (${revisions} > ${keys})\n  or ${keys}\n  or ${revisions},\n  0\n)\nand on (etcd_cluster) ${isCompared}`;
  },
};
