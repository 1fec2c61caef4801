// The etcd_request_* series of a kube-apiserver of real size: every operation on every resource that a plain 1.35 was seen to count
// (175 pairs, 24 buckets each), where the demo's apiserver counts four. All of them move: a store that compresses standing counters
// well would flatter the rules.
import { APISERVER_ETCD_BOUNDS } from "@/demo/model/profiles";

/** Which operations a resource was counted with. */
const OPERATIONS = {
  all: ["create", "get", "list", "update"],
  created: ["create", "get", "list"],
  updated: ["get", "list", "update"],
  read: ["get", "list"],
  endpoints: ["create", "delete", "get", "list", "update"],
  events: ["create", "get", "listWithCount", "update"],
  ports: ["get", "update"],
} as const;

/** Group, how it is used, and its resources. */
const RESOURCES: readonly (readonly [group: string, use: keyof typeof OPERATIONS, names: string])[] = [
  ["", "all", "configmaps namespaces nodes pods secrets serviceaccounts services"],
  ["", "updated", "apiServerIPInfo persistentvolumeclaims persistentvolumes resourcequotas"],
  ["", "read", "limitranges podtemplates replicationcontrollers"],
  ["", "endpoints", "endpoints"],
  ["", "events", "events"],
  ["", "ports", "servicenodeportallocations"],
  ["admissionregistration.k8s.io", "read", "mutatingwebhookconfigurations validatingadmissionpolicies"],
  ["admissionregistration.k8s.io", "read", "validatingadmissionpolicybindings validatingwebhookconfigurations"],
  ["apiextensions.k8s.io", "read", "customresourcedefinitions"],
  ["apiregistration.k8s.io", "all", "apiservices"],
  ["apps", "all", "daemonsets deployments replicasets"],
  ["apps", "created", "controllerrevisions"],
  ["apps", "updated", "statefulsets"],
  ["autoscaling", "updated", "horizontalpodautoscalers"],
  ["batch", "all", "jobs"],
  ["batch", "updated", "cronjobs"],
  ["certificates.k8s.io", "all", "certificatesigningrequests"],
  ["coordination.k8s.io", "all", "leases"],
  ["discovery.k8s.io", "all", "endpointslices"],
  ["flowcontrol.apiserver.k8s.io", "all", "flowschemas"],
  ["flowcontrol.apiserver.k8s.io", "created", "prioritylevelconfigurations"],
  ["networking.k8s.io", "all", "servicecidrs"],
  ["networking.k8s.io", "created", "ipaddresses"],
  ["networking.k8s.io", "read", "ingressclasses ingresses networkpolicies"],
  ["node.k8s.io", "read", "runtimeclasses"],
  ["policy", "read", "poddisruptionbudgets"],
  ["rbac.authorization.k8s.io", "all", "clusterrolebindings clusterroles"],
  ["rbac.authorization.k8s.io", "created", "rolebindings roles"],
  ["resource.k8s.io", "read", "deviceclasses resourceclaims resourceclaimtemplates resourceslices"],
  ["scheduling.k8s.io", "created", "priorityclasses"],
  ["storage.k8s.io", "all", "storageclasses"],
  ["storage.k8s.io", "created", "csinodes"],
  ["storage.k8s.io", "read", "csidrivers csistoragecapacities volumeattachments volumeattributesclasses"],
];

interface Pair {
  readonly labels: string;
  readonly perSecond: number;
}

const PAIRS: readonly Pair[] = RESOURCES.flatMap(([group, use, names]) =>
  names
    .split(" ")
    .flatMap((resource) =>
      OPERATIONS[use].map((operation) => `group="${group}",operation="${operation}",resource="${resource}"`),
    ),
).map((labels, rank) => ({ labels, perSecond: 0.2 + 40 / (rank + 1) }));

export const PAIR_COUNT = PAIRS.length;

const HISTOGRAM = "etcd_request_duration_seconds";
/** Nine in ten within the first bound, the rest spread over the others. */
const BOUND_SHARES = APISERVER_ETCD_BOUNDS.map(
  (bound, at) => [String(bound), 0.9 + (0.1 * at) / APISERVER_ETCD_BOUNDS.length] as const,
);

/** The page's lines at that many seconds after the process began. `keptBounds`: what a keep-list leaves of the buckets. */
export function realApiserverText(ageSeconds: number, keptBounds: ReadonlySet<string> | null): string {
  const bounds = BOUND_SHARES.filter(([bound]) => keptBounds === null || keptBounds.has(bound));
  const lines = [`# TYPE ${HISTOGRAM} histogram\n`];
  for (const { labels, perSecond } of PAIRS) {
    const count = Math.floor(perSecond * ageSeconds);
    for (const [bound, share] of bounds)
      lines.push(`${HISTOGRAM}_bucket{${labels},le="${bound}"} ${Math.floor(count * share)}\n`);
    lines.push(`${HISTOGRAM}_bucket{${labels},le="+Inf"} ${count}\n`);
    lines.push(`${HISTOGRAM}_sum{${labels}} ${(count * 0.004).toFixed(3)}\n`);
    lines.push(`${HISTOGRAM}_count{${labels}} ${count}\n`);
  }
  lines.push("# TYPE etcd_requests_total counter\n");
  for (const { labels, perSecond } of PAIRS)
    lines.push(`etcd_requests_total{${labels}} ${Math.floor(perSecond * ageSeconds)}\n`);
  return lines.join("");
}
