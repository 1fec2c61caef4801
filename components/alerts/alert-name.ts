// An alert's name for people: the product's own in the reader's language, anybody else's as it is.
import { ALERT_NAMES } from "@/lib/slo/alerts";
import type { Translate } from "@/lib/text/translate";

export function nameAlert(name: string, t: Translate): string {
  return ALERT_NAMES.some((known) => known === name) ? t(`alerts.name.${name}`) : name;
}
