// What a section of signals says while it is folded, and how bad that is.
import type { SectionFact, SignalSection, SignalSectionId } from "@/lib/contract/fleet";
import type { Slo } from "@/lib/contract/views";
import type { Health } from "@/lib/slo/vocabulary";
import type { Locale } from "@/lib/text/locale";
import type { Translate } from "@/lib/text/translate";
import { formatValue } from "@/lib/units/value";

/** `blind`: nothing of the section is measured. */
export type SectionHealth = Extract<Health, "burning" | "degraded" | "ok" | "blind">;

const RANKS: Readonly<Record<SectionHealth, number>> = { burning: 0, degraded: 1, ok: 2, blind: 3 };
const SLIS: Readonly<Partial<Record<SignalSectionId, readonly string[]>>> = {
  requests: ["write", "read"],
  disk: ["disk"],
};

/** Burning with its SLI, degraded where a fact is over its bound, else as far as it is measured. */
export function judgeSection(
  { id, facts }: SignalSection,
  slos: readonly Pick<Slo, "sli" | "isBurning">[],
): SectionHealth {
  const isBurning = slos.some(({ sli, isBurning: burns }) => burns && SLIS[id]?.includes(sli));
  if (isBurning) return "burning";
  if (facts.some(({ isOver }) => isOver)) return "degraded";
  return facts.some(({ value }) => value !== null) ? "ok" : "blind";
}

export const isOpenAtFirst = (health: SectionHealth) => health === "burning" || health === "degraded";

/** Worst first; equals keep the order of the page. */
export function sortSections<T extends { readonly health: SectionHealth }>(sections: readonly T[]): T[] {
  return [...sections].sort((a, b) => RANKS[a.health] - RANKS[b.health]);
}

function tellFact({ id, unit, value, member, bound, isOver }: SectionFact, t: Translate, locale: Locale): string {
  const fact = t(`cluster.fact.${id}`, { value: formatValue(unit, value, { locale }) });
  if (!isOver) return fact;
  const limit = formatValue(unit, bound, { locale });
  return member === "" ? t("cluster.fact.over", { fact, limit }) : t("cluster.fact.overOn", { fact, member, limit });
}

/** One line: what is over its bound with its member, else every fact that is measured; null when none is. */
export function tellSection({ facts }: SignalSection, t: Translate, locale: Locale): string | null {
  const measured = facts.filter(({ value }) => value !== null);
  const over = measured.filter(({ isOver }) => isOver);
  const told = over.length > 0 ? over : measured;
  return told.length === 0 ? null : told.map((fact) => tellFact(fact, t, locale)).join(" · ");
}
