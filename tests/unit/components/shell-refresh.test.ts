// The page's one timer: rests while hidden or held, catches up once.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { holdRefresh, isRefreshHeld, startTimer } from "@/lib/client/refresh";

const page = Object.assign(new EventTarget(), { visibilityState: "visible" });

function setVisible(isVisible: boolean): void {
  page.visibilityState = isVisible ? "visible" : "hidden";
  page.dispatchEvent(new Event("visibilitychange"));
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", page);
  page.visibilityState = "visible";
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("refreshes about every interval, never in step with other screens by more than a tenth", () => {
  const refresh = vi.fn();
  const stop = startTimer(30_000, refresh);
  vi.advanceTimersByTime(26_900);
  expect(refresh).toHaveBeenCalledTimes(0);
  vi.advanceTimersByTime(6_200);
  expect(refresh).toHaveBeenCalledTimes(1);
  stop();
  vi.advanceTimersByTime(120_000);
  expect(refresh).toHaveBeenCalledTimes(1);
});

test("a hidden tab asks nothing, and once on return", () => {
  const refresh = vi.fn();
  const stop = startTimer(30_000, refresh);
  setVisible(false);
  vi.advanceTimersByTime(600_000);
  expect(refresh).toHaveBeenCalledTimes(0);
  setVisible(true);
  expect(refresh).toHaveBeenCalledTimes(1);
  stop();
});

test("a short look away does not refresh early", () => {
  const refresh = vi.fn();
  const stop = startTimer(30_000, refresh);
  setVisible(false);
  vi.advanceTimersByTime(5_000);
  setVisible(true);
  expect(refresh).toHaveBeenCalledTimes(0);
  stop();
});

test("refreshes are held while anybody holds them", () => {
  const releaseOne = holdRefresh();
  const releaseOther = holdRefresh();
  releaseOne();
  expect(isRefreshHeld()).toBe(true);
  releaseOther();
  releaseOther();
  expect(isRefreshHeld()).toBe(false);
});
