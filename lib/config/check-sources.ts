// Data sources and labels must be told apart: ids, the regions that each serves, and raw label names must each have one meaning.
import { type ConfigPath, error, type Finding, warning } from "./problems";
import type { LabelsConfig, RaftboardConfig } from "./schema";

/** Duplicate ids, regions served twice or by nobody, URLs that are no base URL. */
export function checkSources(config: RaftboardConfig): readonly Finding[] {
  return [
    ...checkIds(config),
    ...checkRegions(config),
    ...config.datasources.flatMap(({ url }, i) => checkUrl(url, i)),
  ];
}

function checkIds({ datasources }: RaftboardConfig): readonly Finding[] {
  return datasources.flatMap(({ id }, index) => {
    const first = datasources.findIndex((other) => other.id === id);
    return first === index
      ? []
      : [
          {
            ...error("duplicateSource", ["datasources", index, "id"], { id }),
            references: { first: ["datasources", first] },
          },
        ];
  });
}

function checkRegions({ datasources, regions }: RaftboardConfig): readonly Finding[] {
  const findings: Finding[] = [];
  const ownerOf = new Map<string, number>();
  const isForAll = datasources.length > 1 ? datasources.findIndex((source) => source.regions.length === 0) : -1;
  if (isForAll >= 0) findings.push(error("sourceForAll", ["datasources", isForAll]));
  for (const [index, source] of datasources.entries()) {
    for (const [at, region] of source.regions.entries()) {
      const owner = ownerOf.get(region);
      const path: ConfigPath = ["datasources", index, "regions", at];
      if (owner === undefined) ownerOf.set(region, index);
      else findings.push({ ...error("regionTwice", path, { region }), references: { first: ["datasources", owner] } });
    }
  }
  if (datasources.some((source) => source.regions.length === 0)) return findings;
  const unserved = Object.keys(regions).filter((region) => !ownerOf.has(region));
  return [
    ...findings,
    ...unserved.map((region) => ({
      ...warning("regionUnserved", ["regions", region], { region, known: [...ownerOf.keys()].join(", ") }),
      isAboutKey: true,
    })),
  ];
}

/** What is wrong with a data source's base URL beyond its syntax. */
function checkUrl(url: string, index: number): readonly Finding[] {
  const path: ConfigPath = ["datasources", index, "url"];
  const parsed = new URL(url);
  const findings: Finding[] = [];
  if (parsed.username !== "" || parsed.password !== "") findings.push(error("urlCredentials", path));
  const apiAt = parsed.pathname.indexOf("/api/v1");
  if (apiAt >= 0) {
    findings.push(error("urlApiPath", path, { base: `${parsed.origin}${parsed.pathname.slice(0, apiAt)}` }));
  } else if (parsed.search !== "" || parsed.hash !== "") {
    findings.push(error("urlQuery", path, { base: `${parsed.origin}${parsed.pathname}` }));
  }
  return findings;
}

const ETCD_LABELS = [
  "etcd_cluster",
  "member",
  "region",
  "zone",
  "host",
  "product",
  "scenario",
  "spec",
  "customer",
] as const satisfies readonly (keyof LabelsConfig)[];
const APISERVER_LABELS = [
  "k8s_cluster",
  "k8s_main_etcd",
  "k8s_events_etcd",
] as const satisfies readonly (keyof LabelsConfig)[];
const RESERVED_LABELS: readonly string[] = ["__name__", "le"];

/** An etcd cluster may have the id of the K8s cluster whose data it stores: one label then says both. */
function areOne(canonical: keyof LabelsConfig, other: keyof LabelsConfig): boolean {
  return canonical === "k8s_main_etcd" && other === "k8s_cluster";
}

/** Raw label names that two canonical labels of the same series claim, or that Prometheus keeps for itself. */
export function checkLabels({ labels }: RaftboardConfig): readonly Finding[] {
  return [ETCD_LABELS, APISERVER_LABELS].flatMap((group: readonly (keyof LabelsConfig)[]) =>
    group.flatMap((canonical, index) => {
      const raw = labels[canonical];
      const path: ConfigPath = ["labels", canonical];
      if (RESERVED_LABELS.includes(raw)) return [error("reservedLabel", path, { raw, canonical })];
      const first = group.slice(0, index).find((other) => labels[other] === raw && !areOne(canonical, other));
      return first ? [error("duplicateLabel", path, { raw, canonical, first })] : [];
    }),
  );
}
