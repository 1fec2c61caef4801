// Waiting for something that takes its time, with a message that says what was awaited and what was seen last.
const PAUSE_MS = 200;

/** Resolves when `isMet` answers true; its rejections count as "not yet". Throws after `timeoutMs` with the last rejection and the log. */
export async function waitFor(
  what: string,
  timeoutMs: number,
  isMet: () => Promise<boolean> | boolean,
  readLog: () => string = () => "",
): Promise<void> {
  const giveUpAt = Date.now() + timeoutMs;
  let last = "";
  while (Date.now() < giveUpAt) {
    try {
      if (await isMet()) return;
    } catch (error) {
      last = String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error([`not within ${timeoutMs} ms: ${what}`, last, readLog()].filter(Boolean).join("\n"));
}
