// Every parameter of a page's URL with its codec and default. These names are public: links live for years.
// Renaming one: keep the old name in OLD_PARAMETERS, so that old links still open.
import { BUDGET_STATES, type BudgetState, CLUSTER_LABELS, HEALTHS, type Health } from "../slo/vocabulary";
import { LOCALES, type Locale } from "../text/locale";
import { isTimeZone } from "../units/time";
import { type Codec, list, parseChoice, parseInteger, parseText, single, type TextParser } from "./codec";
import { DEFAULT_FROM } from "./range";
import {
  formatMoment,
  formatTimePoint,
  isSameTimePoint,
  NOW,
  parseMomentText,
  parseTimePointText,
  type TimePoint,
} from "./time-point";

export const REFRESH_CHOICES = ["off", "15s", "30s", "1m", "5m"] as const;
export type Refresh = (typeof REFRESH_CHOICES)[number];
/** Seconds between refreshes; null = off. */
export const REFRESH_SECONDS = { off: null, "15s": 15, "30s": 30, "1m": 60, "5m": 300 } as const satisfies Record<
  Refresh,
  number | null
>;
export const COMPARE_CHOICES = ["1h", "1d", "7d"] as const;
export type Compare = (typeof COMPARE_CHOICES)[number];
export const COMPARE_SECONDS = { "1h": 3_600, "1d": 86_400, "7d": 604_800 } as const satisfies Record<Compare, number>;
export const THEME_CHOICES = ["auto", "light", "dark"] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];
/** What the map is coloured by: health, budget state, burn over 1 h, budget left, database size against its quota, coverage. */
export const COLOUR_CHOICES = ["health", "budget", "burn", "left", "db", "coverage"] as const;
export type Colour = (typeof COLOUR_CHOICES)[number];
/** What clusters can be grouped by; up to two at once. `health` groups by what it is at the moment shown. */
export const GROUP_LABELS = [...CLUSTER_LABELS, "host", "health"] as const;
export type GroupLabel = (typeof GROUP_LABELS)[number];
/** Label filters; where any member runs (`member_zone`, as `host` does), `health` and `budget` filter too. */
export const FILTER_LABELS = [...CLUSTER_LABELS, "host"] as const;
export type FilterLabel = (typeof FILTER_LABELS)[number];
export const FILTER_PARAMETERS = [...FILTER_LABELS, "member_zone", "health", "budget"] as const;
export type FilterParameter = (typeof FILTER_PARAMETERS)[number];

export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 1_000;
const MAX_GROUP_LABELS = 2;
const MAX_COLUMNS = 40;
const KEY = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

export interface Sort {
  readonly key: string;
  readonly isDescending: boolean;
}

export interface UrlState {
  readonly from: TimePoint;
  readonly to: TimePoint;
  /** `utc`, `local` or an IANA name; `resolveTimeZone` gives the zone to format in */
  readonly tz: string;
  readonly refresh: Refresh;
  readonly compare: Compare | null;
  readonly theme: ThemeChoice;
  /** null = not said in the URL: the browser's languages or the configuration decide */
  readonly lang: Locale | null;
  readonly kiosk: boolean;
  /** filters: empty = no filter; "" in a list = clusters without that label */
  readonly region: readonly string[];
  /** the home zone */
  readonly zone: readonly string[];
  /** zones where any member runs */
  readonly member_zone: readonly string[];
  readonly host: readonly string[];
  readonly product: readonly string[];
  readonly scenario: readonly string[];
  readonly spec: readonly string[];
  readonly customer: readonly string[];
  readonly version: readonly string[];
  readonly health: readonly Health[];
  readonly budget: readonly BudgetState[];
  readonly q: string;
  readonly group: readonly GroupLabel[];
  /** null = the page's own order */
  readonly sort: Sort | null;
  /** from 1 */
  readonly page: number;
  readonly pageSize: number;
  readonly colour: Colour;
  /** a past moment of the map; null = now */
  readonly at: number | null;
  /** table columns in order; null = the page's own */
  readonly cols: readonly string[] | null;
}
export type UrlParameter = keyof UrlState;

/** Names that links may still carry -> today's name. */
export const OLD_PARAMETERS: Readonly<Record<string, UrlParameter>> = { color: "colour" };

/** The zone to format in. `localTimeZone` is the reader's, known in the browser only; servers pass "UTC". */
export function resolveTimeZone(tz: string, localTimeZone: string): string {
  if (tz === "utc") return "UTC";
  return tz === "local" ? localTimeZone : tz;
}

const parseZone: TextParser<string> = (text) => {
  const lower = text.toLowerCase();
  if (lower === "utc" || lower === "local") return { ok: true, value: lower };
  const isZone = text.length <= 64 && /^[A-Za-z][A-Za-z0-9_+/-]*$/.test(text) && isTimeZone(text);
  return isZone ? { ok: true, value: text } : { ok: false, refusal: { messageId: "url.bad-zone" } };
};

const parseFlag: TextParser<boolean> = (text) => {
  if (text === "1" || text === "true") return { ok: true, value: true };
  if (text === "0" || text === "false") return { ok: true, value: false };
  return { ok: false, refusal: { messageId: "url.bad-choice", values: { choices: "1, 0" } } };
};

const parseSort: TextParser<Sort | null> = (text) => {
  const isDescending = text.startsWith("-");
  const key = isDescending ? text.slice(1) : text;
  return KEY.test(key)
    ? { ok: true, value: { key, isDescending } }
    : { ok: false, refusal: { messageId: "url.bad-sort" } };
};

const parseGroup: TextParser<readonly GroupLabel[]> = (text) => {
  const labels = text.split(",").flatMap((part) => GROUP_LABELS.find((label) => label === part) ?? []);
  const isWhole = labels.length === text.split(",").length && new Set(labels).size === labels.length;
  return isWhole && labels.length <= MAX_GROUP_LABELS
    ? { ok: true, value: labels }
    : { ok: false, refusal: { messageId: "url.bad-group", values: { choices: GROUP_LABELS.join(", ") } } };
};

const parseColumns: TextParser<readonly string[] | null> = (text) => {
  const keys = text.split(",");
  const isGood = keys.length <= MAX_COLUMNS && keys.every((key) => KEY.test(key)) && new Set(keys).size === keys.length;
  return isGood ? { ok: true, value: keys } : { ok: false, refusal: { messageId: "url.bad-columns" } };
};

const timePoint = (defaultValue: TimePoint): Codec<TimePoint> =>
  single({
    defaultValue,
    parse: parseTimePointText,
    format: formatTimePoint,
    isDefault: (value) => isSameTimePoint(value, defaultValue),
  });

const choice = <const T extends string>(choices: readonly T[], defaultValue: T): Codec<T> =>
  single<T>({ defaultValue, parse: parseChoice(choices), format: (value) => value });

const optionalChoice = <const T extends string>(choices: readonly T[]): Codec<T | null> =>
  single<T | null>({ defaultValue: null, parse: parseChoice(choices), format: (value) => value ?? "" });

const labels = list(parseText);

/** One codec per parameter. */
export const CODECS = {
  from: timePoint(DEFAULT_FROM),
  to: timePoint(NOW),
  tz: single({ defaultValue: "utc", parse: parseZone, format: (value) => value }),
  refresh: choice(REFRESH_CHOICES, "30s"),
  compare: optionalChoice(COMPARE_CHOICES),
  theme: choice(THEME_CHOICES, "auto"),
  lang: optionalChoice(LOCALES),
  kiosk: single({ defaultValue: false, parse: parseFlag, format: (value) => (value ? "1" : "0") }),
  region: labels,
  zone: labels,
  member_zone: labels,
  host: labels,
  product: labels,
  scenario: labels,
  spec: labels,
  customer: labels,
  version: labels,
  health: list(parseChoice(HEALTHS)),
  budget: list(parseChoice(BUDGET_STATES)),
  q: single({ defaultValue: "", parse: parseText, format: (value) => value }),
  group: single<readonly GroupLabel[]>({
    defaultValue: ["region", "zone"],
    parse: parseGroup,
    format: (value) => value.join(","),
    isDefault: (value) => value.join(",") === "region,zone",
  }),
  sort: single<Sort | null>({
    defaultValue: null,
    parse: parseSort,
    format: (value) => (value ? `${value.isDescending ? "-" : ""}${value.key}` : ""),
  }),
  page: single({ defaultValue: 1, parse: parseInteger(1, 1_000_000), format: String }),
  pageSize: single({ defaultValue: DEFAULT_PAGE_SIZE, parse: parseInteger(1, MAX_PAGE_SIZE), format: String }),
  colour: choice(COLOUR_CHOICES, "health"),
  at: single<number | null>({
    defaultValue: null,
    parse: parseMomentText,
    format: (value) => (value === null ? "" : formatMoment(value)),
  }),
  cols: single<readonly string[] | null>({
    defaultValue: null,
    parse: parseColumns,
    format: (value) => (value ?? []).join(","),
  }),
} as const satisfies { readonly [P in UrlParameter]: Codec<UrlState[P]> };

export const URL_PARAMETERS: readonly string[] = Object.keys(CODECS);
