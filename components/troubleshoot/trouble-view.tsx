"use client";
// `/troubleshoot?etcd=` and `?k8s=`: both sides on one time axis, what departed first, and what is known of the neighbours.
import { ClusterNotices } from "@/components/cluster/cluster-notices";
import { FleetNotice } from "@/components/fleet/fleet-notice";
import { AsOf } from "@/components/ui/as-of";
import { useWords } from "@/lib/client/fleet-words";
import { useTroubleshoot } from "@/lib/client/troubleshoot";
import type { FleetStatus } from "@/lib/contract/pages";
import type { Troubleshoot } from "@/lib/contract/troubleshoot";
import { formatTime } from "@/lib/units/time";
import { Lanes } from "./lanes";
import { SubjectBar } from "./subject-bar";
import { Evidence, Neighbours, Verdict } from "./verdict";

const TOGETHER_SECONDS = 30;

export function TroubleView({ initial, status }: { initial: Troubleshoot; status: FleetStatus }) {
  const { t } = useWords();
  const { data: answer = initial } = useTroubleshoot(initial);
  const young = answer.signals.filter(({ baselineFrom }) => baselineFrom === "window").length;
  return (
    <>
      <header className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 max-sm:py-2">
        <h1 className="font-semibold text-title tracking-[-0.2px]">{t("trouble.title")}</h1>
        <AsOf asOfUnixMs={answer.asOfUnixMs} isStale={answer.isStale} className="ml-auto" />
      </header>
      <FleetNotice status={status} />
      <p id="sentence" className="mb-3 text-sentence">
        <Sentence answer={answer} />
      </p>
      <SubjectBar answer={answer} />
      <ClusterNotices notices={answer.notices} />
      <div className="grid items-start gap-2 lg:grid-cols-[minmax(0,2.15fr)_minmax(0,1fr)]">
        <Lanes answer={answer} />
        <div>
          <Verdict verdict={answer.verdict} />
          <Evidence verdict={answer.verdict} />
          <Neighbours neighbours={answer.neighbours} />
        </div>
      </div>
      <p className="mt-3 text-small text-t3">
        {t("trouble.foot", { seconds: Math.max(TOGETHER_SECONDS, answer.range.stepSeconds) })}
        {young > 0 ? ` ${t("trouble.foot.window", { count: young })}` : null}
      </p>
    </>
  );
}

function Sentence({ answer }: { answer: Troubleshoot }) {
  const { t, locale, timeZone } = useWords();
  const departed = answer.signals
    .filter(({ onsetUnixMs }) => onsetUnixMs !== null)
    .sort((a, b) => (a.onsetUnixMs ?? 0) - (b.onsetUnixMs ?? 0));
  const [first] = departed;
  if (first)
    return t("trouble.say.first", {
      title: first.title,
      subject: first.subject,
      time: formatTime(first.onsetUnixMs, { timeZone, locale }),
      count: departed.length - 1,
    });
  const measured = answer.signals.filter(({ lines }) => lines.length > 0);
  const notJudged = measured.filter(({ baselineFrom }) => baselineFrom === null).length;
  if (measured.length === 0) return t("trouble.say.noData");
  if (notJudged === measured.length) return t("trouble.say.notJudged");
  return notJudged === 0 ? t("trouble.say.none") : t("trouble.say.notAll", { count: notJudged });
}
