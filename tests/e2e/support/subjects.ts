// What the browser tests look at: a cluster that the demo's incident burns, and everything that belongs to it, asked of the API.

export interface ClusterFacts {
  readonly id: string;
  readonly region: string;
  readonly zone: string;
  readonly hosts: readonly string[];
  readonly product: string;
  readonly scenario: string;
  readonly customer: string;
  readonly health: string;
}

export interface ClusterPage {
  readonly rows: readonly ClusterFacts[];
  readonly totalCount: number;
}

export interface Subjects {
  readonly cluster: ClusterFacts;
  readonly k8s: string;
}

export async function askApi<T>(baseURL: string | undefined, path: string): Promise<T> {
  const response = await fetch(`${baseURL}/api/v1/${path}`);
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  // The contract tests hold the API to its shapes; here they are only read.
  return (await response.json()) as T;
}

/** Clusters that match a query such as `health=burning&sort=-burn`. */
export function askClusters(baseURL: string | undefined, query: string): Promise<ClusterPage> {
  return askApi<ClusterPage>(baseURL, `fleet/clusters?${query}`);
}

/** The worst burning cluster that serves a K8s cluster and has every label. */
export async function findSubjects(baseURL: string): Promise<Subjects> {
  const { rows } = await askClusters(baseURL, "health=burning&health=down&sort=-burn&pageSize=20");
  for (const cluster of rows) {
    const { k8sClusters } = await askApi<{ k8sClusters: { id: string }[] }>(baseURL, `clusters/${cluster.id}`);
    const [first] = k8sClusters;
    const { product, scenario, customer, hosts } = cluster;
    if (first && product && scenario && customer && hosts.length > 0) return { cluster, k8s: first.id };
  }
  throw new Error("the demo's incident burns no cluster that serves a K8s cluster and has every label");
}
