import { act, type ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { queueRow } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { useStanding } from "./use-standing.ts";

/** Every question, to be answered when the test says so: whether the thread is a shared line, or not at all. */
let waiting: ((line: string) => void)[];
const seen = vi.fn<(again: () => Promise<unknown>) => void>();

function Standing({ version = 1 }: { readonly version?: number }): ReactNode {
  const { standing, again } = useStanding(queueRow(7, { version }));
  seen(again);
  return standing.kind === "ready"
    ? (standing.data.threadStanding?.sharedLine as unknown as string)
    : standing.kind;
}
const passes = async (ms: number): Promise<void> =>
  act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
async function answer(nth: number, line: string): Promise<void> {
  await passes(10);
  waiting[nth]?.(line);
  await passes(10);
}

beforeEach(() => {
  vi.useFakeTimers();
  waiting = [];
  vi.stubGlobal("fetch", async () => {
    const sharedLine = await new Promise<string>((resolve) => void waiting.push(resolve));
    if (sharedLine === "unreachable") throw new TypeError("fetch failed");
    return Response.json({ data: { threadStanding: { block: null, sharedLine }, contactPlan: null } });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("asks again for what could not be had of a thread, also where something older is known", async () => {
  const { page, again, remove } = draw(<Standing />);
  await answer(0, "unreachable");
  expect(page.textContent).toBe("failed");
  await passes(5_000);
  await answer(1, "first");
  again(<Standing version={2} />);
  await answer(2, "unreachable");
  expect(page.textContent).toBe("first");
  await passes(5_000);
  await answer(3, "second");
  expect(page.textContent).toBe("second");
  await passes(60_000);
  expect(waiting).toHaveLength(4);
  remove();
});

it("shows what the later question found, under the same version too, though an answer from before comes last", async () => {
  const { page, remove } = draw(<Standing />);
  await passes(1);
  act(() => void seen.mock.lastCall?.[0]());
  await passes(1);
  await answer(1, "after");
  await answer(0, "before");
  expect(page.textContent).toBe("after");
  remove();
});
