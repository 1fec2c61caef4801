// Every colour of the product as data, for pictures and canvases. app/globals.css carries the same values as CSS variables
// of the same names (a unit test holds them equal), so a page can switch its theme without drawing anew.

const LIGHT = {
  bg: "#fafafb",
  panel: "#ffffff",
  raise: "#f4f5f7",
  hair2: "#eef0f2",
  hair: "#e4e7ea",
  edge: "#cfd4da",
  t1: "#16191d",
  t2: "#4d545d",
  t3: "#666d77",
  link: "#0b57b8",
  focus: "#1f6feb",
  bar: "#7c8794",
  track: "#e9ecef",
  ghost: "#b8bfc8",
  hatch: "#c3c9d0",
  core: "#ffffff",
  "health-ok": "#009e73",
  "health-ok-text": "#00684b",
  "health-ok-tint": "#e3f4ee",
  "health-ok-rest": "#a5d6c6",
  "health-degraded": "#e69f00",
  "health-degraded-edge": "#855300",
  "health-degraded-text": "#855300",
  "health-degraded-tint": "#fdf1d8",
  "health-burning": "#d55e00",
  "health-burning-text": "#a84300",
  "health-burning-tint": "#fce6d8",
  "health-down": "#882255",
  "health-down-text": "#882255",
  "health-down-tint": "#f6e3ec",
  "health-blind": "#7a828d",
  "health-blind-text": "#5a616b",
  "health-blind-tint": "#eef0f2",
  "health-maintenance": "#0072b2",
  "health-maintenance-text": "#00598c",
  "series-1": "#2456c4",
  "series-2": "#c05aa8",
  "series-3": "#12636b",
  "series-4": "#6e8ff0",
  "series-5": "#6b6a35",
  "series-6": "#4e1e7c",
  "series-7": "#93848f",
  "series-8": "#1e3a3a",
} as const;

export type Token = keyof typeof LIGHT;
export type Theme = "light" | "dark";

const DARK: Readonly<Record<Token, string>> = {
  ...LIGHT,
  bg: "#0b0d10",
  panel: "#111418",
  raise: "#1a1e24",
  hair2: "#1b2026",
  hair: "#242a31",
  edge: "#363e48",
  t1: "#e8ebef",
  t2: "#a9b0ba",
  t3: "#8c949f",
  link: "#7fb4ff",
  focus: "#6ea8ff",
  bar: "#8b95a1",
  track: "#252b32",
  ghost: "#4a525c",
  hatch: "#3e4650",
  core: "#111418",
  "health-ok-text": "#3ccb9e",
  "health-ok-tint": "#0c2a22",
  "health-ok-rest": "#14503f",
  "health-degraded-edge": "#e69f00",
  "health-degraded-text": "#f2b233",
  "health-degraded-tint": "#33270a",
  "health-burning-text": "#ff9350",
  "health-burning-tint": "#391d0b",
  "health-down": "#e0609b",
  "health-down-text": "#f08ab8",
  "health-down-tint": "#3a1529",
  "health-blind-text": "#a0a7b1",
  "health-blind-tint": "#23282e",
  "health-maintenance": "#2e9bdb",
  "health-maintenance-text": "#6cbdf0",
  "series-1": "#5b8df5",
  "series-2": "#d98bc9",
  "series-3": "#8fe0e6",
  "series-4": "#3b62b8",
  "series-5": "#c9be74",
  "series-6": "#8a7bd8",
  "series-7": "#7e8a8c",
  "series-8": "#e6e9f2",
};

/** Token -> "#rrggbb" in lower case. */
export const COLOURS: Readonly<Record<Theme, Readonly<Record<Token, string>>>> = { light: LIGHT, dark: DARK };

/** How a token is written where it is painted: as its CSS variable, so that the page's theme decides, or as the theme's own colour. */
export type Paint = (token: Token) => string;

export const paintByVariable: Paint = (token) => `var(--${token})`;

export function paintByTheme(theme: Theme): Paint {
  return (token) => COLOURS[theme][token];
}
