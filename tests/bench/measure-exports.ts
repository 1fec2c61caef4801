// What other people's pages get: a picture of a chart, and embeds as a browser receives them. Every panel is embedded.
import { z } from "zod";
import { get } from "./http";
import { type Finding, formatKb, formatMs, median } from "./numbers";
import { SHOWN_CLUSTER } from "./world";

const ROUNDS = 20;
const PICTURE_MS = 60;
const EMBED_BYTES = 25_000;

const PANELS = z.object({ panels: z.array(z.object({ id: z.string() })) });

async function listPanels(appUrl: string): Promise<readonly string[]> {
  const answer = await get(`${appUrl}/api/v1/panels`);
  return PANELS.parse(JSON.parse(answer.body.toString())).panels.map(({ id }) => id);
}

/** Six hours, of one cluster where the panel is about one. */
const askFor = (panelId: string) => `from=now-6h${panelId.startsWith("cluster-") ? `&cluster=${SHOWN_CLUSTER}` : ""}`;

/** Pictures of one chart, each with a height of its own so that none is answered from a cache; drawing and handling without the query. */
async function measurePicture(appUrl: string): Promise<Finding> {
  const spent: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const panel = "cluster-burn-rate";
    const path = `/api/v1/panels/${panel}/image.png?${askFor(panel)}&width=800&height=${300 + round}`;
    const { status, timing } = await get(`${appUrl}${path}`);
    if (status !== 200) throw new Error(`${path}: HTTP ${status}`);
    // The first one opens the fonts.
    if (round > 0) spent.push((timing.handler ?? 0) + (timing.draw ?? Number.NaN) - (timing.upstream ?? 0));
  }
  const worst = Math.max(...spent);
  return {
    what: "PNG of a chart, 800x300, besides the query",
    target: `<= ${PICTURE_MS} ms`,
    measured: `${formatMs(median(spent))}, slowest of ${ROUNDS} ${formatMs(worst)}`,
    isMet: median(spent) <= PICTURE_MS,
  };
}

async function measureEmbeds(appUrl: string): Promise<Finding> {
  const sizes: { readonly id: string; readonly byteCount: number }[] = [];
  for (const id of await listPanels(appUrl)) {
    const { status, byteCount } = await get(`${appUrl}/embed/${id}?${askFor(id)}`, { isCompressed: true });
    if (status !== 200) throw new Error(`embed of ${id}: HTTP ${status}`);
    sizes.push({ id, byteCount });
  }
  const largest = sizes.toSorted((a, b) => b.byteCount - a.byteCount)[0];
  return {
    what: `embeds of all ${sizes.length} panels, compressed: one document, nothing else is loaded`,
    target: "<= 25 kB",
    measured: largest ? `largest ${formatKb(largest.byteCount)} (${largest.id})` : "no panel",
    isMet: largest !== undefined && largest.byteCount <= EMBED_BYTES,
  };
}

export async function measureExports(appUrl: string): Promise<Finding[]> {
  return [await measurePicture(appUrl), await measureEmbeds(appUrl)];
}
