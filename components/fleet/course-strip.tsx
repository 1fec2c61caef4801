"use client";
// How one cluster went through the window: what was not ok, when, for how long. Drawn from the history that the scrubber has read.
import { getRunSeconds, getRunSpan, type HealthCourse } from "@/lib/client/fleet-course";
import { useWords } from "@/lib/client/fleet-words";
import { HEALTHS_WORST_FIRST } from "@/lib/slo/vocabulary";
import { formatDuration } from "@/lib/units/duration";

const HEIGHT = 10;

export function CourseStrip({ course }: { course: HealthCourse }) {
  const { t, locale } = useWords();
  const seconds = getRunSeconds(course);
  const parts = HEALTHS_WORST_FIRST.filter((health) => health !== "ok" && seconds[health] > 0).map(
    (health) => `${formatDuration(seconds[health], { locale })} ${t(`health.${health}`)}`,
  );
  const text = parts.length > 0 ? parts.join(", ") : t("fleet.scrub.calm");
  return (
    <svg
      role="img"
      aria-label={text}
      viewBox={`0 0 ${course.stepCount - 1} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="inline-block h-2.5 w-16 rounded-bar bg-track align-middle"
    >
      <title>{text}</title>
      {course.runs.map((run) => {
        const { from, to } = getRunSpan(run);
        return run.health === "ok" ? null : (
          <rect
            key={run.start}
            x={from}
            width={to - from}
            height={HEIGHT}
            fill={`var(--health-${run.health})`}
            opacity={run.health === "blind" ? 0.5 : 1}
          />
        );
      })}
    </svg>
  );
}
