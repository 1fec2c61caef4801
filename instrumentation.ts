// Runs once when a server process starts: the config is checked (a wrong one ends the process with all its problems), then the
// fleet loop begins. The data source may be down: the app starts and says so.
export async function register(): Promise<void> {
  // A build loads this file too, and has neither config nor data source.
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { keepAnswersCompressible } = await import("./lib/server/compressible");
  const { startConfig } = await import("./lib/server/config");
  const { tellFront } = await import("./lib/server/front");
  const { startFleetLoop } = await import("./lib/server/fleet/loop");
  const { warmPanels } = await import("./lib/server/warm-panels");
  keepAnswersCompressible();
  const { config } = startConfig();
  await tellFront(config);
  startFleetLoop(warmPanels);
}
