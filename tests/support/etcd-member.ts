// One etcd member as a process: where it lives, what it is started with, its end and its return.
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { freePorts } from "@/demo/launch/ports.mjs";

/** Elections are patient, so that a busy test machine does not cause what a test has not asked for. */
const ELECTION = ["--heartbeat-interval=250", "--election-timeout=2500"];

/** A test run that dies must not leave servers behind. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

export interface EtcdClusterOptions {
  readonly name: string;
  readonly memberCount: number;
  /** what etcd's own flag of this name says; the gRPC latency histogram exists only with `extensive` */
  readonly metrics: "basic" | "extensive";
  /** `own-port` serves metrics without quorum and without TLS; the client port does neither */
  readonly metricsOn?: "client-port" | "own-port";
  /** client port, and so metrics on it, behind a certificate that nobody knows */
  readonly isTls?: boolean;
  /** flags beside those, such as a small quota */
  readonly extraFlags?: readonly string[];
}

export interface TestEtcdMember {
  readonly name: string;
  readonly clientUrl: string;
  /** host:port that answers /metrics */
  readonly metricsTarget: string;
  /** joined as one that does not vote */
  readonly isLearner: boolean;
  readonly isRunning: () => boolean;
  /** Ends the process as a crash does; the data stays for `start`. */
  readonly kill: () => Promise<void>;
  /** Starts the process and waits for nothing: a member without quorum never opens its client port. */
  readonly start: () => void;
  readonly readLog: () => string;
}

export interface Place {
  readonly name: string;
  readonly dir: string;
  readonly clientUrl: string;
  readonly peerUrl: string;
  readonly metricsUrl: string | null;
}

export async function choosePlaces(
  options: EtcdClusterOptions,
  dir: string,
  names: readonly string[],
): Promise<Place[]> {
  const ports = await freePorts(names.length * 3);
  return names.map((name, index) => {
    const [client, peer, metrics] = ports.slice(index * 3);
    return {
      name,
      dir: join(dir, name),
      clientUrl: `${options.isTls ? "https" : "http"}://127.0.0.1:${client}`,
      peerUrl: `http://127.0.0.1:${peer}`,
      metricsUrl: options.metricsOn === "own-port" ? `http://127.0.0.1:${metrics}` : null,
    };
  });
}

export function flagsOf(options: EtcdClusterOptions, place: Place, peers: readonly Place[], state: string): string[] {
  return [
    `--name=${place.name}`,
    `--data-dir=${place.dir}`,
    `--listen-peer-urls=${place.peerUrl}`,
    `--initial-advertise-peer-urls=${place.peerUrl}`,
    `--listen-client-urls=${place.clientUrl}`,
    `--advertise-client-urls=${place.clientUrl}`,
    `--initial-cluster=${peers.map(({ name, peerUrl }) => `${name}=${peerUrl}`).join(",")}`,
    `--initial-cluster-state=${state}`,
    `--initial-cluster-token=${options.name}`,
    `--metrics=${options.metrics}`,
    "--logger=zap",
    "--log-level=warn",
    ...ELECTION,
    ...(place.metricsUrl === null ? [] : [`--listen-metrics-urls=${place.metricsUrl}`]),
    ...(options.isTls ? ["--auto-tls"] : []),
    ...(options.extraFlags ?? []),
  ];
}

function launch(place: Place, flags: readonly string[]): { child: ChildProcess; log: () => string } {
  let log = "";
  const child = spawn("etcd", [...flags], { stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  child.once("exit", () => running.delete(child));
  const collect = (chunk: Buffer) => {
    log = (log + chunk.toString("utf8")).slice(-100_000);
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  child.once("error", (error) => collect(Buffer.from(String(error))));
  return { child, log: () => `${place.name}:\n${log}` };
}

export class Member implements TestEtcdMember {
  readonly name: string;
  readonly clientUrl: string;
  readonly metricsTarget: string;
  private child: ChildProcess | null = null;
  private log = () => "";

  constructor(
    readonly place: Place,
    private readonly flags: readonly string[],
    readonly isLearner = false,
  ) {
    this.name = place.name;
    this.clientUrl = place.clientUrl;
    this.metricsTarget = new URL(place.metricsUrl ?? place.clientUrl).host;
  }

  readonly isRunning = () => this.child !== null && this.child.exitCode === null && this.child.signalCode === null;
  readonly readLog = () => this.log();
  readonly start = () => {
    const { child, log } = launch(this.place, this.flags);
    this.child = child;
    this.log = log;
  };
  readonly kill = async () => {
    const child = this.child;
    if (child === null || !this.isRunning()) return;
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    child.kill("SIGKILL");
    await ended;
  };
}
