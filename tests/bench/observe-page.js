// Runs in the page before everything else: collects what the browser says about paint, shifts, interactions and long tasks.
const seen = { lcpMs: 0, cls: 0, inpMs: 0, longestTaskMs: 0 };
globalThis.raftboardVitals = seen;

function watch(type, visit, extra = {}) {
  new PerformanceObserver((list) => list.getEntries().forEach(visit)).observe({ type, buffered: true, ...extra });
}

watch("largest-contentful-paint", (entry) => {
  seen.lcpMs = entry.startTime;
});
watch("layout-shift", (entry) => {
  if (!entry.hadRecentInput) seen.cls += entry.value;
});
watch(
  "event",
  (entry) => {
    if (entry.interactionId) seen.inpMs = Math.max(seen.inpMs, entry.duration);
  },
  { durationThreshold: 16 },
);
watch("longtask", (entry) => {
  seen.longestTaskMs = Math.max(seen.longestTaskMs, entry.duration);
});
