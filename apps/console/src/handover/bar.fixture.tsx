import { act } from "react";
import { vi } from "vitest";
import { announce } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { freshness } from "../live/connection.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { HandoverBar } from "./handover-bar.tsx";
import type { HandoverData, ShiftEndData } from "./handover-documents.ts";
import { OFFERED } from "./handover.fixture.ts";

/** What the gateway of these tests answers, and what it was asked. */
export const stage: {
  list: readonly HandoverData[];
  shiftEnd: ShiftEndData | null;
  answers: Readonly<Record<string, object>>;
  isAway: boolean;
  asked: Asked[];
  remove: () => void;
} = { list: [], shiftEnd: null, answers: {}, isAway: false, asked: [], remove: () => undefined };

export const nameOf = ({ body }: Asked): string => /"operationName":"(\w+)"/.exec(body)?.[1] ?? "";
export const settle = async (ms = 20): Promise<void> =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });

/** Seats Dana at the moment of the offer, in front of a gateway that answers what is on the stage. */
export function setUp(): void {
  vi.useFakeTimers({ now: OFFERED, shouldAdvanceTime: true });
  seatDana();
  Object.assign(stage, { list: [], shiftEnd: null, answers: {}, isAway: false });
  stage.asked = stubGateway((one) => {
    if (stage.isAway) return "unreachable";
    const { list: handovers, shiftEnd } = stage;
    const name = nameOf(one);
    return { json: { data: name === "Handovers" ? { handovers, shiftEnd } : stage.answers[name] } };
  });
}

export function takeDown(): void {
  stage.remove();
  stage.remove = () => undefined;
  vi.mocked(announce).mockClear();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
  freshness.set({ kind: "starting" });
  queue.set(EMPTY_QUEUE);
}

/** Draws the bar, as soon as it has asked. */
export async function drawn(path = "/queue"): ReturnType<typeof drawAt> {
  const bar = await drawAt(path, <HandoverBar />);
  stage.remove = bar.remove;
  await settle();
  return bar;
}

export const items = (page: ParentNode, mark: string): readonly string[] =>
  [...page.querySelectorAll(`[data-${mark}]`)].map(({ textContent }) => textContent);

/** What was said aloud, and how; `announce` is spied on. */
export const said = (): readonly string[] =>
  vi.mocked(announce).mock.calls.map(([{ urgency, words }]) => `${urgency}: ${words(1)}`);
