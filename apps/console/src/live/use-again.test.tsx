import { act, type ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { draw } from "../store/draw.fixture.tsx";
import { freshness } from "./connection.ts";
import { queueLoads } from "./queue-loads.ts";
import type { Came } from "./until-known.ts";
import { useAgain } from "./use-again.ts";

const asked = vi.fn<() => Promise<Came>>();

function Shown({
  isMissing,
  ask = asked,
  isWanted = true,
}: {
  readonly isMissing: boolean;
  readonly ask?: typeof asked;
  readonly isWanted?: boolean;
}): ReactNode {
  useAgain(isMissing, ask, isWanted);
  return null;
}
/** Gives how often was asked after these seconds. */
const pass = async (seconds: number): Promise<number> => {
  await act(async () => void (await vi.advanceTimersByTimeAsync(seconds * 1_000)));
  return asked.mock.calls.length;
};

beforeEach(() => {
  vi.useFakeTimers();
  asked.mockReset().mockResolvedValue({ kind: "unreachable" });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  freshness.set({ kind: "starting" });
});

it("asks for what is missing ever more rarely until it has come, and not after that", async () => {
  const { again, remove } = draw(<Shown isMissing={false} />);
  expect(await pass(60)).toBe(0);
  again(<Shown isMissing />);
  const times = [];
  for (const seconds of [1.9, 0.2, 3.8, 0.2, 7.8, 0.2, 15.8, 0.2, 31.8, 0.2, 31.8, 0.2])
    times.push(await pass(seconds));
  expect(times).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6]);
  again(<Shown isMissing={false} />);
  expect(await pass(600)).toBe(6);
  again(<Shown isMissing />);
  expect(await pass(2.1)).toBe(7);
  remove();
});

it("asks one question at a time, and none once nobody looks any more", async () => {
  const answered = Promise.withResolvers<Came>();
  asked.mockReturnValue(answered.promise);
  const { remove } = draw(<Shown isMissing />);
  expect(await pass(60)).toBe(1);
  remove();
  answered.resolve({ kind: "unreachable" });
  expect(await pass(60)).toBe(1);
});

it("asks nothing once what waited to be asked is looked at by nobody, though the line comes back", async () => {
  const subscribe = freshness.subscribe;
  let heardBy = 0;
  vi.spyOn(freshness, "subscribe").mockImplementation((listener) => {
    const leave = subscribe(listener);
    heardBy += 1;
    return () => {
      heardBy -= 1;
      leave();
    };
  });
  const { remove } = draw(<Shown isMissing />);
  await pass(1);
  expect(heardBy).toBe(1);
  remove();
  expect(heardBy).toBe(0);
  freshness.set({ kind: "live", provedAt: 0 });
  expect(await pass(600)).toBe(0);
});

it("asks what is missing now, where that is something else than before", async () => {
  const other = vi.fn<() => Promise<Came>>(async () => ({ kind: "data" }));
  const { again, remove } = draw(<Shown isMissing />);
  await pass(1);
  again(<Shown isMissing ask={other} />);
  expect(await pass(2)).toBe(0);
  expect(other).toHaveBeenCalledTimes(1);
  remove();
});

it("goes on where a newer question overtook it, as that may have had no answer, either", async () => {
  asked.mockResolvedValue(null);
  const { remove } = draw(<Shown isMissing />);
  expect(await pass(2.1)).toBe(1);
  expect(await pass(4)).toBe(2);
  remove();
});

it.each<[string, Came]>([
  ["refused", { kind: "failed", isRefused: true }],
  ["asked by nobody who is signed in", { kind: "signed_out" }],
])("asks no more for what was %s", async (_what, came) => {
  asked.mockResolvedValue(came);
  const { remove } = draw(<Shown isMissing />);
  expect(await pass(600)).toBe(1);
  remove();
});

it("asks nothing while the line is away, and soon after it is back, once", async () => {
  freshness.set({ kind: "live", provedAt: 0 });
  const { remove } = draw(<Shown isMissing />);
  act(() => freshness.set({ kind: "stale", since: 0, brokenAt: 0 }));
  expect(await pass(600)).toBe(0);
  asked.mockResolvedValue({ kind: "data" });
  act(() => freshness.set({ kind: "live", provedAt: 0 }));
  expect(await pass(1.9)).toBe(0);
  expect(await pass(0.2)).toBe(1);
  expect(await pass(600)).toBe(1);
  remove();
});

it("asks anew, missing or not, each time that the queue came as a whole without a line, and not beside one", async () => {
  asked.mockResolvedValue({ kind: "data" });
  const load = () => act(() => queueLoads.update((times) => times + 1));
  const { again, remove } = draw(<Shown isMissing={false} />);
  load();
  freshness.set({ kind: "live", provedAt: 0 });
  load();
  expect(await pass(600)).toBe(0);
  freshness.set({ kind: "stale", since: 0, brokenAt: 0 });
  load();
  load();
  expect(await pass(600)).toBe(2);
  asked.mockResolvedValue({ kind: "unreachable" });
  again(<Shown isMissing />);
  load();
  expect(await pass(600)).toBe(3);
  again(<Shown isMissing isWanted={false} />);
  load();
  remove();
  load();
  expect(await pass(600)).toBe(3);
});

it("asks nothing of what is not wanted, also where it is missing", async () => {
  const { remove } = draw(<Shown isMissing isWanted={false} />);
  expect(await pass(600)).toBe(0);
  remove();
});

it("asks anew in a page that nobody sees only once it is seen again, however often the queue came meanwhile", async () => {
  asked.mockResolvedValue({ kind: "data" });
  const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
  const { remove } = draw(<Shown isMissing={false} />);
  freshness.set({ kind: "stale", since: 0, brokenAt: 0 });
  act(() => queueLoads.update((times) => times + 1));
  act(() => queueLoads.update((times) => times + 1));
  expect(await pass(600)).toBe(0);
  freshness.set({ kind: "live", provedAt: 0 });
  hidden.mockReturnValue(false);
  act(() => void document.dispatchEvent(new Event("visibilitychange")));
  expect(await pass(1)).toBe(1);
  act(() => void document.dispatchEvent(new Event("visibilitychange")));
  expect(await pass(600)).toBe(1);
  remove();
});
