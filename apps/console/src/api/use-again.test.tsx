import { act, type ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { draw } from "../store/draw.fixture.tsx";
import { useAgain } from "./use-again.ts";

const asked = vi.fn<() => Promise<void>>();

function Shown({
  isMissing,
  ask = asked,
}: {
  readonly isMissing: boolean;
  readonly ask?: typeof asked;
}): ReactNode {
  useAgain(isMissing, ask);
  return null;
}
const pass = async (ms: number): Promise<void> =>
  act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

beforeEach(() => {
  vi.useFakeTimers();
  asked.mockReset().mockResolvedValue();
});
afterEach(() => void vi.useRealTimers());

it("asks every few seconds for what is missing until it has come, and not after that", async () => {
  const { again, remove } = draw(<Shown isMissing={false} />);
  await pass(60_000);
  expect(asked).not.toHaveBeenCalled();
  again(<Shown isMissing />);
  await pass(4_999);
  expect(asked).not.toHaveBeenCalled();
  await pass(1);
  expect(asked).toHaveBeenCalledTimes(1);
  await pass(5_000);
  expect(asked).toHaveBeenCalledTimes(2);
  again(<Shown isMissing={false} />);
  await pass(60_000);
  expect(asked).toHaveBeenCalledTimes(2);
  remove();
});

it("asks one question at a time, and none once nobody looks any more", async () => {
  const answered = Promise.withResolvers<undefined>();
  asked.mockReturnValue(answered.promise);
  const { remove } = draw(<Shown isMissing />);
  await pass(60_000);
  expect(asked).toHaveBeenCalledTimes(1);
  remove();
  answered.resolve(undefined);
  await pass(60_000);
  expect(asked).toHaveBeenCalledTimes(1);
});

it("asks what is missing now, where that is something else than before", async () => {
  const other = vi.fn<() => Promise<void>>(async () => undefined);
  const { again, remove } = draw(<Shown isMissing />);
  await pass(3_000);
  again(<Shown isMissing ask={other} />);
  await pass(5_000);
  expect([asked, other].map((each) => each.mock.calls.length)).toEqual([0, 1]);
  remove();
});
