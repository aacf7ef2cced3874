import { act, type ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { shift } from "../alerts/shift.ts";
import { draw } from "../store/draw.fixture.tsx";
import { createStore } from "../store/store.ts";
import { freshness } from "./connection.ts";
import { keepCurrent, whenever } from "./keep-current.ts";
import { queueLoads } from "./queue-loads.ts";
import type { Came } from "./until-known.ts";

const heard = createStore({ of: "this", times: 0 });
let came: Came = { kind: "data" };
const look = vi.fn<() => Promise<Came>>(async () => came);
const forget = vi.fn<() => void>();
const useCurrent = keepCurrent({ look, forget, reasons: [whenever(heard, ({ times }) => times)] });
const everyMs = vi.fn<() => number>(() => 5_000);
const useAlarm = keepCurrent({
  look,
  forget,
  reasons: [whenever(heard, ({ times }) => times)],
  isUrgent: true,
  everyMs,
});
function Shows({ use = useCurrent }: { readonly use?: () => void }): ReactNode {
  use();
  return null;
}
const pass = async (ms: number): Promise<void> =>
  act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
const twice = () =>
  draw(
    <>
      <Shows />
      <Shows />
    </>,
  );

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.clearAllMocks();
  came = { kind: "data" };
  freshness.set({ kind: "starting" });
  shift.set({ kind: "off" });
});

it("is asked for once however many show it, each minute, and forgotten with the last of them", async () => {
  const one = twice();
  const other = draw(<Shows />);
  expect(look).toHaveBeenCalledTimes(1);
  await pass(61_000);
  expect(look).toHaveBeenCalledTimes(2);
  one.remove();
  expect(forget).not.toHaveBeenCalled();
  other.remove();
  expect(forget).toHaveBeenCalledTimes(1);
  await pass(300_000);
  act(() => heard.update((before) => ({ ...before, times: before.times + 1 })));
  await pass(1_000);
  expect(look).toHaveBeenCalledTimes(2);
});

it("is asked for once for news that comes together, and not for what is no news", async () => {
  const { remove } = twice();
  act(() => {
    heard.update((before) => ({ ...before, times: before.times + 1 }));
    heard.update((before) => ({ ...before, times: before.times + 1 }));
  });
  await pass(1_000);
  expect(look).toHaveBeenCalledTimes(2);
  act(() => heard.update((before) => ({ ...before, of: "that" })));
  await pass(1_000);
  expect(look).toHaveBeenCalledTimes(2);
  remove();
});

it("is asked for when the queue came as a whole, as what it tells once may not have been told, and when the shift is another", async () => {
  const { remove } = twice();
  act(() => queueLoads.update((times) => times + 1));
  await pass(1_000);
  expect(look).toHaveBeenCalledTimes(2);
  act(() => shift.set({ kind: "on", state: "available", stateSince: 0 }));
  await pass(1_000);
  expect(look).toHaveBeenCalledTimes(3);
  remove();
});

const breaks = async (): Promise<void> => {
  act(() => freshness.set({ kind: "stale", since: 0, brokenAt: 0 }));
  await pass(5_000);
  act(() => freshness.set({ kind: "live", provedAt: 0 }));
  await pass(1_000);
};

it("is not asked for when a line is back that has told what it missed, but where it is missing still", async () => {
  freshness.set({ kind: "live", provedAt: 0 });
  const { remove } = twice();
  await pass(1_000);
  await breaks();
  expect(look).toHaveBeenCalledTimes(1);
  came = { kind: "unreachable" };
  act(() => heard.update((before) => ({ ...before, times: before.times + 1 })));
  await pass(300);
  came = { kind: "data" };
  expect(look).toHaveBeenCalledTimes(2);
  await breaks();
  expect(look).toHaveBeenCalledTimes(3);
  remove();
});

it("is asked for whenever the line is back and not when it goes, at once and as often as it says, where it alarms", async () => {
  freshness.set({ kind: "live", provedAt: 0 });
  const { remove } = draw(<Shows use={useAlarm} />);
  await pass(100);
  await breaks();
  expect(look).toHaveBeenCalledTimes(3);
  act(() => heard.update((before) => ({ ...before, times: before.times + 1 })));
  await pass(1);
  expect(look).toHaveBeenCalledTimes(4);
  remove();
});

it("is asked for once with the queue at a start where it alarms, and not again as its line comes for the first time, but where it is missing", async () => {
  const { remove } = draw(<Shows use={useAlarm} />);
  await pass(10);
  act(() => queueLoads.update((times) => times + 1));
  await pass(10);
  expect(look).toHaveBeenCalledTimes(2);
  act(() => freshness.set({ kind: "live", provedAt: 0 }));
  await pass(1_000);
  expect(look).toHaveBeenCalledTimes(2);
  remove();
  freshness.set({ kind: "starting" });
  came = { kind: "unreachable" };
  const other = draw(<Shows use={useAlarm} />);
  await pass(10);
  came = { kind: "data" };
  act(() => freshness.set({ kind: "live", provedAt: 0 }));
  await pass(10);
  expect(look).toHaveBeenCalledTimes(4);
  other.remove();
});

it("[G734] is asked for again soon where what was heard had no answer, as it is told once, and no more once nothing shows it", async () => {
  freshness.set({ kind: "live", provedAt: 0 });
  const { remove } = twice();
  await pass(1_000);
  came = { kind: "unreachable" };
  act(() => heard.update((before) => ({ ...before, times: before.times + 1 })));
  await pass(300);
  expect(look).toHaveBeenCalledTimes(2);
  await pass(2_000);
  expect(look).toHaveBeenCalledTimes(3);
  came = { kind: "data" };
  await pass(4_000);
  expect(look).toHaveBeenCalledTimes(4);
  await pass(30_000);
  expect(look).toHaveBeenCalledTimes(4);
  came = { kind: "unreachable" };
  act(() => heard.update((before) => ({ ...before, times: before.times + 1 })));
  await pass(300);
  remove();
  await pass(30_000);
  expect(look).toHaveBeenCalledTimes(5);
});
