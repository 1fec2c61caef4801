"use client";
// 28 days by the hour: a column a day, a row an hour of UTC. Empty is zero, hatched is not seen; the worst hours are written out in the
// list below, so that nothing depends on hovering.
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { EmptyState } from "@/components/ui/states";
import { useWords } from "@/lib/client/fleet-words";
import type { LivedHour } from "@/lib/contract/views2";
import { formatMinutes } from "@/lib/units/duration";
import { formatDate, formatDateTime } from "@/lib/units/time";
import { hrefCluster, hrefFleet } from "@/lib/url/hrefs";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const LABELLED_HOURS = new Set([0, 6, 12, 18]);
const LABEL_EVERY_DAYS = 7;
const LISTED = 5;

interface CalendarProps {
  hours: readonly LivedHour[];
  customer: string;
  /** whose hours they mostly are; its page opens at the hour */
  worstId: string | null;
}

export function Calendar({ hours, customer, worstId }: CalendarProps) {
  const { t, locale } = useWords();
  if (hours.length === 0) return <EmptyState>{t("l2.customer.lived.none")}</EmptyState>;
  const byStart = new Map(hours.map((hour) => [hour.startUnixMs, hour]));
  const firstDay = Math.floor((hours[0]?.startUnixMs ?? 0) / DAY_MS) * DAY_MS;
  const lastDay = Math.floor((hours.at(-1)?.startUnixMs ?? 0) / DAY_MS) * DAY_MS;
  const days = Array.from({ length: (lastDay - firstDay) / DAY_MS + 1 }, (_, index) => firstDay + index * DAY_MS);
  const bad = hours.filter(({ minutes }) => (minutes ?? 0) > 0);
  const blind = hours.filter(({ minutes }) => minutes === null).length;
  const summary = t("l2.customer.lived.summary", { hours: bad.length, blind });
  return (
    <div className="p-4">
      <div
        role="img"
        aria-label={summary}
        className="grid gap-0.5"
        style={{ gridTemplateColumns: `36px repeat(${days.length}, minmax(0, 1fr))` }}
      >
        {HOURS.map((hour) => (
          <HourRow key={hour} hour={hour} days={days} byStart={byStart} />
        ))}
        <span />
        {days.map((day, index) => (
          <span key={day} className="h-4 overflow-visible whitespace-nowrap text-axis text-t3">
            {index % LABEL_EVERY_DAYS === 0 && index < days.length - 3
              ? formatDate(day, { timeZone: "UTC", locale })
              : index === days.length - 1
                ? t("l2.customer.today")
                : null}
          </span>
        ))}
      </div>
      <p className="mt-2 text-small text-t3">{summary}</p>
      <WorstHours hours={bad} customer={customer} worstId={worstId} />
    </div>
  );
}

interface HourRowProps {
  hour: number;
  days: readonly number[];
  byStart: ReadonlyMap<number, LivedHour>;
}

function HourRow({ hour, days, byStart }: HourRowProps) {
  const { t, locale } = useWords();
  const label = `${String(hour).padStart(2, "0")}:00`;
  return (
    <>
      <span className="-mt-1 h-2 text-axis text-t3 leading-4">{LABELLED_HOURS.has(hour) ? label : null}</span>
      {days.map((day) => {
        const cell = byStart.get(day + hour * HOUR_MS);
        if (!cell) return <span key={day} />;
        const time = formatDateTime(cell.startUnixMs, { timeZone: "UTC", locale });
        const title =
          cell.minutes === null
            ? t("l2.customer.hour.blind", { time })
            : t("l2.customer.hour", { time, minutes: formatMinutes(cell.minutes, { locale }) });
        return <span key={day} title={title} className={cn("h-2 rounded-cell", cellClass(cell.minutes))} />;
      })}
    </>
  );
}

export function cellClass(minutes: number | null): string {
  if (minutes === null) return "hatch";
  if (minutes >= 8) return "bg-down";
  if (minutes >= 3) return "bg-burning";
  return minutes > 0 ? "bg-degraded" : "bg-track";
}

/** The hours that cost most, each a link to its time. */
function WorstHours({ hours, customer, worstId }: CalendarProps) {
  const { t, locale } = useWords();
  const worst = [...hours].sort((a, b) => (b.minutes ?? 0) - (a.minutes ?? 0)).slice(0, LISTED);
  if (worst.length === 0) return null;
  return (
    <ul aria-label={t("l2.customer.table")} className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-small">
      {worst.map(({ startUnixMs, minutes }) => {
        const window = {
          from: { kind: "fixed", unixMs: startUnixMs },
          to: { kind: "fixed", unixMs: startUnixMs + HOUR_MS },
        } as const;
        const href = worstId === null ? hrefFleet({ customer: [customer], ...window }) : hrefCluster(worstId, window);
        return (
          <li key={startUnixMs} className="inline-flex items-center gap-1.5">
            <span aria-hidden className={cn("h-2 w-4 rounded-cell", cellClass(minutes))} />
            <Link href={href} className="text-link hover:underline">
              {formatDateTime(startUnixMs, { timeZone: "UTC", locale })}
            </Link>
            <span>{formatMinutes(minutes, { locale })}</span>
          </li>
        );
      })}
    </ul>
  );
}
