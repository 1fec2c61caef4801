import "server-only";
// Is it etcd or Kubernetes? Both sides of one cluster's links on one time axis, the order in which they departed, and the neighbours.
import type { NotFound } from "../../contract/pages";
import type { Troubleshoot } from "../../contract/troubleshoot";
import { judgeSides } from "../../diagnosis/verdict";
import type { Scope, TimeRange } from "../../query/types";
import { getTranslate } from "../../text/get-translate";
import type { Locale } from "../../text/locale";
import type { Translate } from "../../text/translate";
import { formatValue } from "../../units/value";
import { nearMatches } from "../fleet/near-matches";
import type { FleetView } from "../fleet/service";
import type { FleetSnapshot } from "../fleet/snapshot";
import { isScrapedK8s } from "./k8s";
import { fetchSignals, type SignalsAnswer } from "./signals";
import { etcdByK8s, type Subjects, subjectsOfEtcd, subjectsOfK8s } from "./subjects";

export type TroubleSubject = { readonly etcd: string } | { readonly k8s: string };

export interface TroubleInput {
  readonly window: TimeRange;
  readonly locale: Locale;
  readonly scope: Scope;
  readonly signal?: AbortSignal;
}

export interface TroubleFound {
  readonly kind: "found";
  readonly answer: Troubleshoot;
  readonly upstreamMs: number;
}

const NEIGHBOUR_HOSTS = 4;

function neighboursOf({ etcd }: Subjects, fleet: FleetView): Troubleshoot["neighbours"] {
  const shown = etcd.filter(({ isShown }) => isShown);
  const zones = [...new Set(shown.map(({ zone }) => zone))].filter((zone) => zone !== "");
  const hosts = [...new Set(shown.flatMap(({ id }) => fleet.cluster(id)?.row.hosts ?? []))].filter(Boolean);
  const count = (label: "zone" | "host", value: string) => {
    const { counts, clusterCount } = fleet.summary({ [label]: [value] });
    const badCount = counts.down + counts.burning + counts.degraded;
    return { label, value, badCount, totalCount: clusterCount };
  };
  return [
    ...zones.map((zone) => count("zone", zone)),
    ...hosts.slice(0, NEIGHBOUR_HOSTS).map((host) => count("host", host)),
  ];
}

/** The onsets as sentences in order of time. */
function evidenceOf({ signals }: SignalsAnswer, words: Translate, locale: Locale): Troubleshoot["verdict"]["evidence"] {
  return signals
    .flatMap(({ order, onsetUnixMs, title, subject, unit, baseline, peak }) =>
      order === null || onsetUnixMs === null
        ? []
        : [
            {
              order,
              timeUnixMs: onsetUnixMs,
              text: words("trouble.evidence", {
                title,
                subject,
                baseline: formatValue(unit, baseline, { locale }),
                peak: formatValue(unit, peak, { locale }),
              }),
            },
          ],
    )
    .sort((a, b) => a.timeUnixMs - b.timeUnixMs);
}

/** The cluster that was asked for, with both sides; near matches when there is none of that id in scope. */
export async function troubleshoot(
  subject: TroubleSubject,
  fleet: FleetView,
  snapshot: FleetSnapshot,
  input: TroubleInput,
): Promise<TroubleFound | NotFound> {
  const { window, locale, scope, signal } = input;
  const isEtcd = "etcd" in subject;
  const id = isEtcd ? subject.etcd : subject.k8s;
  const isKnown = isEtcd
    ? fleet.cluster(id) !== null
    : etcdByK8s(snapshot).has(id) || (await isScrapedK8s(id, scope, signal));
  if (!isKnown) {
    const ids = isEtcd ? fleet.ids : [...etcdByK8s(snapshot).keys()];
    return { kind: "not-found", id, nearMatches: nearMatches(id, ids), status: fleet.status };
  }
  const subjects = isEtcd ? subjectsOfEtcd(id, fleet, snapshot) : subjectsOfK8s(id, fleet, snapshot);
  const words = getTranslate(locale);
  const answer = await fetchSignals(subjects, window, scope, words, signal);
  const verdict = judgeSides();
  return {
    kind: "found",
    upstreamMs: answer.upstreamMs,
    answer: {
      asOfUnixMs: fleet.asOfUnixMs,
      isStale: fleet.isStale || answer.isStale,
      from: isEtcd ? "etcd" : "k8s",
      id,
      range: answer.range,
      timesUnixMs: [...answer.timesUnixMs],
      etcd: [...subjects.etcd],
      k8s: [...subjects.k8s],
      signals: [...answer.signals],
      verdict: {
        direction: verdict.direction,
        confidence: verdict.confidence,
        text: words(verdict.messageId),
        evidence: evidenceOf(answer, words, locale),
      },
      neighbours: neighboursOf(subjects, fleet),
      notices: [...answer.notices],
    },
  };
}
