import "server-only";
// What a picture's or embed's address may say about size and colours. A size that nobody could want is refused, not clamped: a
// caller that asks for a million pixels has made a mistake, and drawing them would cost everybody else.
import { err, ok, type Result } from "../../query/types";
import type { Theme } from "../../scales/tokens";
import { getTranslate } from "../../text/get-translate";
import type { Locale } from "../../text/locale";
import type { Failure } from "../api/failure";

export const PICTURE_WIDTH_PX = { min: 120, max: 2_000, default: 800 } as const;
export const PICTURE_HEIGHT_PX = { min: 40, max: 1_500, default: 300 } as const;
const THEMES = ["light", "dark"] as const satisfies readonly Theme[];

/** Names in the query string that are the picture's and not the panel's. */
export const PICTURE_PARAMETERS = ["width", "height", "theme"] as const;

export interface PictureParameters {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly theme: Theme;
}

interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** A whole number within bounds; null when the parameter is absent. */
export function readPixels(
  search: URLSearchParams,
  parameter: string,
  { min, max }: Bounds,
  locale: Locale,
): Result<number | null, Failure> {
  const [text, second] = search.getAll(parameter);
  if (text === undefined) return ok(null);
  const t = getTranslate(locale);
  if (second !== undefined) return err({ kind: "bad-parameter", parameter, detail: t("api.repeated") });
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return ok(value);
  const detail = t("api.bad-number", { received: JSON.stringify(text), min, max });
  return err({ kind: "bad-parameter", parameter, detail });
}

function readTheme(search: URLSearchParams, locale: Locale): Result<Theme, Failure> {
  const [text, second] = search.getAll("theme");
  if (text === undefined) return ok("light");
  const t = getTranslate(locale);
  const theme = THEMES.find((known) => known === text);
  if (theme && second === undefined) return ok(theme);
  const values = { received: JSON.stringify(text), choices: THEMES.join(", ") };
  const detail = second === undefined ? t("api.bad-choice", values) : t("api.repeated");
  return err({ kind: "bad-parameter", parameter: "theme", detail });
}

/** Size and theme with their defaults, or the first that is not valid. A picture cannot follow its reader: there is no `auto`. */
export function readPictureParameters(search: URLSearchParams, locale: Locale): Result<PictureParameters, Failure> {
  const width = readPixels(search, "width", PICTURE_WIDTH_PX, locale);
  if (!width.ok) return width;
  const height = readPixels(search, "height", PICTURE_HEIGHT_PX, locale);
  if (!height.ok) return height;
  const theme = readTheme(search, locale);
  if (!theme.ok) return theme;
  return ok({
    widthPx: width.value ?? PICTURE_WIDTH_PX.default,
    heightPx: height.value ?? PICTURE_HEIGHT_PX.default,
    theme: theme.value,
  });
}
