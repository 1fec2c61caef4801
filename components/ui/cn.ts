// Joins class names; a later class wins over an earlier one of the same kind. The kinds are those that classes of this project ask
// for: the library's own table of all of Tailwind would be 6 kB of every page. A test holds both to the same answer.
import { type ClassValue, clsx } from "clsx";
import { createTailwindMerge } from "tailwind-merge";

const whatever = [() => true];
/** `rounded` is a class, `rounded-panel` too. */
const whateverOrNone = ["", ...whatever];
/** A length of its own: `text-[15px]` is a size, `text-[red]` would be a colour. */
const isLength = (value: string) => /^\[[\d.]+(px|rem|em)\]$/.test(value);
const named = (names: string) => names.split(" ");
/** Kinds that are one prefix with any value. */
const PREFIXES = named(
  "p px py pt pr pb pl m mx my mt mr mb ml w h size min-w min-h max-w max-h gap gap-x gap-y z order leading tracking opacity bg rounded rounded-t rounded-b rounded-l rounded-r top right bottom left inset inset-x inset-y cursor whitespace justify items grid-cols grid-rows col-start col-end col-span row-span row-start basis grow shrink outline-offset resize break align select transform table list fill stroke transition",
);
const SIDES = named("t r b l x y");
const WIDTHS = named("0 2 4 8");

const CLASS_GROUPS = {
  ...Object.fromEntries(PREFIXES.map((prefix) => [prefix, [{ [prefix]: whateverOrNone }]])),
  display: named("block inline-block inline flex inline-flex grid inline-grid contents hidden table"),
  position: named("static fixed absolute relative sticky"),
  "font-family": [{ font: ["mono", "sans"] }],
  "font-weight": [{ font: named("normal medium semibold bold") }],
  "font-size": [{ text: [...named("axis small body section sentence verdict title ratio count"), isLength] }],
  "text-align": [{ text: named("left center right") }],
  "text-color": [{ text: whatever }],
  overflow: [{ overflow: named("auto hidden clip visible scroll") }],
  "overflow-x": [{ "overflow-x": whatever }],
  "overflow-y": [{ "overflow-y": whatever }],
  flex: [{ flex: ["1", "auto", "none"] }],
  "flex-direction": [{ flex: named("row row-reverse col col-reverse") }],
  "flex-wrap": [{ flex: ["wrap", "nowrap"] }],
  "border-w": [{ border: ["", ...WIDTHS, isLength] }],
  "border-style": [{ border: named("solid dashed dotted none") }],
  "border-collapse": [{ border: ["collapse", "separate"] }],
  "divide-x": [{ "divide-x": whateverOrNone }],
  "divide-y": [{ "divide-y": whateverOrNone }],
  "divide-color": [{ divide: whatever }],
  "outline-w": [{ outline: ["", "0", "1", "2"] }],
  "outline-style": [{ outline: ["none", "hidden", "solid", "dashed"] }],
  "outline-color": [{ outline: whatever }],
  ...Object.fromEntries(SIDES.map((side) => [`border-w-${side}`, [{ [`border-${side}`]: ["", ...WIDTHS] }]])),
  "border-color": [{ border: whatever }],
  ...Object.fromEntries(SIDES.map((side) => [`border-color-${side}`, [{ [`border-${side}`]: whatever }]])),
};

const merge = createTailwindMerge(() => ({
  cacheSize: 500,
  theme: {},
  classGroups: CLASS_GROUPS,
  conflictingClassGroups: {
    p: named("px py pt pr pb pl"),
    px: named("pr pl"),
    py: named("pt pb"),
    m: named("mx my mt mr mb ml"),
    mx: named("mr ml"),
    my: named("mt mb"),
    size: named("w h"),
    gap: named("gap-x gap-y"),
    inset: named("inset-x inset-y top right bottom left"),
    "inset-x": named("right left"),
    "inset-y": named("top bottom"),
    overflow: named("overflow-x overflow-y"),
    rounded: named("rounded-t rounded-b rounded-l rounded-r"),
    flex: named("basis grow shrink"),
    "font-size": ["leading"],
    "border-w": SIDES.map((side) => `border-w-${side}`),
    "border-w-x": named("border-w-r border-w-l"),
    "border-w-y": named("border-w-t border-w-b"),
    "border-color-x": named("border-color-r border-color-l"),
    "border-color-y": named("border-color-t border-color-b"),
    "border-color": SIDES.map((side) => `border-color-${side}`),
  },
  conflictingClassGroupModifiers: { "font-size": ["leading"] },
  orderSensitiveModifiers: named("before after *"),
}));

export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
