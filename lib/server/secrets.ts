import "server-only";
// Secrets are named in the config and live in environment variables or files. Files are read again when they change, so that a rotated
// secret needs no restart. A secret never enters a message.
import { readFileSync, statSync } from "node:fs";
import { error, type Finding } from "../config/problems";
import type { DatasourceConfig } from "../config/schema";
import { err, ok, type Result } from "../query/types";
import { processState } from "./process-state";

export type SecretReference = { readonly env: string } | { readonly file: string };
/** Kind and values of a `config.<kind>` message. */
export type SecretError = Pick<Finding, "kind" | "values">;

interface CachedFile {
  readonly stamp: string;
  readonly text: string;
}

/** The secret without its trailing line break. Errors: unset, empty, file not readable. */
export function readSecret(
  reference: SecretReference,
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Result<string, SecretError> {
  if ("file" in reference) return readSecretFile(reference.file);
  const value = variables[reference.env];
  if (value === undefined) return err({ kind: "secretUnset", values: { name: reference.env } });
  return value.trim() === "" ? err({ kind: "secretEmpty", values: { origin: reference.env } }) : ok(value.trim());
}

function readSecretFile(file: string): Result<string, SecretError> {
  const cache = processState("secret-files", () => new Map<string, CachedFile>());
  try {
    const { mtimeMs, size, ino } = statSync(file);
    const stamp = `${mtimeMs}:${size}:${ino}`;
    const cached = cache.get(file);
    const text = cached?.stamp === stamp ? cached.text : readFileSync(file, "utf8").trim();
    cache.set(file, { stamp, text });
    return text === "" ? err({ kind: "secretEmpty", values: { origin: file } }) : ok(text);
  } catch (cause) {
    cache.delete(file);
    const detail = cause instanceof Error ? cause.message : String(cause);
    return err({ kind: "secretUnreadable", values: { detail } });
  }
}

/** Request headers that sign in to a data source; empty for `kind: none`. Read at each request, so that rotation works. */
export function getAuthHeaders(
  auth: DatasourceConfig["auth"],
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Result<Readonly<Record<string, string>>, SecretError> {
  switch (auth.kind) {
    case "none":
      return ok({});
    case "basic": {
      const secret = readSecret(auth.password, variables);
      if (!secret.ok) return secret;
      const pair = Buffer.from(`${auth.username}:${secret.value}`, "utf8").toString("base64");
      return ok({ authorization: `Basic ${pair}` });
    }
    case "bearer": {
      const secret = readSecret(auth.token, variables);
      return secret.ok ? ok({ authorization: `Bearer ${secret.value}` }) : secret;
    }
    case "header": {
      const secret = readSecret(auth.value, variables);
      return secret.ok ? ok({ [auth.name.toLowerCase()]: secret.value }) : secret;
    }
  }
}

/** What is wrong with the secrets of data sources, at the paths of the config. */
export function checkSecrets(
  datasources: readonly DatasourceConfig[],
  variables: Readonly<Record<string, string | undefined>> = process.env,
): readonly Finding[] {
  return datasources.flatMap(({ auth }, index) => {
    const headers = getAuthHeaders(auth, variables);
    return headers.ok ? [] : [error(headers.error.kind, ["datasources", index, "auth"], headers.error.values)];
  });
}
