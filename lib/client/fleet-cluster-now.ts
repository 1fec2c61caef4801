// The sentence that opens a cluster's page: what is wrong now, how fast it spends budget, when that is gone.
// Worst fact first; what cannot be seen is never called fine.
import type { ClusterDetail } from "@/lib/contract/fleet";
import type { Slo } from "@/lib/contract/views";
import { SERVICE_SLI_IDS } from "@/lib/slo/vocabulary";
import type { Locale } from "@/lib/text/locale";
import type { Translate } from "@/lib/text/translate";
import { formatDuration } from "@/lib/units/duration";
import { formatBurn } from "@/lib/units/quantity";
import { bold } from "./fleet-bold";

/** What the sentence reads of a cluster. */
type Facts = Pick<ClusterDetail, "slos" | "witnesses"> & {
  readonly row: Pick<ClusterDetail["row"], "health" | "isInMaintenance"> & {
    readonly failing: readonly ClusterDetail["row"]["failing"][number][];
  };
};

/** One paragraph; marks of `bold` inside. */
export function composeClusterNow(facts: Facts, t: Translate, locale: Locale): string {
  const { row, slos } = facts;
  const gap = t("fleet.say.gap");
  const burning = row.health === "blind" ? "" : composeBurn(findFastest(slos), t, locale);
  const maintenance = row.isInMaintenance ? t("cluster.now.maintenance") : "";
  return [composeHealth(facts, burning !== "", t), burning, maintenance].filter(Boolean).join(gap);
}

/** Blind but for the word of the scraper: as well a metrics port that wants TLS or credentials as an outage. */
function isScraperAlone({ row, witnesses }: Facts): boolean {
  const stateOf = (name: string) => witnesses.find(({ witness }) => witness === name)?.state ?? "blind";
  return (
    row.health === "blind" &&
    stateOf("probe") === "no" &&
    stateOf("server") === "blind" &&
    stateOf("client") === "blind"
  );
}

function composeHealth(facts: Facts, hasBurn: boolean, t: Translate): string {
  const { row, slos } = facts;
  const what = row.failing.map((part) => t(`failing.${part}`)).join(", ");
  switch (row.health) {
    case "down":
      return bold(t("cluster.now.down", { what: t(`cluster.now.down.${findDownPart(row.failing)}`) }));
    case "blind":
      return bold(t(isScraperAlone(facts) ? "cluster.now.scraperAlone" : "cluster.now.blind"));
    case "degraded":
      return bold(t("cluster.now.degraded", { what: what || t("cluster.now.degraded.unknown") }));
    case "burning":
      return hasBurn || what === "" ? "" : bold(t("cluster.now.failing", { what }));
    case "ok":
      if (slos.some(isOverspentService)) return bold(t("cluster.now.okButOver"));
      return bold(t(areBudgetsKnown(slos) ? "cluster.now.ok" : "cluster.now.serving"));
  }
}

function findDownPart(failing: Facts["row"]["failing"]): string {
  return (["quorum", "write", "read", "clients"] as const).find((part) => failing.includes(part)) ?? "unknown";
}

/** Objectives are claimed only where the budget of every service SLI is known. */
function areBudgetsKnown(slos: readonly Slo[]): boolean {
  return SERVICE_SLI_IDS.every((sli) => slos.some((slo) => slo.sli === sli && slo.budget !== "unknown"));
}

function isOverspentService({ sli, budget }: Slo): boolean {
  return budget === "breached" && SERVICE_SLI_IDS.some((service) => service === sli);
}

/** The service SLI whose page-level pair fires, fastest first; null when none does. */
function findFastest(slos: readonly Slo[]): Slo | null {
  const [fastest = null] = slos
    .filter((slo) => slo.isBurning && SERVICE_SLI_IDS.some((service) => service === slo.sli))
    .sort((a, b) => (b.burnRate1h ?? 0) - (a.burnRate1h ?? 0));
  return fastest;
}

/** Speed over the last six hours: it is what "gone in" is computed from; the hour's where that is all there is. */
function composeBurn(slo: Slo | null, t: Translate, locale: Locale): string {
  if (!slo) return "";
  const burnRate = slo.exhaustedInHours === null ? (slo.burnRate1h ?? slo.burnRate6h) : slo.burnRate6h;
  const sli = locale === "en" ? t(`sli.${slo.sli}`).toLowerCase() : t(`sli.${slo.sli}`);
  const speed = bold(t("cluster.now.burn", { sli, burn: formatBurn(burnRate) }));
  if (slo.exhaustedInHours !== null) {
    return speed + t("cluster.now.gone", { time: formatDuration(slo.exhaustedInHours * 3600, { locale }) });
  }
  const isOverspent = slo.budgetRemainingRatio !== null && slo.budgetRemainingRatio <= 0;
  return speed + t(isOverspent ? "cluster.now.overspent" : "cluster.now.stop");
}
