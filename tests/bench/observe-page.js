// Runs in the page before everything else: collects what the browser says about paint, shifts, interactions and long tasks.
const seen = { lcpMs: 0, cls: 0, inpMs: 0 };
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

// A recolouring: armed before the click, over one frame after the map's canvas was painted anew.
const recolouring = { ms: Number.NaN, longestTaskMs: 0, arm };
globalThis.raftboardRecolour = recolouring;
let clickedAtMs = Number.POSITIVE_INFINITY;

function arm() {
  addEventListener("click", (event) => (clickedAtMs = event.timeStamp), { capture: true, once: true });
  const clear = CanvasRenderingContext2D.prototype.clearRect;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    if (Number.isNaN(recolouring.ms)) requestAnimationFrame(() => (recolouring.ms = performance.now() - clickedAtMs));
    return clear.apply(this, box);
  };
}

watch("longtask", (entry) => {
  if (entry.startTime + entry.duration >= clickedAtMs)
    recolouring.longestTaskMs = Math.max(recolouring.longestTaskMs, entry.duration);
});
