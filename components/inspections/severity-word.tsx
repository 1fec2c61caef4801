// How bad a finding is: icon, word, colour. Not inspected is drawn as blind, never as ok.
import { HealthIcon, type HealthMark } from "@/components/ui/health-icon";
import { HEALTH_TEXT } from "@/components/ui/health-tone";
import type { Severity } from "@/lib/slo/inspections";
import type { Translate } from "@/lib/text/translate";

const MARKS: Readonly<Record<Severity, HealthMark>> = {
  ok: "ok",
  risk: "degraded",
  warning: "burning",
  critical: "down",
};

export function markOf(severity: Severity | null): HealthMark {
  return severity === null ? "blind" : MARKS[severity];
}

export function SeverityWord({ severity, t }: { severity: Severity | null; t: Translate }) {
  const mark = markOf(severity);
  return (
    <span
      className={`inline-flex items-center gap-1.5 whitespace-nowrap ${mark === "ok" ? "text-t2" : HEALTH_TEXT[mark]}`}
    >
      <HealthIcon health={mark} />
      {t(`inspections.severity.${severity ?? "none"}`)}
    </span>
  );
}
