import "server-only";
// What the troubleshooting pages show; the same answers as the API, and without an id the candidates of the moment.
import type { ClusterRow } from "../../contract/fleet";
import type { FleetStatus, NotFound } from "../../contract/pages";
import type { K8sDetail, Troubleshoot } from "../../contract/troubleshoot";
import type { Scope } from "../../query/types";
import { FIRST_REFRESH_WAIT_MS } from "../api/load-fleet";
import { waitForFleet } from "../fleet/loop";
import { getFleet, getSnapshot } from "../fleet/service";
import { fetchK8sDetail } from "./k8s";
import { type TroubleInput, type TroubleSubject, troubleshoot } from "./troubleshoot";

const CANDIDATES = 20;
const BAD = ["down", "burning", "degraded"] as const;

export interface Candidate {
  readonly row: ClusterRow;
  readonly k8sClusters: readonly string[];
}

export interface CandidatesPage {
  readonly kind: "candidates";
  readonly status: FleetStatus;
  readonly asOfUnixMs: number | null;
  readonly totalCount: number;
  readonly rows: readonly Candidate[];
}

export interface TroublePage {
  readonly kind: "found";
  readonly status: FleetStatus;
  readonly answer: Troubleshoot;
}

/** `subject` null: the clusters in trouble, worst first. Before the first answer of the data source there are none. */
export async function getTroublePage(
  subject: TroubleSubject | null,
  input: TroubleInput,
): Promise<CandidatesPage | TroublePage | NotFound> {
  await waitForFleet(FIRST_REFRESH_WAIT_MS);
  const fleet = getFleet(input.scope);
  const snapshot = getSnapshot(input.scope);
  if (subject === null) {
    const list = fleet.list({ health: BAD }, { pageSize: CANDIDATES });
    const rows = list.rows.map((row) => ({
      row,
      k8sClusters: fleet.clusterLinks(row.id).k8sClusters.map(({ id }) => id),
    }));
    const { status, asOfUnixMs } = fleet;
    return { kind: "candidates", status, asOfUnixMs, totalCount: list.totalCount, rows };
  }
  const id = "etcd" in subject ? subject.etcd : subject.k8s;
  if (!snapshot) return { kind: "not-found", id, nearMatches: [], status: fleet.status };
  const found = await troubleshoot(subject, fleet, snapshot, input);
  return found.kind === "found" ? { kind: "found", status: fleet.status, answer: found.answer } : found;
}

export interface K8sPage {
  readonly kind: "found";
  readonly status: FleetStatus;
  readonly detail: K8sDetail;
}

export async function getK8sPage(
  id: string,
  input: Pick<TroubleInput, "locale" | "scope">,
): Promise<K8sPage | NotFound> {
  await waitForFleet(FIRST_REFRESH_WAIT_MS);
  const scope: Scope = input.scope;
  const fleet = getFleet(scope);
  const snapshot = getSnapshot(scope);
  if (!snapshot) return { kind: "not-found", id, nearMatches: [], status: fleet.status };
  const found = await fetchK8sDetail(id, fleet, snapshot, input);
  return found.kind === "found" ? { kind: "found", status: fleet.status, detail: found.detail } : found;
}
