// Engines put their own addresses, and ours, into warnings and errors. People need the reason, not the network map: addresses
// go, the rest stays. Label sets of stores stay too, since they say which part of the data is missing.

const ADDRESS = "[address]";

const PATTERNS: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // VictoriaMetrics begins plain errors with the caller's address and the path that it asked for.
  [/remoteAddr: "[^"]*";?\s*/g, ""],
  [/requestURI: \S+\s*/g, ""],
  // ... and JSON errors with the whole query, quoted and escaped.
  [/error when executing query="(?:[^"\\]|\\.)*" (?:for|on the time range) \([^)]*\): /g, ""],
  [/cannot (?:execute|evaluate) "(?:[^"\\]|\\.)*": /g, ""],
  [/\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+/gi, ADDRESS],
  [/\b(Addr: |lookup |hostname )[^\s,;]+/g, `$1${ADDRESS}`],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\b/g, ADDRESS],
  [/\[[0-9a-f]*:[0-9a-f:.]+\](?::\d{1,5})?/gi, ADDRESS],
  [/\b[a-z0-9](?:[a-z0-9-]*\.)+[a-z0-9-]+:\d{2,5}\b/gi, ADDRESS],
  [/\b[a-z][a-z0-9-]*:\d{4,5}\b/gi, ADDRESS],
];

/** The text without network addresses. */
export function scrubText(text: string): string {
  return PATTERNS.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text).trim();
}
