import "server-only";
// One cluster whole: identity from the snapshot, the rest from a handful of instant queries at once. What a query cannot give is null,
// with a notice; the identity stays.
import { type Evidence, fleetEvidence, joinEvidence } from "../../contract/evidence";
import type { ClusterDetail, ClusterRow, Member } from "../../contract/fleet";
import type { Notice } from "../../contract/panel-result";
import type { Slo } from "../../contract/views";
import type { ClusterFacts } from "../../panels/definition";
import { memberP99 } from "../../panels/member-panel";
import { atNow } from "../../panels/requests";
import { scraped, scrapedNames } from "../../panels/selectors";
import { NOW_FRAME, readRecorded, readSlos, recordedQueries } from "../../panels/slo-facts";
import { chooseRateWindow } from "../../query/duration";
import type { Frame, InstantQuery, Scope } from "../../query/types";
import { RECORDED } from "../../slo/recorded-series";
import { SERVICE_SLI_IDS, SLICE_PARTS, WITNESSES } from "../../slo/vocabulary";
import { getConfig } from "../config";
import type { FleetView } from "../fleet/service";
import { ask } from "../upstream/ask";
import { APPLIED_METRIC } from "./raft-lag";
import { MEMBER_METRIC_NAMES, measuredQuery, readMembers } from "./read-members";
import { readSections, sectionQueries } from "./sections";

const MEMBERS_FRAME = "members";
const MEASURED_FRAME = "measured";
const LEAST_RATE_WINDOW_SECONDS = 120;

function detailQueries(id: string, scope: Scope): InstantQuery[] {
  const config = getConfig();
  const ctx = { config, scope };
  const window = Math.max(LEAST_RATE_WINDOW_SECONDS, chooseRateWindow(0, config.scrapeIntervalSeconds));
  const fsyncP99 = memberP99("etcd_disk_wal_fsync_duration_seconds_bucket", id, ctx, window);
  const applied = scraped(APPLIED_METRIC, id, ctx);
  const { labels, selectors } = config;
  return [
    ...recordedQueries(id, ctx),
    atNow(MEMBERS_FRAME, scrapedNames(MEMBER_METRIC_NAMES, id, ctx)),
    atNow(
      MEASURED_FRAME,
      measuredQuery({ fsyncP99, applied, memberLabel: config.labels.member, windowSeconds: window }),
    ),
    ...sectionQueries({ labels, selectors, scope, subjectId: id, rateWindowSeconds: window }),
  ];
}

/** Learners have no vote: they stand apart, as the rules leave them out. */
export function readWitnesses(now: Frame | undefined, members: readonly Member[], ofCount: number | null) {
  const voters = members.filter((member) => member.isLearner !== true);
  const counts = {
    server: voters.filter((member) => member.hasLeader === true).length,
    probe: voters.filter((member) => member.isUp === true).length,
  };
  const isMeasured = voters.some((member) => member.isUp !== null);
  return WITNESSES.map((witness) => {
    const said = readRecorded(now, RECORDED.witness, { witness });
    const state = said === null ? ("blind" as const) : said > 0 ? ("yes" as const) : ("no" as const);
    const isCounted = witness !== "client" && isMeasured;
    return { witness, state, yesCount: isCounted ? counts[witness] : null, ofCount: isCounted ? ofCount : null };
  });
}

function badMinutesByPart(facts: ClusterFacts) {
  return SLICE_PARTS.flatMap((part) => {
    const minutes = facts.window.partBadMinutes[part];
    if (minutes !== undefined) return [{ part, minutes }];
    // The series is absent when nothing was bad; where nothing was seen either, nothing is known.
    return facts.row.availabilityRatio === null ? [] : [{ part, minutes: 0 }];
  });
}

/** The row with the burn of the SLOs beside it, which were asked a moment later than the fleet. */
function withBurnOf(slos: readonly Slo[], now: Frame | undefined, row: ClusterRow): ClusterRow {
  if (now === undefined) return row;
  const services = slos.filter(({ sli }) => SERVICE_SLI_IDS.some((service) => service === sli));
  const worst = (burns: readonly (number | null)[]) => {
    const known = burns.flatMap((burn) => burn ?? []);
    return known.length === 0 ? null : Math.max(...known);
  };
  return {
    ...row,
    burnRate1h: worst(services.map(({ burnRate1h }) => burnRate1h)),
    burnRate6h: worst(services.map(({ burnRate6h }) => burnRate6h)),
  };
}

export interface DetailAnswer {
  readonly detail: ClusterDetail;
  readonly evidence: Evidence;
  readonly notices: readonly Notice[];
  readonly upstreamMs: number;
}

/** The cluster of that id in the view; null when the view has none. Never rejects for what the data source does. */
export async function fetchClusterDetail(
  id: string,
  fleet: FleetView,
  scope: Scope,
  signal?: AbortSignal,
): Promise<DetailAnswer | null> {
  const facts = fleet.cluster(id);
  if (!facts) return null;
  const gathered = await ask(detailQueries(id, scope), {
    scope,
    signal,
    regions: facts.row.region ? [facts.row.region] : undefined,
  });
  const detail = buildDetail(id, facts, fleet, gathered.frames, fleet.isStale || gathered.isStale);
  const evidence = joinEvidence(fleetEvidence(fleet.status, 1), gathered);
  return { detail, evidence, notices: gathered.notices, upstreamMs: gathered.upstreamMs ?? 0 };
}

function buildDetail(
  id: string,
  facts: ClusterFacts,
  fleet: FleetView,
  frames: ReadonlyMap<string, Frame>,
  isStale: boolean,
): ClusterDetail {
  const now = frames.get(NOW_FRAME);
  const links = fleet.clusterLinks(id);
  const slos = readSlos(frames, facts);
  const members = readMembers({
    known: facts.members,
    metrics: frames.get(MEMBERS_FRAME),
    measured: frames.get(MEASURED_FRAME),
    memberLabel: getConfig().labels.member,
  });
  return {
    id,
    asOfUnixMs: fleet.asOfUnixMs,
    isStale,
    row: withBurnOf(slos, now, facts.row),
    witnesses: readWitnesses(now, members, links.expectedMemberCount),
    expectedMemberCount: links.expectedMemberCount,
    isExpectedFromInventory: links.isExpectedFromInventory,
    errorsSource: facts.errorsSource,
    latencySource: facts.latencySource,
    slos,
    badMinutesByPart: badMinutesByPart(facts),
    members,
    sections: readSections(frames, facts),
    k8sClusters: [...links.k8sClusters],
  };
}
