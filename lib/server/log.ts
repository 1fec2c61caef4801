import "server-only";
// One JSON line per event on stderr. Stdout stays free for command output. Secrets are removed by field name and, in texts, by shape.
import { type Logger, pino } from "pino";
import { getEnv } from "./env";
import { processState } from "./process-state";

const SECRET_FIELDS = [
  "authorization",
  "cookie",
  "password",
  "token",
  "secret",
  "value.password",
  "headers.authorization",
];
const REDACTED = "[redacted]";

/** Credentials that ended up inside a text: of a URL, or after a scheme. */
export function redactText(text: string): string {
  return text
    .replace(/(\w+:\/\/)[^/\s:@]+(:[^/\s@]*)?@/g, `$1${REDACTED}@`)
    .replace(/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${REDACTED}`)
    .replace(/\b(token|password|secret|api_?key)=[^&\s"]+/gi, `$1=${REDACTED}`);
}

export interface LogSink {
  readonly write: (line: string) => void;
}

/** A logger of its own; `sink` instead of stderr is for tests. */
export function createLogger(
  level: string,
  sink: LogSink = { write: (line) => void process.stderr.write(line) },
): Logger {
  return pino(
    {
      level,
      base: { service: "raftboard" },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]), censor: REDACTED },
      hooks: { streamWrite: redactText },
    },
    sink,
  );
}

export function getLog(): Logger {
  return processState("log", () => createLogger(getEnv().logLevel));
}
