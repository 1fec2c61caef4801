// Stands in for `server-only` in test runners.
export {};
