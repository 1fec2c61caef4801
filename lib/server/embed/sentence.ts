import "server-only";
// The one sentence of an embed: the answer that its chart gives, in words, from the same result. Empty where there is nothing to
// say, since the picture then explains itself why.
import type { FleetSummary } from "../../contract/fleet";
import type { PanelResult } from "../../contract/panel-result";
import type { SloData, TimeseriesData } from "../../contract/views";
import { HEALTHS_WORST_FIRST } from "../../slo/vocabulary";
import type { Locale } from "../../text/locale";
import type { Translate } from "../../text/translate";
import { formatCount } from "../../units/quantity";
import { formatBudget } from "../../units/ratio";
import { formatDateTime, formatTime } from "../../units/time";
import { formatValue } from "../../units/value";

const DAY_MS = 86_400_000;

export interface SentenceInput {
  readonly result: PanelResult;
  /** of the clusters that the panel is about; null for a panel about one cluster */
  readonly summary: FleetSummary | null;
  readonly t: Translate;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly nowUnixMs: number;
}

interface Peak {
  readonly value: number;
  readonly unixMs: number;
}

function findPeak({ timesUnixMs, lines }: TimeseriesData): Peak | null {
  let peak: Peak | null = null;
  for (const { values, slot } of lines) {
    if (slot === "ghost") continue;
    values.forEach((value, index) => {
      const unixMs = timesUnixMs[index];
      if (value !== null && unixMs !== undefined && (peak === null || value > peak.value)) peak = { value, unixMs };
    });
  }
  return peak;
}

/** A time of day says nothing in a window of days. */
function writeTime(unixMs: number, { result, locale, timeZone, nowUnixMs }: SentenceInput): string {
  const spanMs = result.range === null ? 0 : result.range.toUnixMs - result.range.fromUnixMs;
  return spanMs > DAY_MS
    ? formatDateTime(unixMs, { timeZone, locale, nowUnixMs })
    : formatTime(unixMs, { timeZone, locale, hasSeconds: false });
}

function sayTimeseries(data: TimeseriesData, input: SentenceInput): string {
  const { result, t, locale, timeZone, nowUnixMs } = input;
  const lines = data.lines.filter(({ slot }) => slot !== "ghost");
  const peak = findPeak(data);
  if (peak === null) return "";
  const write = (value: number | null) => formatValue(result.view.unit, value, { locale, timeZone, nowUnixMs });
  const most = write(peak.value);
  const [bound] = data.bounds;
  if (bound) {
    const count = lines.filter(({ values }) => values.some((value) => (value ?? 0) > bound.value)).length;
    const time = writeTime(peak.unixMs, input);
    const values = { count, total: lines.length, bound: bound.label, most, time };
    return t(count > 0 ? "embed.sentence.over" : "embed.sentence.within", values);
  }
  const seen = lines.flatMap(({ values }) => values.filter((value) => value !== null));
  const least = write(seen.reduce((low, value) => Math.min(low, value), peak.value));
  const lasts = lines.map(({ name, values }) => ({ name, last: values.findLast((value) => value !== null) ?? null }));
  const top = lasts.reduce((high, line) => ((line.last ?? -1) > (high.last ?? -1) ? line : high), {
    name: "",
    last: null,
  });
  return t(lines.length === 1 ? "embed.sentence.one" : "embed.sentence.many", {
    name: top.name,
    last: write(top.last),
    least,
    most,
  });
}

function saySlo({ slos }: SloData, { t, locale }: SentenceInput): string {
  const left = slos.flatMap(({ budgetRemainingRatio }) =>
    budgetRemainingRatio === null ? [] : [budgetRemainingRatio],
  );
  if (left.length === 0) return "";
  const budget = formatBudget(Math.min(...left), { locale });
  const burning = slos.filter(({ isBurning }) => isBurning).map(({ sli }) => t(`sli.${sli}`));
  if (burning.length === 0) return t("embed.sentence.calm", { budget });
  const slis = new Intl.ListFormat(locale, { type: "conjunction" }).format(burning);
  return t("embed.sentence.burning", { slis, count: burning.length, budget });
}

function sayFleet({ counts, clusterCount }: FleetSummary, { t }: SentenceInput): string {
  if (clusterCount === 0) return t("embed.sentence.fleet-none");
  const bad = HEALTHS_WORST_FIRST.filter((health) => health !== "ok" && counts[health] > 0);
  if (bad.length === 0) return t("embed.sentence.fleet-ok", { total: clusterCount });
  const parts = bad.map((health) =>
    t("embed.count", { count: formatCount(counts[health]), word: t(`health.${health}`) }),
  );
  const list = parts.join(t("embed.separator"));
  return t("embed.sentence.fleet-bad", { counts: list, total: formatCount(clusterCount) });
}

/** One sentence in the reader's language, or "". */
export function writeSentence(input: SentenceInput): string {
  const { data, state } = input.result;
  if (data === null || state === "error" || state === "empty") return "";
  switch (data.kind) {
    case "timeseries":
      return sayTimeseries(data, input);
    case "slo":
      return saySlo(data, input);
    case "stats":
    case "tiles":
    case "table":
      return input.summary === null ? "" : sayFleet(input.summary, input);
    default:
      return data satisfies never;
  }
}
