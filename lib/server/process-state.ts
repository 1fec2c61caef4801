import "server-only";

// Next gives instrumentation, pages and route handlers their own module instances: a variable at module level exists several times.
// What must exist once per process (cache, snapshot, config) lives here, and nowhere else.

const STORE = Symbol.for("raftboard.process-state");

function getStore(): Map<string, unknown> {
  const existing: unknown = Reflect.get(globalThis, STORE);
  // No `instanceof` on our own classes across module instances; Map is the realm's own and is safe.
  if (existing instanceof Map) return existing;
  const created = new Map<string, unknown>();
  Reflect.set(globalThis, STORE, created);
  return created;
}

/**
 * The process-wide value under a key, created at first use. One key has one type: `create` at every call site must make the same.
 * When `create` throws, nothing is stored and the next call tries again.
 */
export function processState<T>(key: string, create: () => T): T {
  const store = getStore();
  // The one cast: a key's type is fixed by its single accessor, which is the only caller with that key.
  if (store.has(key)) return store.get(key) as T;
  const value = create();
  store.set(key, value);
  return value;
}

/** Forgets a value, so that the next call of `processState` creates it anew. For tests and for reloading. */
export function clearProcessState(key: string): void {
  getStore().delete(key);
}
