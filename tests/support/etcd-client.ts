// A client of a real etcd: writes and reads a little all the time, and tells what it saw in a kube-apiserver's words and buckets.
// Its counters are of real requests that really succeeded or failed, so that it can stand as the clients' witness.
import { createServer, type Server } from "node:http";
import type { TestEtcdCluster } from "./etcd";
import type { TestEtcdMember } from "./etcd-member";

const PAUSE_MS = 250;
/** Longer than etcd's own limit of 7 s, so that its answer comes first. */
const REQUEST_TIMEOUT_MS = 9_000;
/** Requests that wait for a dead quorum must not pile up. */
const MOST_IN_FLIGHT = 16;
const KEY_COUNT = 200;
const BOUNDS_SECONDS = [
  0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45, 60,
];

type Operation = "update" | "get";

interface Tally {
  total: number;
  failed: number;
  seconds: number;
  readonly buckets: number[];
}

export interface EtcdClient {
  /** host:port that answers /metrics */
  readonly metricsTarget: string;
  readonly readCounts: () => Readonly<Record<Operation, { total: number; failed: number }>>;
  /** requests a second of one kind, since the start */
  readonly readRate: (operation: Operation) => number;
  readonly stop: () => Promise<void>;
}

const encode = (text: string) => Buffer.from(text).toString("base64");
const createTally = (): Tally => ({ total: 0, failed: 0, seconds: 0, buckets: BOUNDS_SECONDS.map(() => 0) });

function requestOf(operation: Operation, sequence: number): { path: string; body: unknown } {
  const key = encode(`/registry/pods/${sequence % KEY_COUNT}`);
  if (operation === "get") return { path: "/v3/kv/range", body: { key } };
  // As Kubernetes writes: a transaction, never a plain put.
  const success = [{ request_put: { key, value: encode(`value ${sequence} `.padEnd(512, "x")) } }];
  return { path: "/v3/kv/txn", body: { compare: [], success, failure: [] } };
}

function render(tallies: Readonly<Record<Operation, Tally>>): string {
  const lines: string[] = ["# TYPE etcd_requests_total counter", "# TYPE etcd_request_errors_total counter"];
  const histogram: string[] = ["# TYPE etcd_request_duration_seconds histogram"];
  for (const [operation, tally] of Object.entries(tallies)) {
    const labels = `operation="${operation}",type="pods"`;
    lines.push(`etcd_requests_total{${labels}} ${tally.total}`);
    if (tally.failed > 0) lines.push(`etcd_request_errors_total{${labels}} ${tally.failed}`);
    BOUNDS_SECONDS.forEach((bound, index) => {
      histogram.push(`etcd_request_duration_seconds_bucket{${labels},le="${bound}"} ${tally.buckets[index]}`);
    });
    histogram.push(`etcd_request_duration_seconds_bucket{${labels},le="+Inf"} ${tally.total}`);
    histogram.push(`etcd_request_duration_seconds_sum{${labels}} ${tally.seconds}`);
    histogram.push(`etcd_request_duration_seconds_count{${labels}} ${tally.total}`);
  }
  return `${[...lines, ...histogram].join("\n")}\n`;
}

class Client implements EtcdClient {
  metricsTarget = "";
  private readonly tallies: Record<Operation, Tally> = { update: createTally(), get: createTally() };
  private readonly timer: NodeJS.Timeout;
  private readonly server: Server;
  private readonly startedAt = performance.now();
  private sequence = 0;
  private inFlight = 0;

  constructor(private readonly cluster: TestEtcdCluster) {
    this.timer = setInterval(() => this.next(), PAUSE_MS);
    this.server = createServer((_request, response) => {
      response.writeHead(200, { "content-type": "text/plain; version=0.0.4" }).end(render(this.tallies));
    });
  }

  readonly readCounts = () => ({ update: this.tallies.update, get: this.tallies.get });

  readonly readRate = (operation: Operation) =>
    this.tallies[operation].total / ((performance.now() - this.startedAt) / 1000);

  readonly stop = async () => {
    clearInterval(this.timer);
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  };

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    const address = this.server.address();
    if (address === null || typeof address === "string") throw new Error("no port was given");
    this.metricsTarget = `127.0.0.1:${address.port}`;
  }

  private next(): void {
    if (this.inFlight >= MOST_IN_FLIGHT) return;
    this.sequence++;
    const voting = this.cluster.members.filter((member) => !member.isLearner);
    // A real client leaves an endpoint that refuses connections; with none left it still tries.
    const running = voting.filter((member) => member.isRunning());
    const members = running.length > 0 ? running : voting;
    // Pairs, so that every member gets both writes and reads.
    const member = members[Math.floor(this.sequence / 2) % members.length];
    if (member !== undefined) void this.request(this.sequence % 2 === 0 ? "update" : "get", member);
  }

  private async request(operation: Operation, member: TestEtcdMember): Promise<void> {
    const tally = this.tallies[operation];
    const { path, body } = requestOf(operation, this.sequence);
    const startedAt = performance.now();
    this.inFlight++;
    const hasFailed = await this.cluster.post(member, path, body, REQUEST_TIMEOUT_MS).then(
      () => false,
      () => true,
    );
    this.inFlight--;
    const seconds = (performance.now() - startedAt) / 1000;
    tally.total++;
    if (hasFailed) tally.failed++;
    tally.seconds += seconds;
    BOUNDS_SECONDS.forEach((bound, index) => {
      if (seconds <= bound) tally.buckets[index] = (tally.buckets[index] ?? 0) + 1;
    });
  }
}

/** Four requests a second, writes and reads in turn, spread over the voting members. */
export async function startEtcdClient(cluster: TestEtcdCluster): Promise<EtcdClient> {
  const client = new Client(cluster);
  await client.listen();
  return client;
}
