import "server-only";
// GET /api/v1/troubleshoot and GET /api/v1/k8s/{id}.
import { err, ok, type Result } from "../../query/types";
import { getTranslate } from "../../text/get-translate";
import type { Failure } from "../api/failure";
import { type Call, handle, jsonAnswer } from "../api/handle";
import { loadFleet } from "../api/load-fleet";
import { readSearch, readWindow } from "../api/read-search";
import { getSnapshot } from "../fleet/service";
import { fetchK8sDetail } from "./k8s";
import { type TroubleSubject, troubleshoot } from "./troubleshoot";

function readSubject({ search, locale }: Call): Result<TroubleSubject, Failure> {
  const etcd = search.getAll("etcd");
  const k8s = search.getAll("k8s");
  const [etcdId] = etcd;
  const [k8sId] = k8s;
  if (etcd.length === 1 && k8s.length === 0 && etcdId) return ok({ etcd: etcdId });
  if (k8s.length === 1 && etcd.length === 0 && k8sId) return ok({ k8s: k8sId });
  const parameter = k8s.length > 0 && etcd.length === 0 ? "k8s" : "etcd";
  return err({ kind: "bad-parameter", parameter, detail: getTranslate(locale)("trouble.api.which") });
}

async function loadAll(call: Call) {
  const fleet = await loadFleet(call);
  if (!fleet.ok) return fleet;
  const snapshot = getSnapshot(call.scope);
  if (snapshot) return ok({ fleet: fleet.value, snapshot });
  const detail = getTranslate(call.locale)("notice.fleet-loading");
  return err({ kind: "unavailable" as const, detail, cause: "not-ready" as const });
}

const stateOf = ({ isStale, notices }: { isStale: boolean; notices: readonly { level: string }[] }) =>
  notices.some(({ level }) => level !== "info") ? "partial" : isStale ? "stale" : "ok";

export function answerTroubleshoot(request: Request): Promise<Response> {
  return handle(request, async (call) => {
    const state = readSearch(call.search, ["etcd", "k8s", "from", "to"], call.locale);
    if (!state.ok) return state;
    const window = readWindow(state.value, call.locale);
    if (!window.ok) return window;
    const subject = readSubject(call);
    if (!subject.ok) return subject;
    const loaded = await loadAll(call);
    if (!loaded.ok) return loaded;
    const { fleet, snapshot } = loaded.value;
    const input = { window: window.value, locale: call.locale, scope: call.scope, signal: request.signal };
    const found = await troubleshoot(subject.value, fleet, snapshot, input);
    if (found.kind === "found")
      return ok(jsonAnswer(found.answer, { upstreamMs: found.upstreamMs, dataState: stateOf(found.answer) }));
    const parameter = "etcd" in subject.value ? "etcd" : "k8s";
    const what = parameter === "etcd" ? "cluster" : "K8s cluster";
    return err({ kind: "not-found", what, id: found.id, nearMatches: found.nearMatches, parameter });
  });
}

export function answerK8s(request: Request, id: string): Promise<Response> {
  return handle(request, async (call) => {
    const state = readSearch(call.search, [], call.locale);
    if (!state.ok) return state;
    const loaded = await loadAll(call);
    if (!loaded.ok) return loaded;
    const { fleet, snapshot } = loaded.value;
    const input = { locale: call.locale, scope: call.scope, signal: request.signal };
    const found = await fetchK8sDetail(id, fleet, snapshot, input);
    if (found.kind === "found")
      return ok(jsonAnswer(found.detail, { upstreamMs: found.upstreamMs, dataState: stateOf(found.detail) }));
    return err({ kind: "not-found", what: "K8s cluster", id, nearMatches: found.nearMatches });
  });
}
