// The whole state of a page <-> its query string. Reading gives values and problems; writing leaves defaults out.
// Parameters that belong to a single page (a panel's own, `etcd`, `alert`) pass by untouched; unknown ones are named.
import type { ClusterFilter } from "../contract/pages";
import { type Codec, MAX_TEXT_LENGTH, type UrlProblem } from "./codec";
import { CODECS, OLD_PARAMETERS, URL_PARAMETERS, type UrlState } from "./parameters";
import { DEFAULT_FROM, defaultFrom } from "./range";
import { formatTimePoint, isSameTimePoint } from "./time-point";

/** What Next hands to pages, and what browsers have. */
export type SearchInput = URLSearchParams | Readonly<Record<string, string | readonly string[] | undefined>>;

export interface UrlReading {
  readonly values: UrlState;
  readonly problems: readonly UrlProblem[];
}

export interface ReadOptions {
  /** Parameters of this page alone, read by the page itself. */
  readonly otherParameters?: readonly string[];
}

export const DEFAULT_URL_STATE: UrlState = readUrlState({}).values;

/** Always gives a usable state; whatever in the URL was not used as written is in `problems`. */
export function readUrlState(search: SearchInput, options: ReadOptions = {}): UrlReading {
  const texts = collectTexts(search);
  const problems: UrlProblem[] = [];
  const read = <T>(parameter: keyof UrlState, codec: Codec<T>): T => {
    const received = texts.get(parameter);
    if (!received || received.length === 0) return codec.defaultValue;
    const { value, refusals } = codec.parse(received);
    for (const { received: text, messageId, values } of refusals)
      problems.push(buildProblem(parameter, text, messageId, values));
    return value;
  };
  const to = read("to", CODECS.to);
  const values: UrlState = {
    from: texts.has("from") ? read("from", CODECS.from) : defaultFrom(to),
    to,
    tz: read("tz", CODECS.tz),
    refresh: read("refresh", CODECS.refresh),
    compare: read("compare", CODECS.compare),
    theme: read("theme", CODECS.theme),
    lang: read("lang", CODECS.lang),
    kiosk: read("kiosk", CODECS.kiosk),
    region: read("region", CODECS.region),
    zone: read("zone", CODECS.zone),
    member_zone: read("member_zone", CODECS.member_zone),
    host: read("host", CODECS.host),
    product: read("product", CODECS.product),
    scenario: read("scenario", CODECS.scenario),
    spec: read("spec", CODECS.spec),
    customer: read("customer", CODECS.customer),
    version: read("version", CODECS.version),
    health: read("health", CODECS.health),
    budget: read("budget", CODECS.budget),
    q: read("q", CODECS.q),
    group: read("group", CODECS.group),
    sort: read("sort", CODECS.sort),
    page: read("page", CODECS.page),
    pageSize: read("pageSize", CODECS.pageSize),
    colour: read("colour", CODECS.colour),
    at: read("at", CODECS.at),
    cols: read("cols", CODECS.cols),
  };
  const known = new Set([...URL_PARAMETERS, ...(options.otherParameters ?? [])]);
  for (const [parameter, received] of texts) {
    if (!known.has(parameter)) problems.push(buildProblem(parameter, received[0] ?? "", "url.unknown-parameter"));
  }
  return { values, problems };
}

/** "?from=…&region=gz", or "" when all is default. Missing keys count as default. */
export function buildSearch(state: Partial<UrlState>): string {
  return toSearch(writeParams(state));
}

/** The query string with only the given keys changed; parameters of other owners and old spellings keep their place or are renewed. */
export function patchSearch(search: SearchInput | string, patch: Partial<UrlState>): string {
  const current = typeof search === "string" ? new URLSearchParams(search) : search;
  const others = [...collectTexts(current)].filter(([parameter]) => !URL_PARAMETERS.includes(parameter));
  const params = writeParams({ ...readUrlState(current).values, ...patch });
  for (const [parameter, texts] of others) for (const text of texts) params.append(parameter, text);
  return toSearch(params);
}

const CARRIED = [
  "from",
  "to",
  "tz",
  "refresh",
  "theme",
  "lang",
  "kiosk",
] as const satisfies readonly (keyof UrlState)[];

/** What a link of the product carries on from the page that it stands on. */
export type CarriedState = Pick<UrlState, (typeof CARRIED)[number]>;

export function pickCarried({ from, to, tz, refresh, theme, lang, kiosk }: UrlState): CarriedState {
  return { from, to, tz, refresh, theme, lang, kiosk };
}

/** The href with the window, zone, theme, language, refresh and kiosk of the page it stands on; what the href says itself wins. */
export function withState(href: string, state: Partial<UrlState>): string {
  const [beforeHash = "", hash] = href.split("#", 2);
  const [path = "", own = ""] = beforeHash.split("?", 2);
  const params = new URLSearchParams(own);
  const hasOwnRange = params.has("from") || params.has("to");
  const carried = writeParams(Object.fromEntries(CARRIED.map((key) => [key, state[key]])));
  for (const [parameter, text] of carried) {
    const isRange = parameter === "from" || parameter === "to";
    if (isRange ? !hasOwnRange : !params.has(parameter)) params.append(parameter, text);
  }
  return `${path}${toSearch(params)}${hash === undefined ? "" : `#${hash}`}`;
}

/** Filters alone, for links to lists and for API calls. */
export type Filters = Partial<
  Pick<
    UrlState,
    | "region"
    | "zone"
    | "member_zone"
    | "host"
    | "product"
    | "scenario"
    | "spec"
    | "customer"
    | "version"
    | "health"
    | "budget"
    | "q"
  >
>;

export function pickFilters(state: Partial<UrlState>): Filters {
  const { region, zone, member_zone, host, product, scenario, spec, customer, version, health, budget, q } = state;
  return { region, zone, member_zone, host, product, scenario, spec, customer, version, health, budget, q };
}

/** The same filters for functions over clusters, where an empty list would match nothing: what filters nothing is absent. */
export function toClusterFilter(state: Partial<UrlState>): ClusterFilter {
  const filled = Object.entries(pickFilters(state)).filter(([, value]) => value !== undefined && value.length > 0);
  return Object.fromEntries(filled);
}

function writeParams(state: Partial<UrlState>): URLSearchParams {
  const params = new URLSearchParams();
  const write = <T>(parameter: keyof UrlState, codec: Codec<T>, value: T | undefined): void => {
    if (value === undefined) return;
    for (const text of codec.format(value)) params.append(parameter, text);
  };
  writeRange(params, state);
  write("tz", CODECS.tz, state.tz);
  write("refresh", CODECS.refresh, state.refresh);
  write("compare", CODECS.compare, state.compare);
  write("theme", CODECS.theme, state.theme);
  write("lang", CODECS.lang, state.lang);
  write("kiosk", CODECS.kiosk, state.kiosk);
  write("region", CODECS.region, state.region);
  write("zone", CODECS.zone, state.zone);
  write("member_zone", CODECS.member_zone, state.member_zone);
  write("host", CODECS.host, state.host);
  write("product", CODECS.product, state.product);
  write("scenario", CODECS.scenario, state.scenario);
  write("spec", CODECS.spec, state.spec);
  write("customer", CODECS.customer, state.customer);
  write("version", CODECS.version, state.version);
  write("health", CODECS.health, state.health);
  write("budget", CODECS.budget, state.budget);
  write("q", CODECS.q, state.q);
  write("group", CODECS.group, state.group);
  write("sort", CODECS.sort, state.sort);
  write("page", CODECS.page, state.page);
  write("pageSize", CODECS.pageSize, state.pageSize);
  write("colour", CODECS.colour, state.colour);
  write("at", CODECS.at, state.at);
  write("cols", CODECS.cols, state.cols);
  return params;
}

/** `from` depends on `to`: it is left out only where reading would put the same back. */
function writeRange(params: URLSearchParams, state: Partial<UrlState>): void {
  const to = state.to ?? CODECS.to.defaultValue;
  const from = state.from ?? (state.to ? defaultFrom(to) : DEFAULT_FROM);
  if (!isSameTimePoint(from, defaultFrom(to))) params.append("from", formatTimePoint(from));
  if (!isSameTimePoint(to, CODECS.to.defaultValue)) params.append("to", formatTimePoint(to));
}

function collectTexts(search: SearchInput): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  const add = (name: string, text: string) => {
    const parameter = Object.hasOwn(OLD_PARAMETERS, name) ? (OLD_PARAMETERS[name] ?? name) : name;
    const known = texts.get(parameter);
    if (known) known.push(text);
    else texts.set(parameter, [text]);
  };
  if (search instanceof URLSearchParams) {
    for (const [name, text] of search) add(name, text);
    return texts;
  }
  for (const [name, value] of Object.entries(search)) {
    if (value === undefined) continue;
    for (const text of typeof value === "string" ? [value] : value) add(name, text);
  }
  return texts;
}

function buildProblem(
  parameter: string,
  received: string,
  messageId: string,
  values: Readonly<Record<string, string | number>> = {},
): UrlProblem {
  const shown = received.length > MAX_TEXT_LENGTH ? `${received.slice(0, MAX_TEXT_LENGTH)}…` : received;
  return { parameter, received: shown, messageId, values: { parameter, received: shown, ...values } };
}

function toSearch(params: URLSearchParams): string {
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}
