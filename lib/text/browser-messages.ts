// The messages that a page carries to the browser. Areas that only the server, the command line or the documentation speak
// stay at home: a panel's title and docs and an indicator's title come with its answer, already in words.
import { AREAS } from "./catalogue";
import type { Locale } from "./locale";

const SERVER_ONLY: ReadonlySet<string> = new Set([
  "cli",
  "configShape",
  "configMeaning",
  "configStart",
  "embed",
  "fleetApi",
  "slis",
  "picture",
  "indicatorsEtcd",
  "indicatorsK8s",
]);

/** Long, and read on the panel's own page, which the server writes. */
const DOCS = /^panel\..+\.docs$/;

export function getBrowserMessages(locale: Locale): Record<string, string> {
  const areas = Object.entries(AREAS).filter(([area]) => !SERVER_ONLY.has(area));
  return Object.fromEntries(
    areas.flatMap(([, messages]) =>
      Object.entries(messages)
        .filter(([id]) => !DOCS.test(id))
        .map(([id, message]) => [id, message[locale]]),
    ),
  );
}
