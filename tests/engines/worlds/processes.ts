// Programs of a world: started with a log, ended by their process ids, and never left behind by a run that dies.
import { type ChildProcess, spawn } from "node:child_process";
import { waitFor } from "../../support/wait-for";

const READY_MS = 60_000;

const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

export interface Program {
  readonly name: string;
  readonly readLog: () => string;
  readonly kill: () => Promise<void>;
  /** Starts it anew with the same flags; ready when it resolves. */
  readonly restart: () => Promise<void>;
}

export interface ProgramOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** answers 2xx once the program is ready */
  readonly readyUrl: string;
}

class RunningProgram implements Program {
  readonly name: string;
  private child: ChildProcess | null = null;
  private log = "";

  constructor(private readonly options: ProgramOptions) {
    this.name = options.name;
  }

  readonly readLog = () => `${this.name}:\n${this.log.slice(-4_000)}`;

  readonly kill = async () => {
    const child = this.child;
    this.child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    child.kill("SIGKILL");
    await ended;
  };

  readonly restart = async () => {
    const child = spawn(this.options.command, [...this.options.args], { stdio: ["ignore", "pipe", "pipe"] });
    this.child = child;
    running.add(child);
    child.once("exit", () => running.delete(child));
    const collect = (chunk: Buffer) => {
      this.log = (this.log + chunk.toString("utf8")).slice(-100_000);
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("error", (error) => collect(Buffer.from(String(error))));
    const isReady = async () => (await fetch(this.options.readyUrl)).ok;
    await waitFor(`${this.name} is ready`, READY_MS, isReady, this.readLog);
  };
}

export async function startProgram(options: ProgramOptions): Promise<Program> {
  const program = new RunningProgram(options);
  try {
    await program.restart();
  } catch (error) {
    await program.kill();
    throw error;
  }
  return program;
}
