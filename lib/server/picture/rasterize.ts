import "server-only";
// SVG to PNG without a browser, off the main thread. Fonts are the ones shipped in assets/fonts and no others, so that a picture
// looks the same on every host and Chinese never becomes boxes on a machine without fonts.
import { join } from "node:path";
import { renderAsync } from "@resvg/resvg-js";

const FOLDER = join(/* turbopackIgnore: true */ process.cwd(), "assets", "fonts");
const LATIN = ["inter-regular.otf", "inter-medium.otf", "inter-semibold.otf"];
const MONO = "dejavu-sans-mono.ttf";
const HAN = "noto-sans-cjk-sc.otf";

/** Files that this picture needs: each one costs time to open, and most pictures have no Han character. */
export function chooseFontFiles(svg: string): readonly string[] {
  const hasHan = /[\u2e80-\uffef\u{20000}-\u{3ffff}]/u.test(svg);
  const hasMono = svg.includes("monospace");
  return [...LATIN, ...(hasMono ? [MONO] : []), ...(hasHan ? [HAN] : [])].map((name) => join(FOLDER, name));
}

/** Lists of families are for browsers: the rasterizer drops a whole list over a generic name, and weights with it. */
function nameShippedFonts(svg: string): string {
  return svg.replaceAll(/font-family="([^"]*)"/g, (_list, families: string) =>
    families.includes("monospace") ? 'font-family="DejaVu Sans Mono"' : 'font-family="Inter"',
  );
}

/** The picture as PNG bytes, one pixel per unit of the SVG. Rejects only for SVG that is not well formed, which is a bug. */
export async function rasterize(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const image = await renderAsync(nameShippedFonts(svg), {
    font: {
      loadSystemFonts: false,
      fontFiles: [...chooseFontFiles(svg)],
      defaultFontFamily: "Inter",
    },
    logLevel: "off",
  });
  return new Uint8Array(image.asPng());
}
