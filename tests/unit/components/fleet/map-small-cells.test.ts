// Small cells as pixels: what is bad is larger and on top, what is filtered out is dimmed and still there, what is unseen is hollow.
import { expect, test } from "vitest";
import { emptyLooks, type LookGroups, type Pen } from "@/components/fleet/map-pen";
import { paintSmallCells } from "@/components/fleet/map-small-cells";
import type { Look } from "@/lib/client/fleet-map-looks";

const WIDTH = 20;
const HEIGHT = 10;
const FILLS: Readonly<Record<Look, string>> = {
  rest: "#010203",
  quiet: "#040506",
  bar: "#070809",
  degraded: "#0a0b0c",
  burning: "#0d0e0f",
  down: "#aabbcc",
  over: "#102030",
  blind: "#405060",
};

/** Cells of 5 px at these corners, painted at one device pixel each; gives the colour at a place as "rrggbbaa". */
function paint(
  corners: readonly (readonly [number, number])[],
  groups: Partial<Record<"shown" | "dimmed", Partial<Record<Look, number[]>>>>,
) {
  let data = new Uint8ClampedArray(0);
  const context = {
    canvas: { width: WIDTH, height: HEIGHT },
    fillStyle: "",
    globalAlpha: 1,
    createImageData: (width: number, height: number) => ({ data: new Uint8ClampedArray(width * height * 4) }),
    putImageData: (image: { data: Uint8ClampedArray<ArrayBuffer> }) => {
      data = image.data;
    },
    fillRect: () => {},
  };
  const layout = {
    cellPx: 5,
    xs: Float32Array.from(corners, ([x]) => x),
    ys: Float32Array.from(corners, ([, y]) => y),
  };
  const pen = { context, layout, pixelRatio: 1, colors: { fills: FILLS, maintenance: "#000000", core: "#ffffff" } };
  const all: LookGroups = {
    shown: { ...emptyLooks(), ...groups.shown },
    dimmed: { ...emptyLooks(), ...groups.dimmed },
  };
  paintSmallCells(pen as unknown as Pen, all); // the part of a canvas and a layout that cells of this size use
  return (x: number, y: number) =>
    Buffer.from(data.subarray((y * WIDTH + x) * 4, (y * WIDTH + x) * 4 + 4)).toString("hex");
}

test("a cell fills its square and nothing beside it", () => {
  const at = paint([[2, 3]], { shown: { rest: [0] } });
  expect([at(2, 3), at(6, 7)]).toEqual(["010203ff", "010203ff"]);
  expect([at(1, 3), at(7, 3), at(2, 2), at(2, 8)]).toEqual(Array(4).fill("00000000"));
});

test("a cluster that is down reaches a pixel further on every side and covers its neighbours", () => {
  const at = paint(
    [
      [2, 2],
      [8, 2],
    ],
    { shown: { rest: [0], down: [1] } },
  );
  expect([at(7, 1), at(13, 7)]).toEqual(["aabbccff", "aabbccff"]);
  expect(at(6, 4)).toBe("010203ff");
});

test("what the filter leaves out is there at a quarter", () => {
  const at = paint([[2, 2]], { dimmed: { burning: [0] } });
  expect(at(4, 4)).toBe("0d0e0f40");
});

test("what cannot be seen is an outline with a slash", () => {
  const at = paint([[2, 2]], { shown: { blind: [0] } });
  expect([at(2, 2), at(6, 6), at(4, 4), at(5, 3), at(3, 5)]).toEqual(Array(5).fill("405060ff"));
  expect([at(3, 3), at(5, 5)]).toEqual(Array(2).fill("00000000"));
});

test("cells at the edge of the canvas are cut, not wrapped to the next line", () => {
  const at = paint(
    [
      [0, 0],
      [17, 5],
    ],
    { shown: { down: [0], rest: [1] } },
  );
  expect(at(19, 6)).toBe("010203ff");
  expect([at(0, 6), at(0, 7), at(19, 1)]).toEqual(Array(3).fill("00000000"));
  expect(at(0, 0)).toBe("aabbccff");
});
