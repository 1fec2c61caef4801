import "server-only";
// What the fleet's notice says about the set-up: found by looking at the data source, often while no cluster is known, seldom else.
// A notice of the fleet that is about now (an outage, a region without an answer) goes before it.
import type { RaftboardConfig } from "../../config/schema";
import type { Notice } from "../../contract/panel-result";
import type { DiscoveryFinding } from "../../discovery/find";
import type { AskMany } from "../upstream/ask";
import { lookAround } from "./look";

const EMPTY_AFTER_MS = 25_000;
const KNOWN_AFTER_MS = 600_000;

export interface Advice {
  readonly lookedUnixMs: number;
  readonly isOfEmpty: boolean;
  readonly notice: Notice | null;
}

/** A finding as a notice, for every surface and language. */
export function noticeOfFinding({ kind, severity, values }: DiscoveryFinding): Notice {
  const level = severity === "note" ? "info" : "warning";
  return { level, messageId: `discovery.${kind}`, values: { ...values }, detail: null };
}

export interface AdviceInput {
  readonly config: RaftboardConfig;
  readonly ask: AskMany;
  readonly nowUnixMs: number;
  readonly clusterCount: number;
  readonly before: Advice | null;
}

/** The advice to give now: the one before while it is young, else looked up again. */
export async function renewAdvice({ config, ask, nowUnixMs, clusterCount, before }: AdviceInput): Promise<Advice> {
  const isOfEmpty = clusterCount === 0;
  const ageMs = nowUnixMs - (before?.lookedUnixMs ?? Number.NEGATIVE_INFINITY);
  const isYoung = ageMs < (isOfEmpty ? EMPTY_AFTER_MS : KNOWN_AFTER_MS);
  if (before && isYoung && before.isOfEmpty === isOfEmpty) return before;
  const { findings } = await lookAround({ config, ask, nowUnixMs, isWide: isOfEmpty });
  // Notes are for who asks: a young fleet has nothing wrong.
  const first = findings.find(({ severity }) => severity !== "note");
  return { lookedUnixMs: nowUnixMs, isOfEmpty, notice: first ? noticeOfFinding(first) : null };
}

/** What stands under the fleet's head: the set-up's fault instead of "empty" and where nothing graver is known. */
export function adviseOn(notice: Notice | null, advice: Advice | null): Notice | null {
  if (!advice?.notice) return notice;
  return notice === null || notice.messageId === "notice.fleet-empty" ? advice.notice : notice;
}
