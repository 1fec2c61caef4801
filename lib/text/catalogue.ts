// All messages of the product, joined from their areas. Duplicate ids across areas fail a unit test.
import type { Locale } from "./locale";
import { alerts } from "./messages/alerts";
import { api } from "./messages/api";
import { claims } from "./messages/claims";
import { cli } from "./messages/cli";
import { cluster } from "./messages/cluster";
import { common } from "./messages/common";
import { configMeaning } from "./messages/config-meaning";
import { configShape } from "./messages/config-shape";
import { configStart } from "./messages/config-start";
import { coverage } from "./messages/coverage";
import { discovery } from "./messages/discovery";
import { embed } from "./messages/embed";
import { fleet } from "./messages/fleet";
import { fleetApi } from "./messages/fleet-api";
import { fleetHistory } from "./messages/fleet-history";
import { fleetMap } from "./messages/fleet-map";
import { indicatorsEtcd } from "./messages/indicators-etcd";
import { indicatorsK8s } from "./messages/indicators-k8s";
import { inspectionFacts } from "./messages/inspection-facts";
import { inspections } from "./messages/inspections";
import { level2 } from "./messages/level2";
import { panels } from "./messages/panels";
import { picture } from "./messages/picture";
import { place } from "./messages/place";
import { query } from "./messages/query";
import { search } from "./messages/search";
import { share } from "./messages/share";
import { shell } from "./messages/shell";
import { slis } from "./messages/slis";
import { troubleshoot } from "./messages/troubleshoot";
import { url } from "./messages/url";

export const AREAS = {
  claims,
  alerts,
  coverage,
  inspectionFacts,
  inspections,
  api,
  cluster,
  common,
  cli,
  configShape,
  configMeaning,
  configStart,
  discovery,
  fleet,
  fleetApi,
  fleetMap,
  fleetHistory,
  level2,
  troubleshoot,
  indicatorsEtcd,
  indicatorsK8s,
  panels,
  picture,
  place,
  query,
  search,
  url,
  slis,
  embed,
  share,
  shell,
};

export const CATALOGUE = {
  ...claims,
  ...alerts,
  ...coverage,
  ...inspectionFacts,
  ...inspections,
  ...cluster,
  ...common,
  ...api,
  ...cli,
  ...configShape,
  ...configMeaning,
  ...configStart,
  ...discovery,
  ...fleet,
  ...fleetApi,
  ...fleetMap,
  ...fleetHistory,
  ...level2,
  ...troubleshoot,
  ...indicatorsEtcd,
  ...indicatorsK8s,
  ...panels,
  ...picture,
  ...place,
  ...query,
  ...search,
  ...url,
  ...slis,
  ...embed,
  ...share,
  ...shell,
};
export type MessageId = keyof typeof CATALOGUE;

/** Flat id -> ICU text in one language: what the server hands to a page. */
export function getMessages(locale: Locale): Record<string, string> {
  return Object.fromEntries(Object.entries(CATALOGUE).map(([id, message]) => [id, message[locale]]));
}
