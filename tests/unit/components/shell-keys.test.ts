// Keys: single ones, sequences, and those that belong to the browser.
import { expect, test } from "vitest";
import { createKeyReader } from "@/components/nav/keys";

const press = (key: string, more: Partial<{ ctrlKey: boolean; metaKey: boolean; altKey: boolean }> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

test.each([
  ["?", "help"],
  ["/", "filter"],
  ["c", "copyPinned"],
  ["C", "copyLive"],
  ["u", "zone"],
])("%s does %s", (key, action) => {
  expect(createKeyReader()(press(key), 0)).toBe(action);
});

test("t and an arrow shift the window", () => {
  const read = createKeyReader();
  expect(read(press("t"), 0)).toBeNull();
  expect(read(press("ArrowLeft"), 400)).toBe("earlier");
  expect(read(press("ArrowLeft"), 500)).toBeNull();
});

test("a sequence that takes too long begins anew", () => {
  const read = createKeyReader();
  read(press("t"), 0);
  expect(read(press("z"), 5_000)).toBeNull();
});

test("an unfinished sequence does not swallow the next key", () => {
  const read = createKeyReader();
  read(press("d"), 0);
  expect(read(press("?"), 100)).toBe("help");
});

test("keys with a modifier stay the browser's, but for the search", () => {
  const read = createKeyReader();
  expect(read(press("c", { ctrlKey: true }), 0)).toBeNull();
  expect(read(press("c", { metaKey: true }), 0)).toBeNull();
  expect(read(press("k", { ctrlKey: true }), 0)).toBe("search");
  expect(read(press("ArrowLeft", { altKey: true }), 0)).toBeNull();
});
