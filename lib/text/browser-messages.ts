// The messages that a page carries to the browser. Areas that only the server, the command line or the documentation speak
// stay at home: a panel's title and docs and an indicator's title come with its answer, already in words.
import { AREAS } from "./catalogue";
import { compileAll } from "./compile";
import type { Locale } from "./locale";
import type { CompiledMessage } from "./translate";

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

function chooseMessages(locale: Locale): Record<string, string> {
  const areas = Object.entries(AREAS).filter(([area]) => !SERVER_ONLY.has(area));
  return Object.fromEntries(
    areas.flatMap(([, messages]) =>
      Object.entries(messages)
        .filter(([id]) => !DOCS.test(id))
        .map(([id, message]) => [id, message[locale]]),
    ),
  );
}

const cache = new Map<Locale, Readonly<Record<string, CompiledMessage>>>();

/** Compiled, flat by id. */
export function getBrowserMessages(locale: Locale): Readonly<Record<string, CompiledMessage>> {
  const messages = cache.get(locale) ?? compileAll(chooseMessages(locale));
  cache.set(locale, messages);
  return messages;
}
