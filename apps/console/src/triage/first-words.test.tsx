import { act, type ReactNode } from "react";
import type { QueueRow } from "@holdfast/wire";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { queueRow } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { useFirstWords } from "./first-words.ts";

const row = queueRow(1, { unanswered: 1 });
const more = queueRow(1, { unanswered: 2, version: 2 });
let said: string | null;
let log: readonly Asked[];

function Reading({ of }: { readonly of: QueueRow }): ReactNode {
  const words = useFirstWords([of]).wordsOf(of.id);
  return words.kind === "read" ? words.messages.map(({ text }) => text).join() : words.kind;
}
const passes = async (ms: number): Promise<void> =>
  act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

beforeEach(() => {
  vi.useFakeTimers();
  said = "one";
  log = stubGateway(() => {
    if (said === null) return "unreachable";
    const messages = [{ id: "m", text: said, isCut: false }];
    return { json: { data: { firstWords: [{ row: { id: row.id }, messages }] } } };
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("reads again until it can what was written since, and shows meanwhile what was read before", async () => {
  const { page, again, remove } = draw(<Reading of={row} />);
  await passes(10);
  expect(page.textContent).toBe("one");
  said = null;
  again(<Reading of={more} />);
  await passes(10);
  await passes(5_000);
  expect(page.textContent).toBe("one");
  expect(log).toHaveLength(3);
  said = "one,two";
  await passes(5_010);
  expect(page.textContent).toBe("one,two");
  await passes(60_000);
  expect(log).toHaveLength(4);
  remove();
});

it("shows what was read last, though an answer from before comes after it", async () => {
  const waiting: ((text: string) => void)[] = [];
  vi.stubGlobal("fetch", async () => {
    const text = await new Promise<string>((resolve) => void waiting.push(resolve));
    return Response.json({
      data: { firstWords: [{ row: { id: row.id }, messages: [{ id: "m", text, isCut: false }] }] },
    });
  });
  const { page, again, remove } = draw(<Reading of={row} />);
  again(<Reading of={more} />);
  await passes(10);
  expect(waiting).toHaveLength(2);
  waiting[1]?.("one,two");
  await passes(10);
  waiting[0]?.("one");
  await passes(10);
  expect(page.textContent).toBe("one,two");
  remove();
});
