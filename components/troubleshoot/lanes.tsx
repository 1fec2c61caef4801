"use client";
// Both sides on one axis: etcd above, Kubernetes below; what did nothing folds to one line and never disappears.
import { ChevronRight } from "lucide-react";
import { useMemo, useState } from "react";
import { Link } from "@/components/ui/link";
import { useCursor } from "@/lib/client/cursor";
import { useWords } from "@/lib/client/fleet-words";
import type { TroubleSignal, Troubleshoot } from "@/lib/contract/troubleshoot";
import { formatTime } from "@/lib/units/time";
import { hrefCluster, hrefCustomers, hrefK8s } from "@/lib/url/hrefs";
import { LaneOverlay, shareOn } from "./lane-overlay";
import { LaneRow } from "./lane-row";

const AXIS_MARKS = [0, 1 / 3, 2 / 3, 1];
/** Shown even when calm, so that the other side's demand can be read beside the trouble. */
const CALM_SHOWN: readonly string[] = ["etcd-requests", "k8s-requests"];

export function Lanes({ answer }: { answer: Troubleshoot }) {
  const { t } = useWords();
  const { range, etcd, k8s, signals } = answer;
  const onsets = useMemo(() => [...new Set(signals.flatMap(({ onsetUnixMs }) => onsetUnixMs ?? []))], [signals]);
  const shownEtcd = etcd.filter(({ isShown }) => isShown);
  const shownK8s = k8s.filter(({ isShown }) => isShown);
  return (
    <section
      aria-label={t("trouble.lanes")}
      className="surface relative overflow-hidden [--lane-label:208px] max-lg:[--lane-label:168px]"
    >
      <LaneOverlay axis={range} onsets={onsets} />
      {shownEtcd.map((subject) => (
        <Lane
          key={subject.id}
          side="etcd"
          id={subject.id}
          fact={
            subject.memberCount === null
              ? t("trouble.lane.worst")
              : t("trouble.lane.members", { count: subject.memberCount })
          }
          customer={subject.customer}
          answer={answer}
        />
      ))}
      {shownEtcd.length === 0 ? <Unlinked side="etcd" subject={answer.id} /> : null}
      {shownK8s.map(({ id }) => (
        <Lane key={id} side="k8s" id={id} fact={t("trouble.lane.worst")} answer={answer} />
      ))}
      {shownK8s.length === 0 ? <Unlinked side="k8s" subject={answer.id} /> : null}
      <Axis answer={answer} />
    </section>
  );
}

interface LaneProps {
  side: "etcd" | "k8s";
  id: string;
  fact: string;
  /** whose it is; "" = not known, or not of this side */
  customer?: string;
  answer: Troubleshoot;
}

function Lane({ side, id, fact, customer = "", answer }: LaneProps) {
  const { t } = useWords();
  const own = answer.signals.filter((signal) => signal.side === side && signal.subject === id);
  const measured = own.filter(({ lines }) => lines.length > 0);
  const missing = own.filter(({ lines }) => lines.length === 0);
  const isOpen = ({ order, id: signalId }: TroubleSignal) => order !== null || CALM_SHOWN.includes(signalId);
  const isJudged = ({ baselineFrom }: TroubleSignal) => baselineFrom !== null;
  const folded = measured.filter((signal) => !isOpen(signal));
  return (
    <section aria-label={`${t(`trouble.lane.${side}`)} ${id}`}>
      <LaneHead side={side} id={id} fact={fact} customer={customer} />
      {measured.length === 0 ? (
        <p className="hatch-veil relative border-hair2 border-t px-4 py-4 text-t2">
          <span className="bg-panel">
            {t(`trouble.lane.noMetrics.${side}`, { subject: id, label: "labels.k8s_cluster" })}
          </span>
        </p>
      ) : (
        <>
          <Rows signals={measured.filter(isOpen)} answer={answer} />
          <Folded kind="quiet" signals={folded.filter(isJudged)} answer={answer} />
          <Folded kind="notJudged" signals={folded.filter((signal) => !isJudged(signal))} answer={answer} />
          {missing.length > 0 ? (
            <p className="relative border-hair2 border-t bg-panel px-4 py-2 text-small text-t3">
              {t("trouble.lane.missing", { count: missing.length, names: nameAll(missing) })}
            </p>
          ) : null}
        </>
      )}
    </section>
  );
}

function LaneHead({ side, id, fact, customer = "" }: Omit<LaneProps, "answer">) {
  const { t } = useWords();
  return (
    <h3 className="relative flex h-8 items-center gap-2 border-hair border-t bg-raise px-4 text-small first:border-t-0">
      <b className="font-semibold">{t(`trouble.lane.${side}`)}</b>
      <Link
        href={side === "etcd" ? hrefCluster(id) : hrefK8s(id)}
        className="whitespace-nowrap font-mono text-link hover:underline"
      >
        {id}
      </Link>
      {customer === "" ? null : (
        <Link
          href={hrefCustomers(customer)}
          title={t("label.customer")}
          className="min-w-12 truncate font-normal text-t2 hover:underline"
        >
          {customer}
        </Link>
      )}
      <span className="truncate font-normal text-t3">{fact}</span>
    </h3>
  );
}

function Unlinked({ side, subject }: { side: "etcd" | "k8s"; subject: string }) {
  const { t } = useWords();
  return (
    <section aria-label={t(`trouble.lane.${side}`)}>
      <h3 className="relative flex h-8 items-center border-hair border-t bg-raise px-4 font-semibold text-small">
        {t(`trouble.lane.${side}`)}
      </h3>
      <p className="relative max-w-160 px-4 py-4 text-t2">{t(`trouble.lane.noLinked.${side}`, { subject })}</p>
    </section>
  );
}

function Rows({
  signals,
  answer: { range, timesUnixMs },
}: {
  signals: readonly TroubleSignal[];
  answer: Troubleshoot;
}) {
  const cursor = useCursor();
  const stepMs = range.stepSeconds * 1000;
  const index = cursor === null ? null : Math.round((cursor.unixMs - range.fromUnixMs) / stepMs);
  const cursorIndex = index !== null && index >= 0 && index < timesUnixMs.length ? index : null;
  return signals.map((signal) => (
    <LaneRow key={signal.id} signal={signal} cursorIndex={cursorIndex} shareOf={(unixMs) => shareOn(range, unixMs)} />
  ));
}

const nameAll = (signals: readonly TroubleSignal[]) => signals.map(({ title }) => title).join(", ");

interface FoldedProps {
  kind: "quiet" | "notJudged";
  signals: readonly TroubleSignal[];
  answer: Troubleshoot;
}

function Folded({ kind, signals, answer }: FoldedProps) {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  if (signals.length === 0) return null;
  const names = nameAll(signals);
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        title={names}
        onClick={() => setIsOpen(!isOpen)}
        className="relative flex h-8 w-full items-center gap-2 border-hair2 border-t bg-panel px-4 text-left text-small text-t3 hover:bg-raise touch:h-11"
      >
        <ChevronRight aria-hidden size={12} className={isOpen ? "flex-none rotate-90" : "flex-none"} />
        <span className="truncate">{t(`trouble.lane.${kind}`, { count: signals.length, names })}</span>
      </button>
      {isOpen ? <Rows signals={signals} answer={answer} /> : null}
    </>
  );
}

function Axis({ answer: { range } }: { answer: Troubleshoot }) {
  const { locale, timeZone } = useWords();
  return (
    <div className="border-hair border-t py-2 pr-4 pl-[calc(var(--lane-label)+16px)] max-sm:pl-4">
      <div className="flex justify-between text-axis text-t3">
        {AXIS_MARKS.map((share) => (
          <span key={share}>
            {formatTime(range.fromUnixMs + share * (range.toUnixMs - range.fromUnixMs), {
              timeZone,
              locale,
              hasSeconds: false,
            })}
          </span>
        ))}
      </div>
    </div>
  );
}
