import { act, type ReactNode } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { ask } from "../api/ask.ts";
import { draw } from "../store/draw.fixture.tsx";
import { createStore, useStore } from "../store/store.ts";
import type { Flood } from "./flood-documents.ts";
import { useFloods } from "./use-floods.ts";

vi.mock(import("../api/ask.ts"), { spy: true });
afterEach(() => {
  vi.mocked(ask).mockReset();
  vi.useRealTimers();
});

const flood: Flood = { source: null, place: "Mall", members: [], apart: [] };
const unjudged = createStore<readonly string[]>(["a", "b", "c", "d", "e"]);

function Shown(): ReactNode {
  return String(useFloods(useStore(unjudged)).length);
}

it("[G649] shows what was found also where somebody came while it was asked for, as in a flood somebody always does", async () => {
  vi.useFakeTimers();
  let answer = (): void => undefined;
  vi.mocked(ask).mockImplementation(
    async () =>
      new Promise((resolve) => {
        answer = () => resolve({ kind: "data", data: { floods: [flood] } } as never);
      }),
  );
  const { page, remove } = draw(<Shown />);
  await act(async () => vi.advanceTimersByTimeAsync(1));
  expect(ask).toHaveBeenCalledTimes(1);
  act(() => unjudged.update((before) => [...before, "f"]));
  await act(async () => {
    answer();
    await vi.advanceTimersByTimeAsync(1);
  });
  expect(page.textContent).toBe("1");
  // And it is not asked again at once.
  expect(ask).toHaveBeenCalledTimes(1);
  remove();
});
