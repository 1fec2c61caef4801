// The sentence that opens the page of a zone or a host: how its clusters are now, and how many would lose quorum with it.
import type { PlacePageFound } from "@/lib/contract/place";
import { HEALTHS_WORST_FIRST } from "@/lib/slo/vocabulary";
import type { Translate } from "@/lib/text/translate";
import { bold } from "./fleet-bold";

type Facts = Pick<PlacePageFound, "label" | "counts" | "fates" | "clusterCount">;

/** One paragraph; marks of `bold` inside. */
export function composePlace({ label, counts, fates, clusterCount }: Facts, t: Translate): string {
  const bad = HEALTHS_WORST_FIRST.filter((health) => health !== "ok" && counts[health] > 0).map((health) =>
    t("place.say.count", { count: counts[health], health: t(`health.${health}`) }),
  );
  const now =
    bad.length === 0
      ? bold(t("place.say.allOk", { count: clusterCount }))
      : bold(t("place.say.bad", { list: bad.join(t("place.say.comma")), count: clusterCount }));
  const lost = fates["loses-quorum"];
  const loss = lost === 0 ? t(`place.say.none.${label}`) : t(`place.say.lost.${label}`, { count: lost });
  const unknown = fates.unknown > 0 ? t("place.say.unknown", { count: fates.unknown }) : "";
  return [now, loss, unknown].filter(Boolean).join(t("fleet.say.gap"));
}
