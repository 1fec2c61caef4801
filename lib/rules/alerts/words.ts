// Annotations and labels that every alert carries: who it is about, a link that opens at its start, a runbook.
// Go templates are evaluated by the ruler; label values in addresses are escaped there.
import { LINK_PLACEHOLDERS, type LinkPlaceholder } from "../../config/links";
import type { RaftboardConfig } from "../../config/schema";
import { indent } from "../../slis/expression";
import { type AlertTier, SEVERITY_OF_TIER } from "../../slo/alerts";
import { RECORDED } from "../../slo/recorded-series";

/** Labels of a cluster on its alerts, for routing. No version: an upgrade must not look like another alert. */
export const IDENTITY_LABELS = ["region", "zone", "product", "scenario", "spec", "customer"] as const;

/** `inner` {etcd_cluster, ...} with the labels of its cluster. Every known cluster has one info series, blind ones too. */
export function withIdentity(inner: string): string {
  const info = `topk by (etcd_cluster) (1, ${RECORDED.info})`;
  return `(\n${indent(inner)}\n)\n* on (etcd_cluster) group_left (${IDENTITY_LABELS.join(", ")})\n${info}`;
}

/** Labels that routes and inhibition work by; `more` are those of one alert. */
export function tierLabels(tier: AlertTier, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { severity: SEVERITY_OF_TIER[tier], tier, ...more };
}

/** A label's value inside an address: percent-encoded, blanks included. */
function escaped(label: string): string {
  return `{{ reReplaceAll "\\\\+" "%20" (urlquery $labels.${label}) }}`;
}

function base({ server }: RaftboardConfig): string {
  return (server.publicUrl ?? "").replace(/\/+$/, "");
}

function runbook({ links }: RaftboardConfig, labels: readonly string[]): Record<string, string> {
  if (links.runbook === undefined) return {};
  const isName = (name: string): name is LinkPlaceholder => LINK_PLACEHOLDERS.some((known) => known === name);
  const url = links.runbook.replaceAll(/\{([^{}]*)\}/g, (_whole, name: string) =>
    isName(name) && labels.includes(name) ? escaped(name) : "",
  );
  return { runbook_url: url };
}

export interface AlertWords {
  readonly summary: string;
  readonly description: string;
}

/** Annotations of an alert about one cluster. Without a public URL the link is the path alone. */
export function clusterAnnotations(config: RaftboardConfig, alert: string, words: AlertWords): Record<string, string> {
  return {
    ...words,
    dashboard_url: `${base(config)}/clusters/${escaped("etcd_cluster")}?alert=${alert}`,
    ...runbook(config, ["etcd_cluster", ...IDENTITY_LABELS]),
  };
}

/** Annotations of an alert about a zone or host: its link opens the fleet, filtered. */
export function placeAnnotations(
  config: RaftboardConfig,
  labels: readonly ("region" | "zone" | "host")[],
  words: AlertWords,
): Record<string, string> {
  const filters = labels.map((label) => `${label}=${escaped(label)}`).join("&");
  return { ...words, dashboard_url: `${base(config)}/?${filters}`, ...runbook(config, labels) };
}
