// Starts real etcd clusters (Debian's package) on free loopback ports with temporary folders, and stops them by their process ids.
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Agent, fetch } from "undici";
import { z } from "zod";
import { choosePlaces, type EtcdClusterOptions, flagsOf, Member, type TestEtcdMember } from "./etcd-member";
import { waitFor } from "./wait-for";

const run = promisify(execFile);
const START_TIMEOUT_MS = 60_000;
const ETCDCTL_TIMEOUT_SECONDS = 10;

export interface TestEtcdCluster {
  readonly name: string;
  /** voting members first, in the order of their start */
  readonly members: readonly TestEtcdMember[];
  readonly etcdctl: (...args: readonly string[]) => Promise<string>;
  /** Asks each running member for its own view. */
  readonly readStatus: () => Promise<EtcdStatus[]>;
  /** Adds a member that does not vote and starts it. */
  readonly addLearner: () => Promise<TestEtcdMember>;
  /** POST to a member's JSON gateway, e.g. /v3/kv/put. Throws unless it is answered with success. */
  readonly post: (member: TestEtcdMember, path: string, body: unknown, timeoutMs?: number) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

const statusSchema = z.array(
  z.object({
    Endpoint: z.string(),
    Status: z.object({
      // 64-bit ids do not fit a JS number; they are only compared with each other, rounded alike.
      header: z.object({ member_id: z.number(), revision: z.number() }),
      version: z.string(),
      dbSize: z.number(),
      dbSizeInUse: z.number().default(0),
      leader: z.number().default(0),
      isLearner: z.boolean().default(false),
    }),
  }),
);

export interface EtcdStatus {
  readonly memberName: string;
  readonly version: string;
  readonly dbSizeBytes: number;
  readonly dbSizeInUseBytes: number;
  readonly revision: number;
  readonly isLeader: boolean;
  readonly isLearner: boolean;
}

class Cluster implements TestEtcdCluster {
  readonly name: string;
  private readonly all: Member[] = [];
  private readonly agent = new Agent({ connect: { rejectUnauthorized: false }, connections: 4 });

  constructor(
    private readonly options: EtcdClusterOptions,
    private readonly dir: string,
  ) {
    this.name = options.name;
  }

  get members(): readonly TestEtcdMember[] {
    return this.all;
  }

  async create(): Promise<void> {
    const names = Array.from({ length: this.options.memberCount }, (_, index) => `${this.name}-m${index + 1}`);
    const places = await choosePlaces(this.options, this.dir, names);
    for (const place of places) this.all.push(new Member(place, flagsOf(this.options, place, places, "new")));
    for (const member of this.all) member.start();
    await this.waitUntilServing();
  }

  readonly etcdctl = async (...args: readonly string[]): Promise<string> => {
    const endpoints = this.all.filter((member) => member.isRunning()).map(({ clientUrl }) => clientUrl);
    const flags = [`--endpoints=${endpoints.join(",")}`, `--command-timeout=${ETCDCTL_TIMEOUT_SECONDS}s`];
    if (this.options.isTls) flags.push("--insecure-skip-tls-verify", "--insecure-transport=false");
    const { stdout } = await run("etcdctl", [...flags, ...args], { env: { ...process.env, ETCDCTL_API: "3" } });
    return stdout;
  };

  readonly readStatus = async (): Promise<EtcdStatus[]> => {
    const statuses = statusSchema.parse(JSON.parse(await this.etcdctl("endpoint", "status", "-w", "json")));
    return statuses.map(({ Endpoint, Status }) => ({
      memberName: this.all.find(({ clientUrl }) => clientUrl === Endpoint)?.name ?? Endpoint,
      version: Status.version,
      dbSizeBytes: Status.dbSize,
      dbSizeInUseBytes: Status.dbSizeInUse,
      revision: Status.header.revision,
      isLeader: Status.leader !== 0 && Status.leader === Status.header.member_id,
      isLearner: Status.isLearner,
    }));
  };

  readonly addLearner = async (): Promise<TestEtcdMember> => {
    const name = `${this.name}-learner`;
    const [place] = await choosePlaces(this.options, this.dir, [name]);
    if (place === undefined) throw new Error("no place for a learner");
    // Refused for the first seconds of a cluster: its members must have been connected for five.
    const add = async () => {
      await this.etcdctl("member", "add", name, "--learner", `--peer-urls=${place.peerUrl}`);
      return true;
    };
    await waitFor(`${name} is added`, START_TIMEOUT_MS, add);
    const peers = [...this.all.map((member) => member.place), place];
    const member = new Member(place, flagsOf(this.options, place, peers, "existing"), true);
    this.all.push(member);
    member.start();
    await waitFor(
      `${name} answers`,
      START_TIMEOUT_MS,
      async () => {
        const answer = await fetch(`http://${member.metricsTarget}/metrics`);
        return answer.ok && /^etcd_server_is_learner 1$/m.test(await answer.text());
      },
      member.readLog,
    );
    return member;
  };

  readonly post = async (member: TestEtcdMember, path: string, body: unknown, timeoutMs = 10_000): Promise<unknown> => {
    const answer = await fetch(`${member.clientUrl}${path}`, {
      method: "POST",
      body: JSON.stringify(body),
      dispatcher: this.agent,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} on ${member.name}: ${answer.status} ${text}`);
    return JSON.parse(text);
  };

  readonly stop = async (): Promise<void> => {
    await Promise.all(this.all.map((member) => member.kill()));
    await this.agent.destroy();
    await rm(this.dir, { recursive: true, force: true });
  };

  private async waitUntilServing(): Promise<void> {
    const readLogs = () => this.all.map((member) => member.readLog()).join("\n");
    const isServing = async () => {
      await this.etcdctl("endpoint", "health");
      return true;
    };
    await waitFor(`${this.name} serves`, START_TIMEOUT_MS, isServing, readLogs);
  }
}

/** A cluster that serves when this resolves. */
export async function startEtcd(options: EtcdClusterOptions): Promise<TestEtcdCluster> {
  const cluster = new Cluster(options, await mkdtemp(join(tmpdir(), `raftboard-etcd-${options.name}-`)));
  try {
    await cluster.create();
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return cluster;
}
